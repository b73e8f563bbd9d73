import { SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { kindOf } from '../../../../core/form/question.ts';
import { questions } from '../../../../core/form/questions.ts';
import { useApi } from '../../api.tsx';
import { AnswerView } from '../../questions/index.ts';
import { useLanguage, useSay, useTexts } from '../../texts/index.ts';
import { DiffView } from '../../ui/DiffView.tsx';
import { EvidenceList, type Evidence } from '../../ui/EvidenceList.tsx';
import { EvidenceViewer } from '../../ui/EvidenceViewer.tsx';
import type { Review } from './marks.ts';
import { differenceOf, type Judged } from './questions.ts';
import classes from './review.module.css';

type View = 'now' | 'before' | 'difference';
type Props = { readonly judged: Judged; readonly review: Review; readonly onSeen: (fileId: string) => void };

/** What the agency answered, this round and the one before, with its evidence open beside it. */
export function AnswerSide({ judged: { node, warnings }, review, onSeen }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const language = useLanguage();
  const changed = differenceOf(node, review, language) !== undefined;
  const [view, setView] = useState<View>(changed ? 'difference' : 'now');
  const [file, setFile] = useState<Evidence>();
  const shown = view === 'before' && review.previous ? review.previous : review.answers;
  const files = shown.evidence[node.id] ?? [];
  const open = (next: Evidence) => {
    setFile(next);
    onSeen(next.fileId);
  };
  const guidance = node.text[language]?.guidance ?? node.text.id?.guidance ?? node.text[language]?.help ?? node.text.id?.help;
  return (
    <div className={classes['side']} data-part="answer">
      {review.previous && (
        <SegmentedControl size="xs" value={view} onChange={(value) => setView(value as View)} aria-label={t('review.page.answer')} data={[{ value: 'before', label: t('review.page.before', { round: review.round - 1 }) }, { value: 'now', label: t('review.page.now', { round: review.round }) }, { value: 'difference', label: t('review.page.difference') }]} />
      )}
      <h3>{t('review.page.answer')}</h3>
      {view === 'difference' ? <Difference node={node} review={review} /> : kindOf(node) !== 'fileEvidence' && <AnswerView node={node} value={shown.data[node.id]} onView={open} />}
      {warnings.map((text) => <p key={text.id} className={`${classes['flag']} sk-tone-warn`}>{say(text)}</p>)}
      {review.changedUnasked.includes(node.id) && <p className={`${classes['flag']} sk-tone-warn`}>{t('review.page.unasked')}</p>}
      {guidance && <details className={classes['guidance']}><summary>{t('review.page.criteria')}</summary><p>{guidance}</p></details>}
      <h3>{t('review.page.evidence')} ({files.length})</h3>
      <div id="bukti-dukung"><EvidenceList files={files} onView={open} {...(file && { chosen: file.fileId })} /></div>
      {file && <Viewer file={file} />}
    </div>
  );
}

function Viewer({ file }: { file: Evidence }) {
  const { t } = useTexts();
  const { data } = useApi('evidenceFile', { params: { fileId: file.fileId } }, { retry: false });
  return <EvidenceViewer file={file} warnings={data && data.alsoAt > 0 ? [t('review.page.alsoAt', { count: data.alsoAt })] : []} />;
}

function Difference({ node, review }: { node: Judged['node']; review: Review }) {
  const { t } = useTexts();
  const language = useLanguage();
  const difference = differenceOf(node, review, language);
  if (!difference || !review.previous) return <p className={classes['dim']}>{t('review.page.unchanged')}</p>;
  const kind = kindOf(node);
  const words = (value: unknown) => (value === undefined || value === null || questions[kind].isEmpty(value) ? '' : questions[kind].format(node, value, language));
  const [before, after] = [review.previous.data[node.id], review.answers.data[node.id]];
  return (
    <Stack gap="xs">
      {difference.answer === undefined ? <AnswerView node={node} value={after} />
        : kind === 'repeatTable' ? <><span>{difference.answer}</span><AnswerView node={node} value={after} /></>
          : <DiffView before={words(before)} after={words(after)} unit={kind === 'longText' || kind === 'shortText' ? 'word' : 'field'} beforeLabel={t('review.page.before', { round: review.round - 1 })} afterLabel={t('review.page.now', { round: review.round })} />}
      {difference.added.length > 0 && <span className={classes['added']}>+ {t('review.page.evidenceAdded', { names: difference.added.join(', ') })}</span>}
      {difference.removed.length > 0 && <span className={classes['removed']}>− {t('review.page.evidenceRemoved', { names: difference.removed.join(', ') })}</span>}
    </Stack>
  );
}
