import { Button, Group } from '@mantine/core';
import { AnswerView } from '../../questions/index.ts';
import { useWhen } from '../../shell/moment.ts';
import { useTexts } from '../../texts/index.ts';
import { EvidenceList } from '../../ui/EvidenceList.tsx';
import { useAnswering, useDesk } from './answering.tsx';
import classes from './answering.module.css';

/** Two people changed the same question: both answers stay until one is chosen. */
export function ConflictBox({ questionId }: { questionId: string }) {
  const { t } = useTexts();
  const when = useWhen();
  const { store, keeper } = useDesk();
  const conflict = useAnswering((state) => state.conflicts[questionId]);
  const node = useAnswering((state) => state.places.get(questionId)?.node);
  if (!conflict || !node) return null;
  const choose = (side: 'mine' | 'theirs') => {
    store.choose(questionId, side);
    void keeper.flush();
  };
  return (
    <section className={classes['conflict']} role="alert">
      <strong>{t('agency.fill.conflict.title', { who: conflict.who })}</strong>
      <span>{t('agency.fill.conflict.body')}</span>
      <div className={classes['two']}>
        <div><h4>{t('agency.fill.conflict.mine')}</h4><AnswerView node={node} value={conflict.mine.value} /><EvidenceList files={conflict.mine.evidence} quiet /></div>
        <div><h4>{t('agency.fill.conflict.theirs', { who: conflict.who, when: when.short(conflict.when) })}</h4><AnswerView node={node} value={conflict.theirs.value} /><EvidenceList files={conflict.theirs.evidence} quiet /></div>
      </div>
      <Group gap="xs">
        <Button size="compact-md" onClick={() => choose('mine')}>{t('agency.fill.conflict.useMine')}</Button>
        <Button size="compact-md" variant="default" onClick={() => choose('theirs')}>{t('agency.fill.conflict.useTheirs', { who: conflict.who })}</Button>
      </Group>
    </section>
  );
}
