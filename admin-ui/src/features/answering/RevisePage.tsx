import { Button, Chip } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { paths } from '../../paths.ts';
import { Go, useGo, usePathPart, useSearchState } from '../../shell/Go.tsx';
import { useWhen } from '../../shell/moment.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { AnswerView } from '../../questions/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { isSupplement } from '../tasks/task-words.ts';
import { AnsweringProvider, useAnswering, useDesk } from './answering.tsx';
import classes from './answering.module.css';
import { focusQuestion, useKeys } from './moving.ts';
import { titleIn } from './Outline.tsx';
import { ReturnedQuestion } from './ReturnedQuestion.tsx';
import { isRepaired, revisionGroups } from './revision.ts';
import { SaveState } from './TaskBar.tsx';
import { TaskHead } from './TaskHead.tsx';

/** O5: fix what was returned, only that. */
export function RevisePage() {
  const taskId = usePathPart('taskId');
  return <AnsweringProvider key={taskId} taskId={taskId}><Revise /></AnsweringProvider>;
}

const tabs = ['returned', 'accepted', 'rest'] as const;
type Tab = (typeof tabs)[number];

function Revise() {
  const { t } = useTexts();
  const go = useGo();
  const { store } = useDesk();
  const [search, setSearch] = useSearchState<'q' | 'show'>();
  const state = useAnswering((whole) => whole);
  const { task } = state.task;
  const groups = revisionGroups(state);
  const tab: Tab = tabs.find((each) => each === search.show) ?? 'returned';
  const done = groups.returned.filter((node) => isRepaired(state, node.id)).length;
  const left = groups.returned.length - done;
  const supplement = isSupplement(task);
  const step = (by: 1 | -1) => {
    const ids = groups.returned.map((node) => node.id);
    const next = ids[(ids.indexOf(search.q ?? '') + by + ids.length) % Math.max(1, ids.length)];
    if (next) setSearch({ q: next, show: undefined });
  };
  const keys = useMemo(() => ({ n: () => step(1), p: () => step(-1) }), [search.q, groups.returned.length]);
  useKeys(keys);
  useEffect(() => {
    if (!search.q) return;
    const wait = setTimeout(() => focusQuestion(store.getState(), search.q ?? ''), 80);
    return () => clearTimeout(wait);
  }, [search.q, store]);
  return (
    <>
      <TaskHead title={t(supplement ? 'agency.revise.supplement' : 'agency.revise.title')} place="revise" />
      <div className={`${classes['bar']} sk-noprint`}>
        <div className={classes['barText']}>
          <strong>{t('agency.revise.round', { round: task.round })} · {t('agency.revise.done', { done, all: groups.returned.length })}</strong>
          <span className={classes['barState']}>{state.task.readOnly === null && <SaveState />}</span>
        </div>
        <div className={classes['acts']}>
          <Button component={Go} href={paths.task(task.taskId)} variant="default">{t('agency.tasks.acts.watch')}</Button>
          <ActButton act={t(supplement ? 'agency.check.title' : 'agency.revise.resend')} refusal={left > 0 && state.task.readOnly === null ? t(supplement ? 'agency.revise.notAnswered' : 'agency.revise.notYet', { count: left }) : null} explain onAct={() => go(paths.check(task.taskId))} />
        </div>
      </div>
      <Chip.Group value={tab} onChange={(value) => setSearch({ show: value === 'returned' ? undefined : String(value), q: undefined })}>
        <div role="group" aria-label={t('agency.revise.title')} className={classes['filters']}>{tabs.map((each) => <Chip key={each} value={each} size="sm">{t(supplement && each === 'returned' ? 'agency.revise.tabs.fresh' : `agency.revise.tabs.${each}`, { count: groups[each].length })}</Chip>)}</div>
      </Chip.Group>
      {groups[tab].length === 0 && <EmptyState why={t('agency.revise.none')} />}
      {tab === 'returned' ? <div className={classes['stack']}>{groups.returned.map((node) => <ReturnedQuestion key={node.id} node={node} active={search.q === node.id} />)}</div> : <LockedList ids={groups[tab].map((node) => node.id)} />}
    </>
  );
}

/** Questions that stay closed in this round, with who accepted them. */
function LockedList({ ids }: { ids: readonly string[] }) {
  const { t } = useTexts();
  const when = useWhen();
  const language = useLanguage();
  const { places, values, task } = useAnswering((state) => state);
  return (
    <ul className={classes['list']}>
      {ids.map((id) => {
        const node = places.get(id)?.node;
        const accepted = task.accepted[id];
        return node && (
          <li key={id}>
            <strong>{titleIn(node, language)}</strong>
            <AnswerView node={node} value={values[id]} />
            {accepted ? <span className={classes['accepted']}><StatusBadge kind="question" status="accepted" /><small>{t('agency.revise.acceptedBy', { by: accepted.by, when: when.longDay(accepted.at) })}</small></span> : <small>{t('agency.revise.locked')}</small>}
          </li>
        );
      })}
    </ul>
  );
}
