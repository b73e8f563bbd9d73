import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import { tierNames } from '../../../../core/access.ts';
import { useAct } from '../../api.tsx';
import { useWhen } from '../../shell/moment.ts';
import { useSession } from '../../shell/session.tsx';
import { useLanguage, useSay, useTexts } from '../../texts/index.ts';
import { NoteThread } from '../../ui/NoteThread.tsx';
import { asksRepair, deviates } from '../../../../core/submission/tiers.ts';
import { confirmProposal, giveGrade, giveVerdict } from './giving.ts';
import { blank, type Field, type MarkStore, type Review, type Verdict } from './marks.ts';
import { gradesOf, gradeWords, isReturn, proposedGrade, type Judged } from './questions.ts';
import classes from './review.module.css';

const verdicts: readonly (readonly [Verdict, string])[] = [['accept', 'T'], ['revise', 'K'], ['newEvidence', 'B'], ['notApplicable', '0']];
type Props = { readonly judged: Judged; readonly review: Review; readonly store: MarkStore };

/** Grade, verdict and notes of one question; the thread and what earlier tiers said below. */
export function VerdictSide({ judged, review, store }: Props) {
  const { t } = useTexts();
  const { node, open } = judged;
  const field = useStore(store, (state) => state.fields[node.id]) ?? blank;
  const [reopened, setReopened] = useState(field.rev > 0 || field.verdict !== null);
  const editable = review.refused === null && (open || reopened);
  return (
    <div className={classes['side']} data-part="judge">
      {!open && !reopened && (
        <div className={classes['locked']}>
          <strong>{t('review.page.accepted')}</strong>
          {review.refused === null && <><small>{t('review.page.reopenHint')}</small><Button size="compact-sm" variant="default" onClick={() => setReopened(true)}>{t('review.page.reopen')}</Button></>}
        </div>
      )}
      <ConflictBox judged={judged} store={store} />
      <ProposalBox judged={judged} review={review} store={store} field={field} editable={editable} />
      {!judged.own && <Grades judged={judged} review={review} store={store} field={field} editable={editable} />}
      {!judged.own && <Verdicts judged={judged} review={review} store={store} field={field} editable={editable} />}
      {editable && <Notes judged={judged} review={review} store={store} field={field} />}
      <Earlier judged={judged} review={review} />
      <Thread judged={judged} review={review} />
    </div>
  );
}

type Part = Props & { readonly field: Field; readonly editable: boolean };

/** What the tier below decided, and the act that takes it over. */
function ProposalBox({ judged, review, store, field, editable }: Part) {
  const { t } = useTexts();
  const say = useSay();
  const when = useWhen();
  const language = useLanguage();
  const { node } = judged;
  const proposal = review.proposals[node.id];
  if (!proposal) return null;
  const tier = say(tierNames[proposal.tier]);
  // An acceptance without a grade is one of the agency's own.
  const decided = proposal.grade ?? (proposal.verdict === 'accept' ? proposedGrade(node, review) : undefined);
  const grade = typeof decided === 'string' ? gradeWords(node, decided, language) : undefined;
  const words = `${t(`review.page.proposal.${proposal.verdict}`, { tier })}${grade === undefined ? '' : t('review.page.proposalGrade', { grade })}, ${when.day(proposal.at)}`;
  const differs = deviates(field, proposal, review.answers.data[node.id]);
  return (
    <div className={`${classes['flag']} ${asksRepair(proposal) ? 'sk-tone-warn' : 'sk-tone-info'}`} data-part="proposal">
      <strong>{words}</strong>
      <span>{proposal.by}{proposal.note && `: “${proposal.note}”`}</span>
      {field.verdict !== null && !differs && <span>{t('review.page.confirmed')}</span>}
      {editable && (field.verdict === null || differs) && <span className={classes['badges']}><Button size="compact-sm" variant="default" onClick={() => confirmProposal(store, judged, review)}>{t('review.page.confirm')}</Button></span>}
    </div>
  );
}

function Grades({ judged, review, store, field, editable }: Part) {
  const { t } = useTexts();
  const language = useLanguage();
  const when = useWhen();
  const { node } = judged;
  const grades = gradesOf(node);
  if (grades.length === 0) return null;
  const proposed = proposedGrade(node, review);
  const before = review.decided[node.id];
  // A grade that only stands as a proposal is not this tier's choice yet.
  const awaited = field.verdict === null && review.proposals[node.id] !== undefined;
  const chosen = (field.grade ?? (awaited ? null : before?.value) ?? null) as string | null;
  const words = node.text[language]?.options ?? node.text.id?.options;
  return (
    <fieldset className={classes['grades']}>
      <legend>{t('review.page.grade')}</legend>
      <div className={classes['pair']}>
        <span>{t('review.page.gradeHint', { grade: proposed === undefined ? t('shell.score.none') : `${gradeWords(node, proposed, language)}${node.score?.values?.[proposed] ? ` (${node.score.values[proposed]})` : ''}` })}</span>
        {before && <small className={classes['dim']}>{t('review.page.decidedBy', { by: before.by, when: when.short(before.at) })}</small>}
      </div>
      <div className={classes['levels']}>
        {grades.map((grade, index) => (
          <label key={grade} className={classes['level']} data-checked={chosen === grade || undefined} data-proposed={proposed === grade || undefined} title={words?.[grade]}>
            <input type="radio" name={`nilai-${node.id}`} checked={chosen === grade} disabled={!editable} onChange={() => giveGrade(store, judged, grade)} />
            <span>{gradeWords(node, grade, language)}</span>
            {editable && index < 8 && <kbd aria-hidden>{index + 1}</kbd>}
          </label>
        ))}
      </div>
      {chosen !== null && words?.[chosen] && <p className={classes['rubric']}><strong>{gradeWords(node, chosen, language)}</strong> {words[chosen]}</p>}
    </fieldset>
  );
}

function Verdicts({ judged, review, store, field, editable }: Part) {
  const { t } = useTexts();
  return (
    <fieldset className={classes['grades']}>
      <legend>{t('review.page.verdict')}</legend>
      <div className={classes['verdicts']}>
        {verdicts.map(([verdict, key]) => (
          <label key={verdict} className={classes['verdict']} data-verdict={verdict} data-checked={field.verdict === verdict || undefined}>
            <input type="radio" name={`putusan-${judged.node.id}`} checked={field.verdict === verdict} disabled={!editable} onChange={() => giveVerdict(store, { judged, review, verdict })} />
            <span>{t(`review.page.verdicts.${verdict}`)}</span>
            {editable && <kbd aria-hidden>{key}</kbd>}
          </label>
        ))}
      </div>
      {editable && field.verdict !== null && <Button size="compact-xs" variant="subtle" onClick={() => store.mark(judged.node.id, { verdict: null })}>{t('review.page.clear')}</Button>}
    </fieldset>
  );
}

function Notes({ judged: { node }, review, store, field }: Props & { field: Field }) {
  const { t } = useTexts();
  const say = useSay();
  const proposal = review.proposals[node.id];
  const unexplained = proposal !== undefined && !isReturn(field) && deviates(field, proposal, review.answers.data[node.id]) && `${field.note}${field.internal}`.trim() === '';
  const missing = isReturn(field) && field.note.trim() === '';
  return (
    <>
      <Textarea id="catatan-opd" label={t('review.page.note')} description={t('review.page.noteHint')} autosize minRows={2} maxRows={10} maxLength={4000} value={field.note} error={missing ? t('review.page.noteNeeded') : undefined} onChange={(event) => store.mark(node.id, { note: event.currentTarget.value })} onBlur={() => void store.flush()} />
      <Textarea label={t('review.page.internal')} description={t('review.page.internalHint')} autosize minRows={1} maxRows={6} maxLength={4000} value={field.internal} error={unexplained ? t('review.page.reasonNeeded', { tier: say(tierNames[proposal.tier]) }) : undefined} onChange={(event) => store.mark(node.id, { internal: event.currentTarget.value })} onBlur={() => void store.flush()} />
    </>
  );
}

function ConflictBox({ judged: { node }, store }: { judged: Judged; store: MarkStore }) {
  const { t } = useTexts();
  const when = useWhen();
  const conflict = useStore(store, (state) => state.conflicts[node.id]);
  if (!conflict) return null;
  const { theirs, who } = conflict;
  return (
    <div className={`${classes['flag']} sk-tone-warn`} role="alert">
      <strong>{t('review.page.conflict', { who, when: when.short(conflict.when) })}</strong>
      <span>{theirs.verdict && t(`review.page.said.${theirs.verdict}`)} {typeof theirs.grade === 'string' && `(${theirs.grade})`} {theirs.note && `“${theirs.note}”`}</span>
      <span className={classes['badges']}>
        <Button size="compact-sm" variant="default" onClick={() => store.settle(node.id, 'mine')}>{t('review.page.useMine')}</Button>
        <Button size="compact-sm" variant="default" onClick={() => store.settle(node.id, 'theirs')}>{t('review.page.useTheirs', { who })}</Button>
      </span>
    </div>
  );
}

function Earlier({ judged: { node }, review }: { judged: Judged; review: Review }) {
  const { t } = useTexts();
  const say = useSay();
  const when = useWhen();
  const language = useLanguage();
  const said = review.earlier.flatMap(({ tier, round, by, at, verdicts: given }) => (given[node.id] ? [{ tier, round, by, at, ...given[node.id]! }] : []));
  if (said.length === 0) return null;
  return (
    <section>
      <h3>{t('review.page.earlier')}</h3>
      <ul className={classes['earlier']}>
        {said.map(({ tier, round, by, at, verdict, grade, note }) => (
          <li key={`${tier}${round}${at}`}>
            <strong>{t(`review.page.said.${verdict}`)}{typeof grade === 'string' && `: ${gradeWords(node, grade, language)}`}</strong>
            <small>{say(tierNames[tier])} · {by} · {t('review.queue.roundOf', { round })} · {when.short(at)}</small>
            {note && <p>{note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Thread({ judged: { node }, review }: { judged: Judged; review: Review }) {
  const { t } = useTexts();
  const when = useWhen();
  const { may } = useSession();
  const add = useAct('addNote', { refresh: ['review'] });
  const remarks = review.notes.filter(({ questionId }) => questionId === node.id);
  const reply = (text: string) => add.mutateAsync({ params: { trackId: review.task.trackId }, body: { questionId: node.id, kind: 'note', text } });
  if (remarks.length === 0 && !may('writeNote')) return null;
  return (
    <section>
      <h3>{t('review.page.thread')}</h3>
      {may('writeNote') && <small className={classes['dim']}>{t('review.page.threadHint')}</small>}
      <NoteThread remarks={remarks} sayWhen={when.short} {...(may('writeNote') && { onReply: reply })} label={t('review.page.thread')} />
    </section>
  );
}
