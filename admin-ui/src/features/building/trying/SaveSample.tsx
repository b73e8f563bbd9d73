import { Button, Modal, Switch, TextInput } from '@mantine/core';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { useState } from 'react';
import type { FormModel } from '../../../../../core/form/model.ts';
import { outcomeOf } from '../../../../../core/form/try.ts';
import { tell, tellProblem } from '../../../shell/toast.tsx';
import { useTexts } from '../../../texts/index.ts';
import { useBuilderStore } from '../builder-store.ts';
import { freshTestId } from './new-test.ts';
import { answersNow, load, useTrying } from './trying-store.ts';
import classes from './trying.module.css';

/** Keeps the answers in the preview as a test of the form: into the test they came from, or as a new one. */
export function SaveSample({ model }: { readonly model: FormModel }) {
  const { t } = useTexts();
  const { run } = useBuilderStore();
  const source = useTrying((state) => state.source);
  const [asking, setAsking] = useState(false);
  const test = source.from === 'test' ? model.tests.find((each) => each.id === source.testId) : undefined;
  const update = () => {
    if (!test) return;
    const refused = run({ name: 'setTest', args: { test: { ...test, answers: answersNow(model) } } });
    if (refused) tellProblem(refused);
    else tell(t('builder.trying.test.updated', { title: test.title }));
  };
  return (
    <>
      {test && <Button size="compact-sm" variant="light" leftSection={<IconDeviceFloppy size={16} aria-hidden />} onClick={update}>{t('builder.trying.test.update')}</Button>}
      <Button size="compact-sm" variant="light" leftSection={<IconDeviceFloppy size={16} aria-hidden />} onClick={() => setAsking(true)}>{t('builder.trying.test.save')}</Button>
      {asking && <NewTest model={model} onClose={() => setAsking(false)} />}
    </>
  );
}

function NewTest({ model, onClose }: { readonly model: FormModel; readonly onClose: () => void }) {
  const { t } = useTexts();
  const { run } = useBuilderStore();
  const source = useTrying((state) => state.source);
  const [title, setTitle] = useState('');
  const [expects, setExpects] = useState(true);
  const save = () => {
    const answers = answersNow(model);
    const { hidden, errors, total, grade } = outcomeOf(model, answers);
    const id = freshTestId(model);
    const scored = model.scoring.mode === 'none' ? {} : { total, grade };
    const refused = run({ name: 'setTest', args: { test: { id, title: title.trim() || t('builder.trying.test.unnamed', { n: model.tests.length + 1 }), answers, expect: expects ? { errors, ...(hidden.length ? { hidden } : {}), ...scored } : {} } } });
    if (refused) return tellProblem(refused);
    load(model, answers, { from: 'test', testId: id });
    tell(t('builder.trying.test.saved'));
    return onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('builder.trying.test.save')} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <form className={classes['page']} onSubmit={(event) => { event.preventDefault(); save(); }}>
        <TextInput data-autofocus label={t('builder.trying.test.title')} description={t('builder.trying.test.titleHint')} value={title} onChange={({ currentTarget }) => setTitle(currentTarget.value)} maxLength={160} />
        {source.from === 'earlier' && <p className={classes['warning']}>{t('builder.trying.test.fromAgency', { agency: source.agencyName })}</p>}
        <Switch label={t('builder.trying.test.takeNow')} description={t('builder.trying.test.takeNowHint')} checked={expects} onChange={({ currentTarget }) => setExpects(currentTarget.checked)} />
        <div className={classes['acts']}><Button type="submit">{t('builder.trying.test.keep')}</Button><Button variant="default" onClick={onClose}>{t('shell.cancel')}</Button></div>
      </form>
    </Modal>
  );
}
