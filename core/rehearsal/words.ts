import type { Text } from '../problem.ts';
import type { Behaviour } from '../cycle/ir.ts';
import type { Happening } from './plan.ts';

/** Kinds of line in the log of a rehearsal. */
export type Sort = 'task' | 'letter' | 'reminder' | 'overdue' | 'escalation' | 'lock' | 'act';

const sorts: Readonly<Partial<Record<NonNullable<Happening['message']>, Sort>>> = { taskOpened: 'task', approvalAsked: 'task', reviewAsked: 'task', returned: 'task', meetingWaits: 'task', resubmitted: 'task', reminder: 'reminder', overdue: 'overdue', escalated: 'escalation', closed: 'lock' };

/** Tells of what sort a happening is. */
export const sortOf = ({ message }: Pick<Happening, 'message'>): Sort => (message === undefined ? 'act' : (sorts[message] ?? 'letter'));

/** What each sort is called. */
export const sortNames: Readonly<Record<Sort, Text>> = {
  task: { id: 'Tugas', en: 'Task' }, letter: { id: 'Pemberitahuan', en: 'Notice' }, reminder: { id: 'Pengingat', en: 'Reminder' }, overdue: { id: 'Terlambat', en: 'Overdue' },
  escalation: { id: 'Eskalasi', en: 'Escalation' }, lock: { id: 'Terkunci', en: 'Locked' }, act: { id: 'Peristiwa', en: 'Event' },
};

/** What the behaviours are called. */
export const behaviourNames: Readonly<Record<Behaviour, Text>> = {
  punctual: { id: 'Tepat waktu', en: 'In time' }, late: { id: 'Terlambat', en: 'Late' }, returnedTwice: { id: 'Dua kali dikembalikan', en: 'Returned twice' }, silent: { id: 'Tanpa kabar', en: 'Silent' },
};

const recipients: Readonly<Record<string, Text>> = {
  operator: { id: 'Operator', en: 'Operator' }, head: { id: 'Kepala instansi', en: 'Head' }, evaluator: { id: 'Penilai', en: 'Reviewer' }, coordinator: { id: 'Koordinator', en: 'Coordinator' }, secretary: { id: 'Sekretaris daerah', en: 'Regional secretary' }, leadership: { id: 'Pimpinan', en: 'Leadership' }, administrator: { id: 'Administrator', en: 'Administrator' },
};

/** Whom a happening tells; nobody where it only happens. */
export const recipientName = ({ to }: Pick<Happening, 'to'>): Text => recipients[to ?? ''] ?? { id: '', en: '' };
