import { Skeleton } from '@mantine/core';
import { useEffect } from 'react';
import { useAct } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { useGo, usePathPart } from '../../shell/Go.tsx';
import { useLanguage, useSay, useTexts } from '../../texts/index.ts';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { decimalWords } from '../scores/explain.ts';
import { AnsweringProvider, useAnswering, useDesk } from './answering.tsx';
import classes from './answering.module.css';
import { AnswerSummary } from './AnswerSummary.tsx';
import { FinishBar } from './FinishBar.tsx';
import { TaskHead } from './TaskHead.tsx';

/** O3: no surprise after sending. */
export function CheckPage() {
  const taskId = usePathPart('taskId');
  return <AnsweringProvider key={taskId} taskId={taskId}><Check /></AnsweringProvider>;
}

function Check() {
  const { t } = useTexts();
  const say = useSay();
  const language = useLanguage();
  const go = useGo();
  const { store, keeper } = useDesk();
  const task = useAnswering((state) => state.task.task);
  const score = useAnswering((state) => state.task.score);
  const check = useAct('checkTask', { quiet: true, refresh: [] });
  const run = check.mutate;
  useEffect(() => {
    // what is still on its way is saved first: the server checks what it has
    void keeper.flush().then(() => run({ params: { taskId: task.taskId }, body: {} }));
    store.setStrict(true);
  }, [keeper, run, store, task.taskId, task.phase]);
  const place = (questionId: string) => (task.duty === 'revise' ? paths.revise(task.taskId, { q: questionId }) : paths.task(task.taskId, { q: questionId, show: 'problems' }));
  const placed = (items: readonly { questionId: string; title: { id: string; en: string }; message: { id: string; en: string } }[]) =>
    items.map((item, index) => {
      const [title, message] = [say(item.title), say(item.message)];
      return { key: `${item.questionId}-${index}`, title, message: message.startsWith(`${title}: `) ? message.slice(title.length + 2) : message, href: place(item.questionId), onGo: () => go(place(item.questionId)) };
    });
  return (
    <>
      <TaskHead title={t('agency.check.title')} place="check" />
      <div className={classes['summary']}>
        {check.error && <ProblemAlert problem={check.error} onRetry={() => run({ params: { taskId: task.taskId }, body: {} })} />}
        {check.isPending && <Skeleton height={80} />}
        {check.data && <ErrorSummary problems={placed(check.data.items)} />}
        {check.data && <ErrorSummary problems={placed(check.data.warnings)} kind="warnings" focus={false} />}
        {check.data?.items.length === 0 && <div className={`${classes['banner']} sk-tone-good`} role="status"><span>{t('agency.check.ready')} {t('agency.check.summary', { answered: check.data.answered, required: check.data.required })}.{score && ` ${t('agency.check.score')}: ${decimalWords(score.shown, language)} ${score.grade}.`}</span></div>}
        <AnswerSummary place={place} wrong={new Set(check.data?.items.map((item) => item.questionId))} />
      </div>
      <FinishBar errors={check.data?.items.length} onRecheck={() => run({ params: { taskId: task.taskId }, body: {} })} />
    </>
  );
}
