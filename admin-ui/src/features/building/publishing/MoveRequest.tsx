import type { Answer } from '../../../api.tsx';
import { useSession } from '../../../shell/session.tsx';
import { useTexts } from '../../../texts/index.ts';
import { ActButton } from '../../../ui/ActButton.tsx';
import { Approval } from './Approval.tsx';

type Uses = Answer<'formUses'>;
type Waiting = NonNullable<Answer<'moveApproval'>['waiting']>;
type Props = { readonly formId: string; readonly uses: Uses; readonly waiting: Waiting; readonly busy: boolean; readonly onAct: (plan: Waiting['plan'], reason: string) => void };

/** A move with a mapping that waits for a second person: whose answers go where, and the way to agree to exactly that. */
export function MoveRequest({ formId, uses, waiting, busy, onAct }: Props) {
  const { t } = useTexts();
  const { may } = useSession();
  const { plan } = waiting;
  const asked = new Set([...plan.trackIds, ...(plan.supplements ?? [])]);
  const agencies = uses.rows.filter(({ trackId }) => asked.has(trackId)).map(({ agencyName }) => agencyName);
  const carried = Object.entries(plan.mapping).map(([from, to]) => {
    const loss = uses.lost.find(({ questionId }) => questionId === from);
    return t('builder.moves.carried', { from: loss?.title ?? from, to: loss?.homes.find(({ questionId }) => questionId === to)?.title ?? to });
  });
  return (
    <Approval formId={formId} waiting={waiting} decline="declineToMove">
      <ul>
        {carried.map((line) => <li key={line}>{line}</li>)}
        <li>{t('builder.moves.for', { count: asked.size, list: agencies.join('; ') })}</li>
      </ul>
      {may('publishForms') && <div><ActButton act={t('builder.moves.approve')} refusal={waiting.mine ? t('builder.moves.mine') : null} busy={busy} explain onAct={() => onAct(plan, waiting.reason)} /></div>}
    </Approval>
  );
}
