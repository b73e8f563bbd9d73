import type { FileRef, Node } from '../../../../core/form/model.ts';
import { kindOf } from '../../../../core/form/question.ts';
import { questions } from '../../../../core/form/questions.ts';
import { AnswerView } from '../../questions/index.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { DiffView } from '../../ui/DiffView.tsx';
import { EvidenceList } from '../../ui/EvidenceList.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { useAnswering, useDesk } from './answering.tsx';
import classes from './answering.module.css';
import { BoundInput } from './BoundInput.tsx';
import { inputId } from './moving.ts';
import { titleIn } from './Outline.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import { QuestionNotes } from './QuestionSides.tsx';
import { changeOf, isRepaired, lastRoundOf } from './revision.ts';

/** One returned question: the last round, the notes, and this round to edit, with changed words marked. */
export function ReturnedQuestion({ node, active }: { node: Node; active: boolean }) {
  const { t } = useTexts();
  const language = useLanguage();
  const { keeper } = useDesk();
  const state = useAnswering((whole) => whole);
  const last = lastRoundOf(state, node.id);
  const repaired = isRepaired(state, node.id);
  const id = inputId(state, node.id);
  const asked = state.task.notes.findLast((note) => note.questionId === node.id && note.kind !== 'reply');
  const round = state.task.task.round;
  const fresh = !asked && (state.task.unlocked?.includes(node.id) ?? false);
  return (
    <section className={classes['returned']} data-active={active || undefined} aria-labelledby={`${node.id}-judul`}>
      <div className={classes['returnedHead']}>
        <h2 id={`${node.id}-judul`}>{titleIn(node, language)}</h2>
        {fresh && <small>{t('agency.revise.fresh')}</small>}
        {asked && <small>{t(`agency.revise.asked.${asked.kind}`)} · {asked.by}</small>}
        <StatusBadge kind="question" status={fresh ? (state.values[node.id] === undefined ? 'unanswered' : 'answered') : repaired ? 'repaired' : 'returned'} />
      </div>
      <div className={classes['three']}>
        <div data-part="before">
          <h3>{t('agency.revise.before', { round: last?.round ?? round - 1 })}</h3>
          {fresh && last === undefined ? <span className={classes['optional']}>{t('agency.revise.notAsked')}</span> : <AnswerView node={node} value={last?.data} />}
          <EvidenceList files={(last?.evidence ?? []) as readonly FileRef[]} quiet />
        </div>
        <div data-part="notes"><h3>{t('agency.revise.notes')}</h3><QuestionNotes questionId={node.id} always /></div>
        <div data-part="now">
          <h3>{t('agency.revise.after', { round })}</h3>
          <QuestionCard questionId={node.id} id={id} bare>
            <BoundInput questionId={node.id} id={id} onBlur={() => void keeper.flush()} />
          </QuestionCard>
          {!fresh && <Changes node={node} />}
        </div>
      </div>
    </section>
  );
}

/** What differs from the last round, in words; texts word by word. */
function Changes({ node }: { node: Node }) {
  const { t } = useTexts();
  const language = useLanguage();
  const state = useAnswering((whole) => whole);
  const change = changeOf(state, node.id);
  const last = lastRoundOf(state, node.id);
  const kind = kindOf(node);
  if (!change.answer && !change.evidence) return <small className={classes['optional']}>{t('agency.revise.unchanged')}</small>;
  const now = state.values[node.id];
  const text = (value: unknown) => (value === undefined || value === null || questions[kind].isEmpty(value) ? '' : questions[kind].format(node, value, language));
  return (
    <div className={classes['stack']}>
      {change.answer && (kind === 'longText' || kind === 'shortText' ? <DiffView before={text(last?.data)} after={text(now)} only="after" afterLabel={t('agency.revise.changes')} /> : <span>{t('agency.revise.changes')}: {questions[kind].diff(node, last?.data ?? undefined, now, language)}</span>)}
      {change.fresh.length > 0 && <span>{t('agency.revise.evidenceNew', { names: change.fresh.join(', ') })}</span>}
    </div>
  );
}
