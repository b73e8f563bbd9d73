import type { Text } from './problem.ts';

/** The tiers of an evaluator, lowest first (domain.md §1.5). */
export const tiers = ['member', 'lead', 'controller', 'inspector'] as const;
export type Tier = (typeof tiers)[number];

export const roleKeys = ['administrator', 'coordinator', 'evaluator', 'operator', 'head', 'leadership'] as const;
export type RoleKey = (typeof roleKeys)[number];

/** Where a right holds: the whole local government, the own agency, assigned reviews, or only oneself. */
export type Scope = 'pemda' | 'agency' | 'assigned' | 'self';

const A = { administrator: 'pemda' } as const;
const C = { coordinator: 'pemda' } as const;
const everyone = { administrator: 'pemda', coordinator: 'pemda', evaluator: 'assigned', operator: 'agency', head: 'agency', leadership: 'pemda' } as const;

/**
 * What each role may do, and how far it reaches. Routes, interface and tests read this one table;
 * an operation without a row does not compile. Own roles of a Pemda are rows of the same shape in `roles`.
 */
export const access = {
  seeSelf: everyone,
  seeNotices: everyone,
  seeTasks: { coordinator: 'pemda', evaluator: 'assigned', operator: 'agency', head: 'agency' },
  seeForms: { ...A, ...C, evaluator: 'pemda', operator: 'pemda', head: 'pemda', leadership: 'pemda' },
  editForms: A,
  publishForms: A,
  seeTemplates: { ...A, ...C },
  seeCycles: everyone,
  editCycles: A,
  launchCycles: A,
  seeMatrix: { ...A, ...C, evaluator: 'assigned', leadership: 'pemda' },
  seeTrack: everyone,
  fillTask: { operator: 'agency', head: 'agency' },
  askApproval: { operator: 'agency', head: 'agency' },
  takeBack: { operator: 'agency' },
  submit: { head: 'agency' },
  returnToOperator: { head: 'agency' },
  recall: { head: 'agency' },
  writeNote: { ...C, evaluator: 'assigned', operator: 'agency', head: 'agency' },
  seeReview: { ...C, evaluator: 'assigned' },
  review: { evaluator: 'assigned' },
  decideGate: { ...C, evaluator: 'assigned' },
  seeMeetings: everyone,
  holdMeetings: C,
  decideInMeeting: C,
  extend: C,
  shorten: C,
  suspend: C,
  resume: C,
  withdraw: A,
  repair: A,
  seeActionItems: everyone,
  reportActionItem: { operator: 'agency', head: 'agency' },
  verifyActionItem: { ...C, evaluator: 'assigned' },
  seeScores: { ...A, ...C, evaluator: 'assigned', operator: 'agency', head: 'agency', leadership: 'pemda' },
  seeEvidence: { ...C, evaluator: 'assigned', operator: 'agency', head: 'agency' },
  addEvidence: { operator: 'agency', head: 'agency' },
  removeEvidence: { operator: 'agency', head: 'agency' },
  seeAgencies: { ...A, ...C, evaluator: 'pemda', leadership: 'pemda' },
  editAgencies: A,
  seePeople: { ...A, ...C },
  editPeople: A,
  importRows: A,
  seeAudit: A,
  seeCalendar: everyone,
  editCalendar: A,
  seeHealth: A,
  jumpDemo: everyone,
  live: everyone,
} as const satisfies Record<string, Partial<Record<RoleKey, Scope>>>;

export type Act = keyof typeof access;

/** Gives how far a role may do an act, or nothing when it may not. */
export function scopeOf(role: RoleKey, act: Act): Scope | undefined {
  return (access[act] as Partial<Record<RoleKey, Scope>>)[role];
}

export const roleNames: Record<RoleKey, Text> = {
  administrator: { id: 'Administrator', en: 'Administrator' },
  coordinator: { id: 'Koordinator', en: 'Coordinator' },
  evaluator: { id: 'Penilai', en: 'Evaluator' },
  operator: { id: 'Operator instansi', en: 'Agency operator' },
  head: { id: 'Kepala instansi', en: 'Agency head' },
  leadership: { id: 'Pimpinan', en: 'Leadership' },
};

export const tierNames: Record<Tier, Text> = {
  member: { id: 'Anggota tim', en: 'Team member' },
  lead: { id: 'Ketua tim', en: 'Team lead' },
  controller: { id: 'Pengendali teknis', en: 'Technical controller' },
  inspector: { id: 'Inspektur', en: 'Inspector' },
};
