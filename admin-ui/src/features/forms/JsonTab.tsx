import { Button, Textarea, TextInput } from '@mantine/core';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { FormModel } from '../../../../core/form/model.ts';
import { formProblems } from '../../../../core/form/problems.ts';
import { useAct } from '../../api.tsx';
import { useSession } from '../../shell/session.tsx';
import { tell } from '../../shell/toast.tsx';
import { useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import type { FormAnswer } from './form-answer.ts';
import classes from './forms.module.css';
import { isFault, readJson, type JsonFault } from './json-place.ts';

type Read = { readonly model: FormModel; readonly problems: number } | { readonly fault: JsonFault } | { readonly notModel: string };

/** Reads the text as a form; a model that breaks the checks themselves is no model. */
function readModel(text: string, missing: (key: string) => string): Read {
  const read = readJson(text);
  if (isFault(read)) return { fault: read };
  const value = read.value as Partial<FormModel> | null;
  const absent = (['format', 'formId', 'rootId', 'byId', 'rules', 'scoring', 'refs', 'tests'] as const).find((key) => typeof value !== 'object' || value?.[key] === undefined);
  if (absent) return { notModel: missing(absent) };
  try {
    return { model: value as FormModel, problems: formProblems(value as FormModel).length };
  } catch (error) {
    return { notModel: String((error as Error).message) };
  }
}

/** The whole form as text; errors name their line, the save names who was faster. */
export function JsonTab({ form, node }: { form: FormAnswer; node: string | undefined }) {
  const { t } = useTexts();
  const { may } = useSession();
  const saved = useMemo(() => JSON.stringify(form.model, null, 2), [form.model]);
  const [base, setBase] = useState({ text: saved, rev: form.rev });
  const [text, setText] = useState(saved);
  const [find, setFind] = useState('');
  const area = useRef<HTMLTextAreaElement>(null);
  const settled = useDeferredValue(text);
  const changed = text !== base.text;
  const read = useMemo(() => readModel(settled, (key) => t('admin.forms.json.missing', { key })), [settled, t]);
  const save = useAct('changeForm', { quiet: true, refresh: ['form', 'forms', 'formVersions'], onDone: (answer) => { setBase({ text, rev: answer.rev }); tell(t('admin.forms.json.saved')); } });

  // a newer draft of somebody else comes in only while nothing was typed here
  useEffect(() => {
    if (form.rev !== base.rev && !changed) {
      setBase({ text: saved, rev: form.rev });
      setText(saved);
    }
  }, [form.rev, saved, base.rev, changed]);
  const select = (from: number, to: number) => {
    const box = area.current;
    if (!box || from < 0) return;
    box.focus();
    box.setSelectionRange(from, to);
    const lines = box.value.slice(0, from).split('\n').length;
    box.scrollTop = Math.max(0, (lines - 6) * parseFloat(getComputedStyle(box).lineHeight || '20'));
  };
  useEffect(() => {
    if (node) select(saved.indexOf(`"id": "${node}"`), saved.indexOf(`"id": "${node}"`) + node.length + 8);
    // only on arrival: typing must not move the caret
  }, [node]);
  const findNext = () => {
    const from = area.current?.selectionEnd ?? 0;
    const lower = text.toLowerCase();
    const wanted = find.toLowerCase();
    const at = lower.indexOf(wanted, from);
    const hit = at >= 0 ? at : lower.indexOf(wanted);
    if (wanted) select(hit, hit + wanted.length);
  };
  const fault = 'fault' in read ? t('admin.forms.json.errorAt', { line: read.fault.line, column: read.fault.column, why: read.fault.why }) : 'notModel' in read ? t('admin.forms.json.notModel', { why: read.notModel }) : undefined;
  const takeNewest = () => { setBase({ text: saved, rev: form.rev }); setText(saved); save.reset(); };
  return (
    <div className={classes['json']}>
      <div className={classes['jsonBar']}>
        <TextInput label={t('admin.forms.json.find')} value={find} onChange={(event) => setFind(event.currentTarget.value)} onKeyDown={(event) => event.key === 'Enter' && findNext()} />
        <Button variant="default" onClick={findNext}>{t('admin.forms.json.next')}</Button>
        <span className={classes['end']}>
          {changed && <Button variant="default" onClick={takeNewest}>{t('admin.forms.json.discard')}</Button>}
          <ActButton act={t('admin.forms.json.save')} busy={save.isPending} refusal={fault ?? (changed ? null : t('admin.forms.json.unchanged'))} onAct={() => 'model' in read && settled === text && save.mutate({ params: { formId: form.formId }, body: { model: read.model }, ifMatch: base.rev })} />
        </span>
      </div>
      <p className={classes['dim']}>{t('admin.forms.json.hint')} {t('admin.forms.json.lines', { count: text.split('\n').length })}. {'problems' in read && changed && (read.problems === 0 ? t('admin.forms.json.noProblem') : t('admin.forms.json.willHave', { count: read.problems }))}</p>
      {fault && <p className={classes['bad']} role="alert">{fault} {'fault' in read && <Button size="compact-sm" variant="default" onClick={() => select(read.fault.at, read.fault.at + 1)}>{t('admin.forms.json.toLine', { line: read.fault.line })}</Button>}</p>}
      {save.error && <><ProblemAlert problem={save.error} />{save.error.problem === 'changedMeanwhile' && <Button my="xs" variant="default" onClick={takeNewest}>{t('admin.forms.json.reload')}</Button>}</>}
      <Textarea ref={area} aria-label={t('admin.forms.tabs.json')} rows={30} spellCheck={false} readOnly={!may('editForms')} value={text} onChange={(event) => setText(event.currentTarget.value)} />
    </div>
  );
}
