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
 * What each role may do from the start, and how far it reaches: the seed of the rows in `roles`, which decide.
 * An operation without a row here does not compile.
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
  openStages: { ...A, ...C },
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
  changeReviewers: { ...A, ...C },
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

/** Gives how far a role may do an act by the seed, or nothing when it may not. */
export function scopeOf(role: RoleKey, act: Act): Scope | undefined {
  return (access[act] as Partial<Record<RoleKey, Scope>>)[role];
}

/** What somebody may do, and how far it reaches. */
export type Rights = Readonly<Partial<Record<Act, Scope>>>;
/** Where the rights of a role differ from the seed; `none` takes one away. Nothing differs in an installation that changed no role. */
export type Deviations = Readonly<Partial<Record<Act, Scope | 'none'>>>;

export const acts = Object.keys(access) as readonly Act[];

/** Gives the rights of a role by the seed. */
export function seedRights(role: RoleKey): Rights {
  return Object.fromEntries(acts.flatMap((act) => { const scope = scopeOf(role, act); return scope === undefined ? [] : [[act, scope]]; }));
}

/** Gives where rights differ from the seed of their role, or nothing when they do not. */
export function deviationsOf(role: RoleKey, rights: Rights): Deviations | undefined {
  const differing = acts.filter((act) => rights[act] !== scopeOf(role, act)).map((act) => [act, rights[act] ?? 'none'] as const);
  return differing.length === 0 ? undefined : Object.fromEntries(differing);
}

/** Gives how far somebody's right reaches: by the seed of the role, but for what differs. */
export function grantOf({ role, rights }: { readonly role: RoleKey; readonly rights?: Deviations | undefined }, act: Act): Scope | undefined {
  const own = rights?.[act];
  return own === undefined ? scopeOf(role, act) : own === 'none' ? undefined : own;
}

const needSecondFactor: ReadonlySet<RoleKey> = new Set(['administrator', 'coordinator', 'evaluator']);
/** What is open before a second factor stands: seeing oneself, and setting it up. */
const beforeSecondFactor: ReadonlySet<Act> = new Set(['seeSelf', 'seeNotices', 'live']);

/** Whether a person of a real installation has to set up a second factor before this act (quality.md §3). */
export const lacksSecondFactor = ({ role, secondFactor, mode }: { readonly role: RoleKey; readonly secondFactor: boolean; readonly mode: 'demo' | 'real' }, act: Act): boolean => mode === 'real' && !secondFactor && needSecondFactor.has(role) && !beforeSecondFactor.has(act);

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
