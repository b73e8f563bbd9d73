import { StatusBadge } from '../../ui/StatusBadge.tsx';
import type { MeetingPage } from './meeting-view.ts';

/** Whether a meeting is still ahead, running, or final. */
export function MeetingBadge({ status }: { readonly status: MeetingPage['status'] }) {
  if (status === 'planned') return <StatusBadge kind="message" status="scheduled" />;
  return <StatusBadge kind="document" status={status === 'open' ? 'running' : 'final'} />;
}
