import { Button, Modal } from '@mantine/core';
import { titleIn } from '../../../../core/form/titles.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { useBuilder } from './builder-store.ts';
import type { Conflict } from './sync.ts';
import classes from './building.module.css';

/** Both values of every place that two designers changed; one choice, nothing is lost before it. */
export function ConflictDialog({ conflict, onChoose }: { readonly conflict: Conflict; readonly onChoose: (mine: boolean) => void }) {
  const { t } = useTexts();
  const language = useLanguage();
  const byId = useBuilder((state) => state.model.byId);
  const shown = (value: unknown) => (value === undefined ? t('builder.canvas.saving.empty') : typeof value === 'string' ? value : JSON.stringify(value));
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} size="lg" title={t('builder.canvas.saving.conflictTitle')}>
      <p>{t('builder.canvas.saving.conflictText', { who: conflict.who })}</p>
      {conflict.clashes.slice(0, 20).map((clash) => (
        <section key={clash.place} className={classes['clash']}>
          <strong>{clash.nodeId ? titleIn(byId[clash.nodeId] ?? conflict.latest.model.byId[clash.nodeId], language) : clash.place}</strong>
          <dl>
            <dt>{t('builder.canvas.saving.mine')}</dt><dd>{shown(clash.mine)}</dd>
            <dt>{t('builder.canvas.saving.theirs', { who: conflict.who })}</dt><dd>{shown(clash.theirs)}</dd>
          </dl>
        </section>
      ))}
      <div className={classes['acts']}>
        <Button variant="default" onClick={() => onChoose(false)}>{t('builder.canvas.saving.keepTheirs', { who: conflict.who })}</Button>
        <Button onClick={() => onChoose(true)}>{t('builder.canvas.saving.keepMine')}</Button>
      </div>
    </Modal>
  );
}
