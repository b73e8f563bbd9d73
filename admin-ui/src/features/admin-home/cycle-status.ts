import type { Answer } from '../../api.tsx';
import type { StatusOf } from '../../ui/statuses.ts';

export type CycleRow = Answer<'cycles'>['items'][number];

/** State of a cycle → its badge. */
export const cycleBadge: Readonly<Record<CycleRow['status'], StatusOf<'document'>>> = { draft: 'draft', opening: 'running', running: 'running', closing: 'running', locked: 'final', published: 'published', archived: 'closed' };

/** States in which agencies work. */
export const isRunning = ({ status }: CycleRow): boolean => ['opening', 'running', 'closing'].includes(status);
