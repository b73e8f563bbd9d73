import { useContext, type ReactNode } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { kindOf } from '../../../../core/form/question.ts';
import { singleControl } from '../../questions/index.ts';
import { useWhen } from '../../shell/moment.ts';
import { useLanguage, useSay, useTexts } from '../../texts/index.ts';
import { SaveIndicator } from '../../ui/SaveIndicator.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { useAnswering, useDesk } from './answering.tsx';
import classes from './answering.module.css';
import { CardAria, ShownQuestions, useLocked } from './card-context.ts';
import { ConflictBox } from './ConflictBox.tsx';
import { EvidenceBlock } from './EvidenceBlock.tsx';
import { Guidance, LastRound, QuestionNotes } from './QuestionSides.tsx';
import { shownProblems } from './progress.ts';

type Props = { readonly questionId: string; readonly id: string; readonly children: ReactNode; /** The repair page shows notes and rounds itself. */ readonly bare?: boolean };

/** One question: words, input, evidence, problems, conflict, notes, and where its saving stands. */
export function QuestionCard({ questionId, id, children, bare }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const language = useLanguage();
  const { keeper } = useDesk();
  const shown = useContext(ShownQuestions);
  const place = useAnswering((state) => state.places.get(questionId));
  const required = useAnswering((state) => state.form.required.has(questionId));
  const problems = useAnswering(useShallow((state) => shownProblems(state).filter((item) => item.questionId === questionId)));
  const warnings = useAnswering(useShallow(({ form }) => form.warnings.filter((item) => item.questionId === questionId)));
  const locked = useLocked(questionId);
  if (!place) return <>{children}</>;
  const { node } = place;
  const words = node.text[language] ?? node.text.id;
  const missing = language === 'en' && !node.text.en;
  const help = kindOf(node) === 'acknowledgement' ? undefined : words?.help;
  const helpId = `${id}__help`;
  const errorId = `${id}__error`;
  const describedBy = [help && helpId, problems.length > 0 && errorId].filter(Boolean).join(' ') || undefined;
  const title = <>{words?.title}{!required && !locked && kindOf(node) !== 'computed' && <span className={classes['optional']}> {t('shell.optional')}</span>}</>;
  return (
    <article className={classes['card']} id={`tanya-${questionId}`} hidden={shown !== null && !shown.has(questionId)} data-locked={locked || undefined} data-problem={problems.length > 0 || undefined} aria-labelledby={`${id}__title`} onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && void keeper.flush()}>
      <div className={classes['cardMain']}>
        <div className={bare ? 'sk-hidden' : classes['cardHead']}>
          <h3 id={`${id}__title`} lang={missing ? 'id' : undefined}>{singleControl.has(kindOf(node)) && !locked ? <label htmlFor={id}>{title}</label> : title}</h3>
          <QuestionStatus questionId={questionId} />
        </div>
        {help && <p id={helpId} className={classes['help']}>{help}</p>}
        <CardAria value={{ describedBy, invalid: problems.length > 0 }}>{children}</CardAria>
        {problems.length > 0 && <ul id={errorId} className={classes['problems']}>{problems.map((item) => <li key={item.keyword + item.message.id}>{say(item.message)}</li>)}</ul>}
        {warnings.map((warning) => <p key={warning.ruleId + warning.text.id} className={classes['warning']} role="status">{say(warning.text)}</p>)}
        <ConflictBox questionId={questionId} />
        <EvidenceBlock node={node} />
        {!bare && <QuestionNotes questionId={questionId} />}
        <SaveLine questionId={questionId} />
      </div>
      {!bare && <div className={classes['cardSide']}><Guidance text={words?.guidance} /><LastRound node={node} /></div>}
    </article>
  );
}

/** Returned, accepted by whom, repaired. */
export function QuestionStatus({ questionId }: { questionId: string }) {
  const { t } = useTexts();
  const when = useWhen();
  const accepted = useAnswering((state) => state.task.accepted[questionId]);
  const returned = useAnswering((state) => state.task.unlocked?.includes(questionId) ?? false);
  if (returned) return <StatusBadge kind="question" status="returned" />;
  if (accepted) return <span className={classes['accepted']}><StatusBadge kind="question" status="accepted" /><small>{t('agency.revise.acceptedBy', { by: accepted.by, when: when.day(accepted.at) })}</small></span>;
  return null;
}

function SaveLine({ questionId }: { questionId: string }) {
  const { t } = useTexts();
  const when = useWhen();
  const saving = useAnswering((state) => state.saving[questionId]);
  const field = useAnswering((state) => state.fields[questionId]);
  // Of what was sent nobody is told where it began.
  const writing = useAnswering((state) => state.task.readOnly === null);
  const at = saving?.at ?? field?.at ?? undefined;
  const state = saving?.state ?? (field && field.rev > 0 && at ? 'saved' : 'idle');
  if (state === 'idle') return writing && field?.by && field.rev === 0 ? <div className={classes['saveLine']}><small>{t('agency.fill.carried', { from: field.by })}</small></div> : null;
  return (
    <div className={classes['saveLine']}>
      <SaveIndicator state={state} {...(at && { at: when.time(at) })} />
      {state === 'saved' && field?.by && <small>{t('agency.fill.savedBy', { who: field.by })}</small>}
      {state === 'refused' && saving?.why && <span role="alert" className={classes['problem']}>{saving.why}</span>}
    </div>
  );
}
