import type { Text } from '../problem.ts';
import type { Deviations, RoleKey, Tier } from '../access.ts';
import type { ClockRule, GateOutcome, Ir, NodeId } from './ir.ts';

/** An absolute UTC instant in business time (engine.md §3.4.9), ISO 8601 with milliseconds. */
export type Instant = string;

/** Who acts: the person and the position he or she held then; `system` is the engine itself. */
export type Actor = { readonly personId: string; readonly name: string; readonly position: string; readonly role: RoleKey; readonly tier?: Tier | undefined; readonly agencyId?: string | undefined; /** Where the rights held then differ from the seed of the role. */ readonly rights?: Deviations | undefined } | 'system';

/** Where one token stands in its node. Late is a flag of the clock, not a phase. */
export const phases = ['waitingOpen', 'open', 'inApproval', 'submitted', 'inReview', 'returned', 'atGate', 'inMeeting', 'working', 'joined', 'closedUnsubmitted', 'ended'] as const;
export type Phase = (typeof phases)[number];
export type TrackStatus = Phase | 'suspended' | 'withdrawn';

/** A running clock: a due rule turned into instants by the calendar, recorded once in history. */
export type Clock = {
  readonly purpose: ClockPurpose;
  readonly dueAt: Instant;
  readonly graceUntil?: Instant | undefined;
  /** Not yet sent reminders, earliest first; `ordinal` makes the message key unique. */
  readonly remindAt: readonly { readonly at: Instant; readonly ordinal: number }[];
  readonly escalateAt: readonly { readonly at: Instant; readonly to: 'head' | 'coordinator' | 'secretary' }[];
  readonly late: ClockRule['late']['policy'];
  /** Set when the due timer fired: late from this instant on. */
  readonly overdueSince?: Instant | undefined;
  /** True when the calendar year it falls in is provisional ("sementara"). */
  readonly provisional: boolean;
  /** Number of extensions so far. */
  readonly extended: number;
  /** The instant it was computed from; tells an outdated answer from the one that is awaited. */
  readonly anchor?: Instant | undefined;
  readonly zone?: Zone | undefined;
  /** Planned reminders that were sent or had passed before it began: an extension brings them back. */
  readonly past?: readonly Instant[] | undefined;
  /** Escalations that were told, for the same reason. */
  readonly told?: Clock['escalateAt'] | undefined;
};
/** Indonesia's zones; no daylight saving (Keppres 41/1987). */
export type Zone = 'WIB' | 'WITA' | 'WIT';
/** A clock that was asked for and not computed yet. */
export type AwaitedClock = { readonly purpose: ClockPurpose; readonly node: NodeId; readonly anchor: Instant };
export type ClockPurpose = 'task' | 'approval' | 'tier' | 'repair' | 'gate' | 'stage';

export type Holder = { readonly role: RoleKey | 'system'; readonly tier?: Tier | undefined };

/** One point of control. A track has one token, more only between a parallel node and its join. */
export type Token = {
  readonly id: string;
  readonly node: NodeId;
  /** Key of the stage (matrix column) it stands in now. */
  readonly stage: string;
  readonly phase: Phase;
  readonly since: Instant;
  readonly holder: Holder;
  readonly clock?: Clock | undefined;
  /** The filling clock, kept while the head's approval clock runs. */
  readonly heldClock?: Clock | undefined;
  /** Index into the review node's tiers. */
  readonly tier?: number | undefined;
  /** The tier index that asked for the repair now running. */
  readonly askedBy?: number | undefined;
  /** Parallel nodes it is inside of, innermost last. */
  readonly forks: readonly NodeId[];
  /** Loop passes begun, by loop node id; repair rounds begun, by review node id. */
  readonly passes: Readonly<Record<string, number>>;
  /** The round of its own task, where parallel tasks run in different rounds. */
  readonly round?: number | undefined;
  /** The round it last sent: where several tasks run side by side, the track's last submission may be another's. */
  readonly sentRound?: number | undefined;
  /** The clock of the stage it stands in, beside the clock of its node. */
  readonly stageClock?: Clock | undefined;
  readonly awaits?: readonly AwaitedClock[] | undefined;
  /** Where its last submission was sent from: what a recall goes back to. Gone once a review began. */
  readonly sent?: SentFrom | undefined;
};
export type SentFrom = {
  readonly node: NodeId; readonly stage: string; readonly phase: 'open' | 'returned'; readonly clock?: Clock | undefined; readonly tier?: number | undefined; readonly askedBy?: number | undefined;
  readonly before?: TrackState['submission']; readonly answered: readonly string[];
};

export type OpenNote = { readonly noteId: string; readonly status: 'open' | 'answered' | 'accepted'; readonly round: number; readonly from: Holder; readonly decisionId?: string | undefined };

/** Where each stage of the track stands: the cells of one matrix row. */
export type StageCell = { readonly status: 'locked' | 'current' | 'done' | 'skipped'; readonly phase?: Phase | undefined; readonly since?: Instant | undefined; readonly doneAt?: Instant | undefined; readonly late: boolean; readonly dueAt?: Instant | undefined };

/** The whole state of one agency's path. It is also the `rehydrate` and continue-as-new input, and is stored as it is in `trackViews`. */
export type TrackState = {
  readonly format: 1;
  readonly irVersion: 1;
  readonly snapshotId: string;
  readonly pemdaId: string;
  readonly cycleId: string;
  /** Opaque id of this agency's enrolment in the cycle; also the API's track id. */
  readonly trackId: string;
  readonly agencyId: string;
  /** Raised by every act that changes the process; never by reminders, extensions or projections. */
  readonly rev: number;
  /** Raised by every commit; guards the view against older writes. */
  readonly projection: number;
  /** Sequence of this track's audit chain. */
  readonly auditSeq: number;
  readonly status: TrackStatus;
  readonly tokens: readonly Token[];
  readonly nextToken: number;
  /** Current submission round, 1-based; 0 before the first submission's task opened. */
  readonly round: number;
  readonly returnsUsed: number;
  /** Notes by question id. Only questions with an open note unlock in a repair round. */
  readonly notes: Readonly<Record<string, OpenNote>>;
  readonly submission?: { readonly versionId: string; readonly round: number; readonly hash: string; readonly receivedAt: Instant; readonly late: boolean } | undefined;
  /** Facts for gates and branches: late, round, openNotes, `score.<as>`, `grade.<as>`, `gate.<key>`. */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  readonly cells: Readonly<Record<string, StageCell>>;
  /** Stages that the cycle has opened for this track's barriers. */
  readonly opened: readonly string[];
  /** Meetings whose outcome for this agency is closed. */
  readonly meetingsClosed: readonly string[];
  readonly suspended?: { readonly since: Instant; readonly by: Actor; readonly reasonId: string } | undefined;
  readonly ended?: { readonly outcome: string; readonly at: Instant } | undefined;
  readonly lastAct?: { readonly kind: string; readonly by: string; readonly at: Instant } | undefined;
  /** The last 50 update ids with the problem or `ok` they got: de-duplication across continue-as-new. */
  readonly seen: readonly string[];
  /** The zone of the local government, known from the first clock on. */
  readonly zone?: Zone | undefined;
  /** Form versions this track was moved to, by form key; the others are the cycle's. */
  readonly forms?: Readonly<Record<string, string>> | undefined;
  /** Instants that deadlines of this design are counted from; what no rule names is not kept. `meeting`, `stage.<key>`, `due.<step>`. */
  readonly marks?: Readonly<Record<string, Instant>> | undefined;
  /** Questions that a move opened for this round, beside those with a note. */
  readonly added?: { readonly round: number; readonly questions: readonly string[] } | undefined;
};

/** One finished review, by reference: texts stay in MongoDB, only ids and verdicts travel. */
export type ReviewSummary = { readonly reviewId: string; readonly hash: string; readonly notes: readonly { readonly questionId: string; readonly noteId: string; readonly status: 'open' | 'accepted' }[] };
export type MeetingDecision = 'accept' | 'return' | 'score' | 'extend' | 'escalate' | 'postpone';

/** Where a token keeps a clock: of its node, the one held while the head approves, of its stage. */
export type ClockSlot = 'clock' | 'heldClock' | 'stageClock';
/** A running clock as a changed calendar counts it; `from` is the deadline it had. */
export type RecountedClock = { readonly token: string; readonly slot: ClockSlot; readonly from: Instant; readonly clock: Clock };

/** What people (through the API) can tell a track. One Temporal Update each; `id` is the update id. */
export type Command = { readonly id: string; readonly at: Instant; readonly actor: Actor; readonly rev?: number | undefined } & (
  | { readonly kind: 'askApproval'; readonly token: string; readonly round: number }
  | { readonly kind: 'takeBack'; readonly token: string }
  | { readonly kind: 'returnToOperator'; readonly token: string; readonly reasonId: string }
  /** `form` is the version the answers were checked against; absent in older acts. */
  | { readonly kind: 'submit'; readonly token: string; readonly round: number; readonly versionId: string; readonly hash: string; readonly changed: readonly string[]; readonly form?: string }
  | { readonly kind: 'recall'; readonly token: string }
  | { readonly kind: 'beginReview'; readonly token: string }
  | { readonly kind: 'finishReview'; readonly token: string; readonly round: number; readonly decision: 'pass' | 'return' | 'sendBack'; readonly review: ReviewSummary }
  | { readonly kind: 'decideGate'; readonly token: string; readonly outcome: GateOutcome; readonly reasonId: string }
  | { readonly kind: 'decideInMeeting'; readonly meetingId: string; readonly decisionId: string; readonly decision: MeetingDecision; readonly questionId?: string; readonly noteId?: string; readonly newDue?: Instant; readonly actionItemId?: string; readonly instructionId?: string }
  | { readonly kind: 'closeMeeting'; readonly meetingId: string }
  | { readonly kind: 'extend'; readonly token: string; readonly newDue: Instant; readonly reasonId: string; readonly decreeRef?: string }
  | { readonly kind: 'shorten'; readonly token: string; readonly newDue: Instant; readonly reasonId: string }
  | { readonly kind: 'recount'; readonly calendar: string; readonly clocks: readonly RecountedClock[]; readonly reasonId: string }
  /** Another version of a form; what becomes of each answer is stored under `moveId`. `gone`: questions without a place, `opens`: those to be filled in, `mapping`: where answers without a place go, `supplement`: who has sent is asked for `opens` alone, in a round of its own. */
  | { readonly kind: 'moveForm'; readonly supplement?: true; readonly form: string; readonly from: string; readonly version: string; readonly moveId: string; readonly gone: readonly string[]; readonly opens: readonly string[]; readonly mapping?: Readonly<Record<string, string>>; readonly reasonId: string }
  /** Another design of the cycle, edition `edition`; `mapping`: steps that take the place of gone ones, `clocks`: deadlines as the new design counts them. */
  | { readonly kind: 'moveDesign'; readonly from: string; readonly to: string; readonly edition: number; readonly mapping?: Readonly<Record<string, string>>; readonly clocks: readonly RecountedClock[]; readonly reasonId: string }
  | { readonly kind: 'suspend'; readonly reasonId: string }
  | { readonly kind: 'resume' }
  | { readonly kind: 'withdraw'; readonly reasonId: string }
  | { readonly kind: 'repair'; readonly mode: 'skip' | 'back' | 'redo'; readonly token: string; readonly node?: NodeId; readonly reasonId: string }
);
export type CommandKind = Command['kind'];

/** Everything that can happen to a track: commands of people, results of effects, the clock, the cycle. */
export type TrackEvent =
  /** `next`: the design a `moveDesign` leads to. */
  | { readonly kind: 'command'; readonly command: Command; readonly next?: Ir | undefined }
  | { readonly kind: 'started'; readonly at: Instant }
  | { readonly kind: 'stageOpened'; readonly stage: string; readonly at: Instant }
  | { readonly kind: 'dueComputed'; readonly token: string; readonly node: NodeId; readonly clock: Clock; readonly at: Instant }
  | { readonly kind: 'timer'; readonly at: Instant }
  | { readonly kind: 'noPending'; readonly token: string; readonly dueAt: Instant; readonly at: Instant }
  | { readonly kind: 'scored'; readonly token: string; readonly as: string; readonly total: string; readonly grade: string; readonly facts: Readonly<Record<string, string | number | boolean>>; readonly at: Instant }
  | { readonly kind: 'published'; readonly token: string; readonly at: Instant };

/** A message to people; the activity resolves who they are when it is written (assignments are dated). */
export type Message = {
  /** Unique: `track/task/round/kind/ordinal`. */
  readonly key: string;
  readonly kind: MessageKind;
  readonly to: { readonly role: RoleKey | 'secretary'; readonly tier?: Tier | undefined; readonly agencyId?: string | undefined };
  readonly stage: string;
  readonly dueAt?: Instant | undefined;
  readonly count?: number | undefined;
  /** The words of a notice that the design itself writes. */
  readonly text?: Text | undefined;
};
export const messageKinds = ['taskOpened', 'approvalAsked', 'returnedToOperator', 'submitted', 'reviewAsked', 'returned', 'resubmitted', 'reminder', 'overdue', 'escalated', 'extended', 'shortened', 'calendarMoved', 'formMoved', 'designMoved', 'closed', 'meetingWaits', 'decided', 'scored', 'published', 'suspended', 'resumed', 'withdrawn', 'repaired', 'reviewerAssigned', 'reviewerReleased', 'finished', 'custom'] as const;
export type MessageKind = (typeof messageKinds)[number];

/** A change of process data beside the view, by reference. The activity does all of one commit in one transaction. */
export type Change =
  | { readonly kind: 'confirmSubmission'; readonly versionId: string; readonly round: number; readonly late: boolean; readonly receivedAt: Instant; readonly approvedBy: Actor }
  | { readonly kind: 'recallSubmission'; readonly versionId: string }
  | { readonly kind: 'publishReview'; readonly reviewId: string; readonly round: number; readonly tier: Tier; readonly decision: 'pass' | 'return' | 'sendBack' }
  /** `form`: the only form it concerns; without it, those whose answers hold the questions. */
  | { readonly kind: 'openRound'; readonly round: number; readonly questionIds: readonly string[]; readonly form?: string }
  | { readonly kind: 'answerNotes'; readonly noteIds: readonly string[]; readonly round: number }
  | { readonly kind: 'recordDecision'; readonly meetingId: string; readonly decisionId: string; readonly decision: MeetingDecision; readonly questionId?: string | undefined }
  | { readonly kind: 'recordExtension'; readonly token: string; readonly from: Instant; readonly to: Instant; readonly reasonId: string; readonly decreeRef?: string | undefined }
  | { readonly kind: 'moveForm'; readonly moveId: string; readonly form: string; readonly from: string; readonly version: string; readonly mapping?: Readonly<Record<string, string>> | undefined }
  | { readonly kind: 'openTask'; readonly token: string; readonly form: string; readonly mode: 'fill' | 'revise'; readonly round: number };

export type AuditEntry = { readonly seq: number; readonly act: string; readonly actor: Actor; readonly at: Instant; readonly token?: string | undefined; readonly stage?: string | undefined; readonly before: { readonly status: TrackStatus; readonly rev: number }; readonly after: { readonly status: TrackStatus; readonly rev: number }; readonly reasonId?: string | undefined; readonly details: Readonly<Record<string, unknown>> };

/** What the workflow has to do after a step. Commits run strictly in order, one at a time, per track. */
export type Effect =
  /** One transaction: changes + view (guarded by `projection`) + audit entry + outbox. `key` makes it safe to run twice. */
  | { readonly kind: 'commit'; readonly key: string; readonly audit: AuditEntry; readonly changes: readonly Change[]; readonly messages: readonly Message[]; readonly state: TrackState }
  | { readonly kind: 'computeDue'; readonly token: string; readonly node: NodeId; readonly rule: ClockRule; readonly anchor: Instant; readonly purpose: ClockPurpose }
  | { readonly kind: 'score'; readonly token: string; readonly node: NodeId; readonly form: string; readonly source: 'proposed' | 'decided'; readonly as: string }
  | { readonly kind: 'publish'; readonly token: string; readonly node: NodeId; readonly what: 'scores' | 'report' }
  /** At the due instant: are there pending versions received in time? The runner answers with their `submit` commands or `noPending`. */
  | { readonly kind: 'lookForPending'; readonly token: string; readonly dueAt: Instant }
  | { readonly kind: 'tellCycle'; readonly stage: string; readonly what: 'reached' | 'left' | 'ended' };

export type StepResult = { readonly state: TrackState; readonly effects: readonly Effect[] };
