import { useMediaQuery } from '@mantine/hooks';
import type { Node } from '../../../../core/form/model.ts';
import { useAct } from '../../api.tsx';
import { AnswerView } from '../../questions/index.ts';
import { useWhen } from '../../shell/moment.ts';
import { useSession } from '../../shell/session.tsx';
import { useTexts } from '../../texts/index.ts';
import { EvidenceList } from '../../ui/EvidenceList.tsx';
import { NoteThread } from '../../ui/NoteThread.tsx';
import { useAnswering } from './answering.tsx';
import classes from './answering.module.css';

/** What the rule says and what usually proves it: open beside the question, folded on a phone. */
export function Guidance({ text }: { text: string | undefined }) {
  const { t } = useTexts();
  const wide = useMediaQuery('(min-width: 1200px)', true, { getInitialValueInEffect: false });
  if (!text) return null;
  return <details className={classes['guidance']} open={wide}><summary>{t('agency.fill.guidance')}</summary><p>{text}</p></details>;
}

/** The answer and evidence of the round before. */
export function LastRound({ node }: { node: Node }) {
  const { t } = useTexts();
  const last = useAnswering((state) => state.task.rounds[node.id])?.at(-1);
  const current = useAnswering((state) => state.task.task.round);
  if (!last || last.round >= current) return null;
  return <details className={classes['guidance']}><summary>{t('agency.revise.before', { round: last.round })}</summary><AnswerView node={node} value={last.data} /><EvidenceList files={last.evidence} quiet /></details>;
}

/** What was said on the question, with a reply. */
export function QuestionNotes({ questionId, always }: { questionId: string; always?: boolean }) {
  const { t } = useTexts();
  const when = useWhen();
  const { may } = useSession();
  const notes = useAnswering((state) => state.task.notes).filter((note) => note.questionId === questionId);
  const trackId = useAnswering((state) => state.task.task.trackId);
  const add = useAct('addNote', { refresh: ['task'] });
  if (notes.length === 0 && !always) return null;
  const reply = (text: string) => add.mutateAsync({ params: { trackId }, body: { questionId, kind: 'reply', text } });
  return (
    <div role="group" className={classes['notes']} aria-label={t('agency.revise.notes')}>
      <NoteThread remarks={notes} sayWhen={when.short} {...(may('writeNote') && { onReply: reply })} label={t('agency.revise.notes')} />
    </div>
  );
}
