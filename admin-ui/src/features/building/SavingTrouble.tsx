import { Alert, Button } from '@mantine/core';
import { sentence } from '../../../../core/problem.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import { useSaving, type Sync } from './sync.ts';

/** Why the server refused what was done here, with a way to try again, and what two designers changed at once. */
export function SavingTrouble({ sync }: { readonly sync: Sync }) {
  const { t } = useTexts();
  const say = useSay();
  const refused = useSaving(sync, ({ state, why }) => (state === 'refused' ? why : undefined));
  const conflict = useSaving(sync, (saving) => saving.conflict);
  return (
    <>
      {refused && <Alert role="alert" className="sk-tone-bad" mb="sm">{t('builder.canvas.saving.refused', { why: say(sentence(refused.problem, refused.details)) })} <Button size="compact-sm" variant="default" onClick={() => void sync.send()}>{t('builder.canvas.saving.retry')}</Button></Alert>}
      {conflict && <ConflictDialog conflict={conflict} onChoose={sync.choose} />}
    </>
  );
}
