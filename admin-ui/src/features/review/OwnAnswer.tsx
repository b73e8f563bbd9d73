import { useStore } from 'zustand';
import { isDeepEmpty } from '../../../../core/form/emptiness.ts';
import { kindOf } from '../../../../core/form/question.ts';
import { AnswerView, inputs } from '../../questions/index.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { blank, type MarkStore, type Review } from './marks.ts';
import type { Judged } from './questions.ts';
import classes from './review.module.css';

type Props = { readonly judged: Judged; readonly review: Review; readonly store: MarkStore };

/** A question the reviewer answers himself, such as a checklist: what the tier below, or the round before, found stands there first. */
export function OwnAnswer({ judged: { node }, review, store }: Props) {
  const { t } = useTexts();
  const language = useLanguage();
  const field = useStore(store, (state) => state.fields[node.id]) ?? blank;
  const value = field.grade ?? review.proposals[node.id]?.grade ?? review.decided[node.id]?.value ?? undefined;
  const guidance = node.text[language]?.guidance ?? node.text.id?.guidance ?? node.text[language]?.help ?? node.text.id?.help;
  const Input = inputs[kindOf(node)];
  const give = (next: unknown) => (isDeepEmpty(next) ? store.mark(node.id, { grade: null, verdict: null }) : store.mark(node.id, { grade: next, verdict: 'accept' }));
  return (
    <div className={classes['side']} data-part="own">
      <h3 id="isian-penilai">{t('review.page.own')}</h3>
      <p className={classes['dim']}>{t('review.page.ownHint')}</p>
      {review.refused === null ? <Input node={node} value={value} id={`penilai-${node.id}`} labelledBy="judul-pertanyaan" required={node.required} locale={language} onChange={give} onBlur={() => void store.flush()} /> : isDeepEmpty(value) ? <p className={classes['dim']}>{t('review.page.ownEmpty')}</p> : <AnswerView node={node} value={value} />}
      {guidance && <details className={classes['guidance']}><summary>{t('review.page.criteria')}</summary><p>{guidance}</p></details>}
    </div>
  );
}
