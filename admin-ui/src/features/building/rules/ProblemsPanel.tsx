import { Button, NativeSelect } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useState } from 'react';
import type { FormProblem } from '../../../../../core/form/problems.ts';
import { isProblem, sentence } from '../../../../../core/problem.ts';
import { useSearchState } from '../../../shell/Go.tsx';
import { useLanguage, useSay, useTexts } from '../../../texts/index.ts';
import { useBuilder, useBuilderStore } from '../builder-store.ts';
import type { BuilderTab } from '../tabs.ts';
import { useProblems } from './problems-store.ts';
import classes from './rules.module.css';

const homes: readonly (readonly [RegExp, BuilderTab])[] = [[/^(rule|ref):/, 'rules'], [/^scor/, 'scoring'], [/^test:/, 'tests'], [/^source/, 'json'], [/^text\.(?!id\.)/, 'translation']];
const shownAtOnce = 50;

/** Gives the part of the address that leads to the place of a problem. */
export function addressOfProblem({ nodeId, place = '' }: Pick<FormProblem, 'nodeId' | 'place'>): { readonly tab: string; readonly node: string | undefined; readonly place: string | undefined; readonly rule: string | undefined; readonly ref: string | undefined } {
  const tab = homes.find(([form]) => form.test(place))?.[1] ?? 'canvas';
  const after = (word: string) => (place.startsWith(`${word}:`) ? place.slice(word.length + 1) : undefined);
  return { tab, node: nodeId ?? undefined, place: place || undefined, rule: after('rule'), ref: after('ref') };
}

/** Everything wrong with the form, with a way to each place and a repair where one click can do it. */
export function ProblemsPanel({ onJump }: { readonly onJump?: () => void }) {
  const { t } = useTexts();
  const { state, problems } = useProblems();
  const [weight, setWeight] = useState<'all' | 'blocks' | 'warns'>('all');
  const [all, setAll] = useState(false);
  const [said, setSaid] = useState('');
  const wanted = problems.filter(({ blocks }) => weight === 'all' || blocks === (weight === 'blocks'));
  const shown = all ? wanted : wanted.slice(0, shownAtOnce);
  return (
    <section className={classes['side']} aria-label={t('builder.rules.problems.title')}>
      <div className={classes['bar']}>
        <h2>{t('builder.rules.problems.title')}</h2>
        <NativeSelect label={t('builder.rules.problems.show')} value={weight} onChange={({ currentTarget }) => setWeight(currentTarget.value as typeof weight)} data={[{ value: 'all', label: t('builder.rules.problems.everything') }, { value: 'blocks', label: t('builder.rules.problems.blocks') }, { value: 'warns', label: t('builder.rules.problems.warns') }]} />
      </div>
      <p className={classes['dim']}>{t('builder.rules.problems.help')}</p>
      <p className={classes['dim']} role="status">{said} {state === 'checking' ? t('builder.rules.problems.checking') : state === 'failed' ? t('builder.rules.problems.failed') : problems.length > 0 && `${t('builder.rules.problems.count', { count: problems.length })}, ${t('builder.rules.problems.blocking', { count: problems.filter((each) => each.blocks).length })}`}</p>
      {state === 'checked' && problems.length === 0 && <div className={`${classes['good']} sk-tone-good`}><IconCircleCheck size={20} aria-hidden />{t('builder.rules.problems.none')}</div>}
      <ul className={classes['list']}>{shown.map((problem, i) => <ProblemItem key={`${problem.name}${problem.nodeId ?? ''}${problem.place ?? ''}${i}`} problem={problem} onSay={setSaid} onJump={onJump} />)}</ul>
      {shown.length < wanted.length && <div><Button variant="default" onClick={() => setAll(true)}>{t('builder.rules.problems.more')} ({t('builder.rules.problems.rest', { count: wanted.length - shown.length })})</Button></div>}
    </section>
  );
}

type ItemProps = { readonly problem: FormProblem; readonly onSay: (words: string) => void; readonly onJump: (() => void) | undefined };

function ProblemItem({ problem, onSay, onJump }: ItemProps) {
  const { t } = useTexts();
  const say = useSay();
  const language = useLanguage();
  const { run, select } = useBuilderStore();
  const [, setSearch] = useSearchState<'tab' | 'node' | 'place' | 'rule' | 'ref'>();
  const title = useBuilder(({ model }) => { const node = problem.nodeId ? model.byId[problem.nodeId] : undefined; return node?.text[language]?.title || node?.text.id?.title || node?.key; });
  const jump = () => {
    if (problem.nodeId) select([problem.nodeId]);
    setSearch(addressOfProblem(problem), true);
    onJump?.();
  };
  const repair = () => {
    const refused = problem.fix && run(...problem.fix.commands);
    onSay(refused && isProblem(refused) ? say(sentence(refused.problem, refused.details)) : t('builder.rules.problems.fixed', { what: problem.fix ? say(problem.fix.about) : '' }));
  };
  return (
    <li className={classes['problem']}>
      <span className={`${classes['tag']} ${problem.blocks ? 'sk-tone-bad' : 'sk-tone-warn'}`}>{problem.blocks ? <IconCircleX size={12} aria-hidden /> : <IconAlertTriangle size={12} aria-hidden />}{t(problem.blocks ? 'builder.rules.problems.blocks' : 'builder.rules.problems.warns')}</span>
      <div><p>{say(problem.message)}</p><p className={classes['dim']}>{title ?? t('builder.rules.problems.form')}</p></div>
      <div className={classes['acts']}>
        <Button size="compact-sm" variant="default" aria-label={`${t('builder.rules.problems.open')}: ${say(problem.message)}`} onClick={jump}>{t('builder.rules.problems.open')}</Button>
        {problem.fix && <Button size="compact-sm" aria-label={`${t('builder.rules.problems.fix')}: ${say(problem.fix.about)}`} title={say(problem.fix.about)} onClick={repair}>{t('builder.rules.problems.fix')}</Button>}
      </div>
    </li>
  );
}
