import { Button } from '@mantine/core';
import { useStore } from 'zustand';
import { isDeepEmpty } from '../../../../core/form/emptiness.ts';
import { kindOf } from '../../../../core/form/question.ts';
import { AnswerView, inputs } from '../../questions/index.ts';
import { useLanguage, useSay, useTexts } from '../../texts/index.ts';
import { blank, type MarkStore, type Review } from './marks.ts';
import type { Judged } from './questions.ts';
import classes from './review.module.css';

type Props = { readonly judged: Judged; readonly review: Review; readonly store: MarkStore };

/** A question the reviewer answers himself, such as a checklist: what the tier below, or the round before, found stands there first, and counts once it is accepted. */
export function OwnAnswer({ judged: { node, warnings }, review, store }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const language = useLanguage();
  const field = useStore(store, (state) => state.fields[node.id]) ?? blank;
  const stands = review.proposals[node.id]?.grade ?? review.decided[node.id]?.value ?? undefined;
  const value = field.grade ?? stands;
  const isEmpty = isDeepEmpty(value);
  const guidance = node.text[language]?.guidance ?? node.text.id?.guidance ?? node.text[language]?.help ?? node.text.id?.help;
  const Input = inputs[kindOf(node)];
  // Beside a proposal of the tier below stands its own act of confirming; a required question is accepted by filling it in.
  const mayAccept = review.refused === null && field.verdict === null && !(isEmpty && node.required) && (review.proposals[node.id] === undefined || field.grade !== null);
  // What stood there is emptied by saying so; nothing said leaves it as it stood.
  const given = (next: unknown) => (!isDeepEmpty(next) ? next : isDeepEmpty(stands) ? null : '');
  const give = (next: unknown) => store.mark(node.id, { grade: given(next), verdict: isDeepEmpty(next) ? null : 'accept' });
  return (
    <div className={classes['side']} data-part="own">
      <h3 id="isian-penilai">{t('review.page.own')}</h3>
      <p className={classes['dim']}>{t('review.page.ownHint')}</p>
      {review.refused === null ? <Input node={node} value={isEmpty ? undefined : value} id={`penilai-${node.id}`} labelledBy="judul-pertanyaan" required={node.required} locale={language} onChange={give} onBlur={() => void store.flush()} /> : isEmpty ? <p className={classes['dim']}>{t('review.page.ownEmpty')}</p> : <AnswerView node={node} value={value} />}
      {!isEmpty && warnings.map((text) => <p key={text.id} className={`${classes['flag']} sk-tone-warn`}>{say(text)}</p>)}
      {mayAccept && <div><Button size="compact-sm" variant="default" onClick={() => store.mark(node.id, { grade: given(value), verdict: 'accept' })}>{t(isEmpty ? 'review.page.ownNone' : 'review.page.ownAccept')}</Button></div>}
      {guidance && <details className={classes['guidance']}><summary>{t('review.page.criteria')}</summary><p>{guidance}</p></details>}
    </div>
  );
}
