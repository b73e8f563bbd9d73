import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconDice5, IconEraser, IconHistory, IconListCheck, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { roleKeys, roleNames } from '../../../../../core/access.ts';
import { generatedAnswers } from '../../../../../core/form/generated.ts';
import { DayInput } from '../../../ui/DayInput.tsx';
import { useLanguage, useSay, useTexts } from '../../../texts/index.ts';
import { decimalWords } from '../../scores/explain.ts';
import { useBuilder } from '../builder-store.ts';
import { EarlierDialog } from './EarlierDialog.tsx';
import { SaveSample } from './SaveSample.tsx';
import { clear, load, setTrying, useDayTried, useTrying, waysToShow, widths } from './trying-store.ts';
import type { Trial } from './use-tried.ts';
import classes from './trying.module.css';

/** As whom, in which language and width the form is looked at, and with which answers. */
export function PreviewBar({ trial }: { readonly trial: Trial }) {
  return (
    <div className={`${classes['bar']} sk-noprint`}>
      <Looks />
      <Answers trial={trial} />
      <Standing trial={trial} />
    </div>
  );
}

function Looks() {
  const { t } = useTexts();
  const say = useSay();
  const pageLanguage = useLanguage();
  const { role, language, width, as } = useTrying((state) => state);
  const on = useDayTried();
  const hasRefs = useBuilder((state) => state.model.refs.length > 0);
  return (
    <div className={classes['looks']}>
      <NativeSelect label={t('builder.trying.role')} value={role} onChange={({ currentTarget }) => setTrying({ role: currentTarget.value as typeof role })} data={roleKeys.map((key) => ({ value: key, label: say(roleNames[key]) }))} />
      <NativeSelect label={t('builder.trying.language')} value={language ?? pageLanguage} onChange={({ currentTarget }) => setTrying({ language: currentTarget.value as 'id' | 'en' })} data={[{ value: 'id', label: 'Indonesia' }, { value: 'en', label: 'English' }]} />
      <NativeSelect label={t('builder.trying.as')} value={as} onChange={({ currentTarget }) => setTrying({ as: currentTarget.value as typeof as })} data={waysToShow.map((way) => ({ value: way, label: t(`builder.trying.ways.${way}`) }))} />
      <NativeSelect label={t('builder.trying.width')} value={width} disabled={as === 'paper'} onChange={({ currentTarget }) => setTrying({ width: currentTarget.value as typeof width })} data={widths.map((each) => ({ value: each, label: t(`builder.trying.widths.${each}`) }))} />
      <DayInput label={t('builder.trying.on')} value={on} onChange={(day) => day && setTrying({ on: day })} />
      {as === 'paper' && <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>{t('shell.print')}</Button>}
      {hasRefs && <Refs />}
    </div>
  );
}

/** Values from elsewhere, typed in for the trial: an earlier step or a reference table does not speak here. */
function Refs() {
  const { t } = useTexts();
  const refs = useBuilder((state) => state.model.refs);
  const given = useTrying((state) => state.refs);
  const set = (name: string, text: string) => { const { [name]: _, ...rest } = given; setTrying({ refs: text === '' ? rest : { ...rest, [name]: /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : text } }); };
  return refs.map((ref) => <TextInput key={ref.name} label={t('builder.trying.ref', { name: ref.name })} defaultValue={String(given[ref.name] ?? '')} onBlur={({ currentTarget }) => set(ref.name, currentTarget.value.trim())} />);
}

function Answers({ trial }: { readonly trial: Trial }) {
  const { t } = useTexts();
  const source = useTrying((state) => state.source);
  const on = useDayTried();
  const tests = useBuilder((state) => state.model.tests);
  const [choosing, setChoosing] = useState(false);
  const generate = () => { const seed = source.from === 'generated' ? source.seed + 1 : 1; load(trial.model, generatedAnswers(trial.model, { seed, on }), { from: 'generated', seed }); };
  const sample = (testId: string) => { const test = tests.find((each) => each.id === testId); if (test) load(trial.model, test.answers, { from: 'test', testId }); };
  return (
    <div className={classes['acts']} role="group" aria-label={t('builder.trying.answers')}>
      <Button size="compact-sm" variant="default" leftSection={<IconDice5 size={16} aria-hidden />} onClick={generate}>{t('builder.trying.generate')}</Button>
      {tests.length > 0 && <NativeSelect aria-label={t('builder.trying.fromTest')} value={source.from === 'test' ? source.testId : ''} onChange={({ currentTarget }) => sample(currentTarget.value)} data={[{ value: '', label: t('builder.trying.fromTest') }, ...tests.map((test) => ({ value: test.id, label: test.title }))]} />}
      <Button size="compact-sm" variant="default" leftSection={<IconHistory size={16} aria-hidden />} onClick={() => setChoosing(true)}>{t('builder.trying.earlier.choose')}</Button>
      <Button size="compact-sm" variant="default" leftSection={<IconEraser size={16} aria-hidden />} onClick={clear}>{t('builder.trying.clear')}</Button>
      <SaveSample model={trial.model} />
      {choosing && <EarlierDialog model={trial.model} onClose={() => setChoosing(false)} />}
    </div>
  );
}

/** Where the answers come from, how far they go, and what they score. */
function Standing({ trial }: { readonly trial: Trial }) {
  const { t } = useTexts();
  const say = useSay();
  const language = useLanguage();
  const source = useTrying((state) => state.source);
  const title = useBuilder((state) => (source.from === 'test' ? state.model.tests.find((test) => test.id === source.testId)?.title : undefined));
  const { checked, score } = trial.tried;
  const told = { own: t('builder.trying.sources.own'), generated: t('builder.trying.sources.generated', { seed: source.from === 'generated' ? source.seed : 0 }), test: t('builder.trying.sources.test', { title: title ?? '–' }), earlier: source.from === 'earlier' ? t('builder.trying.sources.earlier', { agency: source.agencyName, count: source.masked.length }) : '' }[source.from];
  return (
    <div className={classes['standing']} aria-live="polite">
      <span className={classes['dim']}>{told}</span>
      <span>{t('builder.trying.count', { answered: checked.answered, required: checked.required })}</span>
      {score && <span>{t('builder.trying.score')} <b>{score.tree.answered ? decimalWords(score.shown, language) : '–'}</b> {score.tree.answered && `${score.grade} ${say(score.label)}`}</span>}
      <Button size="compact-sm" leftSection={<IconListCheck size={16} aria-hidden />} onClick={() => setTrying({ strict: true })}>{t('builder.trying.check')}</Button>
    </div>
  );
}
