import { Box, Button, Chip, Switch, Tooltip } from '@mantine/core';
import { useStore } from 'zustand';
import { useWhen } from '../../shell/moment.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { SaveIndicator } from '../../ui/SaveIndicator.tsx';
import type { MarkStore, Review } from './marks.ts';
import { codeIn, isReturn, passesFilter, reviewFilters, titleIn, type Judged, type ReviewFilter } from './questions.ts';
import classes from './review.module.css';

type Props = {
  readonly store: MarkStore; readonly review: Review; readonly judged: readonly Judged[]; readonly shown: readonly Judged[]; readonly current: Judged | undefined;
  readonly filter: ReviewFilter; readonly onFilter: (filter: ReviewFilter) => void; readonly onQuestion: (questionId: string) => void; readonly onMove: (step: 1 | -1) => void;
  readonly letters: boolean; readonly onLetters: (on: boolean) => void;
};

/** Filters with their counts, where one is, and the way to the next question. */
export function ReviewBar({ store, review, judged, shown, current, filter, onFilter, onQuestion, onMove, letters, onLetters }: Props) {
  const { t } = useTexts();
  const language = useLanguage();
  const fields = useStore(store, (state) => state.fields);
  const at = shown.findIndex(({ node }) => node.id === current?.node.id);
  const mark = ({ node }: Judged) => (isReturn(fields[node.id]) ? '↩ ' : fields[node.id]?.verdict ? '✓ ' : '');
  const count = (each: ReviewFilter) => judged.filter((one) => passesFilter(one, each, { review, fields })).length;
  return (
    <div className={classes['bar']}>
      <Chip.Group value={filter} onChange={(value) => onFilter(value as ReviewFilter)}>
        <div className={classes['badges']} role="group" aria-label={t('review.page.filters')}>{reviewFilters.map((each) => <Chip key={each} value={each} size="xs">{t(`review.page.filter.${each}`)} {count(each)}</Chip>)}</div>
      </Chip.Group>
      <div className={classes['moves']}>
        <Button size="compact-sm" variant="default" disabled={at <= 0} onClick={() => onMove(-1)} aria-keyshortcuts="P">{t('review.page.previous')}</Button>
        <select className={classes['pick']} aria-label={t('review.page.list')} value={current?.node.id ?? ''} onChange={(event) => onQuestion(event.currentTarget.value)}>
          {shown.map((each) => <option key={each.node.id} value={each.node.id}>{mark(each)}{titleIn(each.node, language).slice(0, 90)}</option>)}
        </select>
        <Button size="compact-sm" variant="default" disabled={at < 0 || at >= shown.length - 1} onClick={() => onMove(1)} aria-keyshortcuts="N">{t('review.page.next')}</Button>
        <span className={classes['dim']}>{current && `${codeIn(titleIn(current.node, language)).slice(0, 12)} · `}{t('review.page.position', { n: at + 1, all: shown.length })}</span>
      </div>
      <Saving store={store} />
      <Tooltip label={t('review.lettersHint')}><Box visibleFrom="sm"><Switch size="xs" label={t('review.letters')} checked={letters} onChange={(event) => onLetters(event.currentTarget.checked)} /></Box></Tooltip>
    </div>
  );
}

function Saving({ store }: { store: MarkStore }) {
  const when = useWhen();
  const { saving, savedAt, why } = useStore(store, (state) => state);
  return <span className={classes['saving']}><SaveIndicator state={saving} {...(savedAt && { at: when.time(savedAt) })} />{why && <small className={classes['why']}>{why}</small>}</span>;
}
