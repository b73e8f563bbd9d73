import { Modal } from '@mantine/core';
import type { CycleDefinition } from '../../../../core/cycle/ir.ts';
import { designDiff } from '../../../../core/design/diff.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** How this design differs from its template, or from the design that runs, in words. */
export function DifferenceDialog({ before, after, running, onClose }: { readonly before: CycleDefinition; readonly after: CycleDefinition; readonly running: boolean; readonly onClose: () => void }) {
  const { t } = useTexts();
  const say = useSay();
  const found = designDiff(before, after);
  return (
    <Modal opened onClose={onClose} size="lg" title={running ? t('change.differences') : t('design.compareTitle', { title: say(before.title) })} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      {found.length === 0 ? <EmptyState why={running ? t('change.noDifference') : t('design.noDifference')} /> : <ol style={{ paddingInlineStart: 20, margin: 0, display: 'grid', gap: 8 }}>{found.map((each) => <li key={each.id}>{say(each)}</li>)}</ol>}
    </Modal>
  );
}
