import { IconAlertTriangle, IconArchive, IconArrowBackUp, IconBan, IconCalendarEvent, IconCalendarPlus, IconCircleCheck, IconCircleDashed, IconCircleMinus, IconCircleX, IconClock, IconEye, IconHourglass, IconLock, IconMailCheck, IconMailX, IconMessageReport, IconPencil, IconPlayerPause, IconPlayerPlay, IconRefresh, IconReplace, IconSend, IconSignature, IconUserCheck, type Icon } from '@tabler/icons-react';
import type { shell } from '../texts/id/shell.ts';

export type Tone = 'neutral' | 'info' | 'wait' | 'warn' | 'good' | 'bad';
export type StatusKind = keyof (typeof shell)['status'];
export type StatusOf<K extends StatusKind> = keyof (typeof shell)['status'][K];
export type Look = { readonly tone: Tone; readonly icon: Icon };

const look = (tone: Tone, icon?: Icon): Look => ({ tone, icon: icon ?? usual[tone] });
const usual: Readonly<Record<Tone, Icon>> = { neutral: IconCircleDashed, info: IconPencil, wait: IconHourglass, warn: IconArrowBackUp, good: IconCircleCheck, bad: IconCircleX };

/** The closed list of statuses (screens.md §4): icon and tone here, the word in texts. */
export const statuses: { readonly [K in StatusKind]: Readonly<Record<StatusOf<K>, Look>> } = {
  task: {
    notOpen: look('neutral', IconLock), notStarted: look('neutral'), notApplicable: look('neutral', IconCircleMinus), withdrawn: look('neutral', IconBan), locked: look('neutral', IconArchive),
    filling: look('info'), waitingApproval: look('wait', IconUserCheck), sent: look('wait', IconSend), inReview: look('wait', IconEye), inMeeting: look('wait', IconCalendarEvent), atGate: look('wait'), working: look('wait'),
    returned: look('warn'), paused: look('warn', IconPlayerPause), accepted: look('good'), finished: look('good'), notSent: look('bad'),
  },
  question: { unanswered: look('neutral'), notApplicable: look('neutral', IconCircleMinus), answered: look('info'), repaired: look('info', IconRefresh), returned: look('warn'), objected: look('warn', IconMessageReport), accepted: look('good') },
  gate: { pass: look('good'), passWithNotes: look('warn', IconAlertTriangle), fail: look('bad') },
  actionItem: { open: look('neutral'), not_applicable: look('neutral', IconBan), in_progress: look('info'), submitted: look('wait'), returned: look('warn'), done: look('good') },
  message: { scheduled: look('wait'), sent: look('info', IconSend), read: look('good', IconMailCheck), failed: look('bad', IconMailX), cancelled: look('neutral', IconBan) },
  document: { draft: look('info'), running: look('info', IconPlayerPlay), published: look('good'), final: look('good'), signed: look('good', IconSignature), paused: look('warn', IconPlayerPause), replaced: look('neutral', IconReplace), closed: look('neutral', IconArchive) },
  flag: { late: look('bad', IconClock), stuck: look('bad', IconAlertTriangle), extended: look('info', IconCalendarPlus) },
};

/** Phase of a track (core/cycle/track.ts) → status of its task. */
const byPhase: Readonly<Record<string, StatusOf<'task'>>> = {
  waitingOpen: 'notOpen', open: 'filling', inApproval: 'waitingApproval', submitted: 'sent', inReview: 'inReview', returned: 'returned', atGate: 'atGate', inMeeting: 'inMeeting',
  working: 'working', joined: 'working', closedUnsubmitted: 'notSent', ended: 'finished', suspended: 'paused', withdrawn: 'withdrawn',
};

/** Gives the task status of a phase; an open task nobody has touched is "not started", a repair is "returned". */
export function taskStatus(phase: string, answered?: number, duty?: string): StatusOf<'task'> {
  if (phase === 'open' && duty === 'revise') return 'returned';
  return phase === 'open' && answered === 0 ? 'notStarted' : (byPhase[phase] ?? 'working');
}
