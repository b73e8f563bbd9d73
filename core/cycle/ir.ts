import type { RoleKey, Tier } from '../access.ts';
import type { Text } from '../problem.ts';

/** A number of a node inside one IR snapshot. */
export type NodeId = number;
/** A JSON Logic rule (core/rule) over a track's facts. */
export type Logic = unknown;

/** What working days are counted from, when not from entering the node: the last submission received, the closing of the last meeting, the beginning of a stage, or the deadline another node had. */
export type Since = { readonly from: 'submission' | 'meeting' } | { readonly from: 'stage'; readonly stage: string } | { readonly from: 'due'; readonly step: string };

/** When something is due: working days after the node was entered, or after what `since` names (count starts the next working day), or a fixed local date. `at` is local time, "23:59". */
export type DueRule =
  | { readonly kind: 'workingDays'; readonly days: number; readonly at: string; readonly since?: Since }
  | { readonly kind: 'date'; readonly date: string; readonly at: string };

/** A due rule with everything that hangs on it; all offsets are in working days from the due day (data, never code). */
export type ClockRule = {
  readonly due: DueRule;
  /** Reminders before (negative) and on (0) the due day, e.g. [-7, -3, -1, 0]; sent at 07:30 local. */
  readonly reminders: readonly number[];
  /** After the due day: a further reminder every n working days, at most 10. */
  readonly repeatEvery?: number;
  /** Ladder after the due day: whom to tell, how many working days late. */
  readonly escalation: readonly { readonly after: number; readonly to: 'head' | 'coordinator' | 'secretary' }[];
  /** Past the due instant: refuse, accept and mark late, or accept late for n more working days and then close. */
  readonly late: { readonly policy: 'close' | 'accept' } | { readonly policy: 'grace'; readonly days: number };
};

type Base = { readonly id: NodeId; readonly key: string; readonly title: Text };

export type StageNode = Base & { readonly kind: 'stage'; readonly owner: RoleKey; readonly onEnter: readonly string[]; readonly onExit: readonly string[]; readonly clock?: ClockRule; readonly next: NodeId };
/** A person's task. `stage` is the key of the stage (matrix column) it counts under; approval inside the agency may count under its own. */
export type TaskNode = Base & {
  readonly kind: 'task'; readonly stage: string; readonly form: string; readonly mode: 'fill' | 'revise'; readonly assignee: 'operator';
  readonly clock: ClockRule; readonly approval?: { readonly by: 'head'; readonly stage: string; readonly clock: ClockRule }; readonly next: NodeId;
};
/** Tiered review. A return from here opens a repair round; `returnTo: 'here'` brings the resubmission back to the tier that asked, 'loop' ends the node with open notes so that the enclosing loop decides. */
export type ReviewNode = Base & {
  readonly kind: 'review'; readonly form: string;
  readonly tiers: readonly { readonly tier: Tier; readonly stage: string; readonly clock: ClockRule }[];
  readonly repair: readonly ClockRule[]; readonly maxRounds: number; readonly returnTo: 'here' | 'loop'; readonly next: NodeId;
};
export type GateOutcome = 'pass' | 'passWithNotes' | 'fail';
/** Who or what decides a result: a person; bounds of one score; or rules, passed where `pass` holds, else with notes where `notes` holds. */
export type GateBy =
  | { readonly kind: 'person'; readonly role: RoleKey }
  | { readonly kind: 'score'; readonly score: string; readonly passAt: string; readonly notesAt: string }
  | { readonly kind: 'rule'; readonly pass?: Logic; readonly notes?: Logic };
export type GateNode = Base & {
  readonly kind: 'gate'; readonly stage: string; readonly by: GateBy;
  readonly clock?: ClockRule; readonly to: Readonly<Record<GateOutcome, NodeId>>;
};
/** Resubmission loop: while notes are open and rounds are left, `body` runs; the body ends by pointing back here. `clocks[i]` is the due rule of pass i (the last one repeats). */
export type LoopNode = Base & { readonly kind: 'loop'; readonly body: NodeId; readonly maxRounds: number; readonly exit: 'allAccepted'; readonly clocks: readonly ClockRule[]; readonly next: NodeId };
export type BarrierNode = Base & { readonly kind: 'barrier'; readonly stage: string; readonly opens: 'all' | 'wave' | 'date'; readonly date?: string; readonly next: NodeId };
export type MeetingNode = Base & { readonly kind: 'meeting'; readonly stage: string; readonly meeting: string; readonly next: NodeId };
export type BranchNode = Base & { readonly kind: 'branch'; readonly cases: readonly { readonly when: Logic; readonly to: NodeId }[]; readonly otherwise: NodeId };
/** Runs all branches; each ends at `join`, where they wait for one another. */
export type ParallelNode = Base & { readonly kind: 'parallel'; readonly branches: readonly NodeId[]; readonly join: NodeId };
export type ScoreNode = Base & { readonly kind: 'score'; readonly stage: string; readonly form: string; readonly source: 'proposed' | 'decided'; readonly as: string; readonly next: NodeId };
export type NotifyNode = Base & { readonly kind: 'notify'; readonly message: string; /** What a notice of its own says; without it the title of the step. */ readonly text?: Text; readonly to: RoleKey; readonly next: NodeId };
export type PublishNode = Base & { readonly kind: 'publish'; readonly stage: string; readonly what: 'scores' | 'report'; readonly next: NodeId };
export type EndNode = Base & { readonly kind: 'end'; readonly outcome: string };

export type IrNode = StageNode | TaskNode | ReviewNode | GateNode | LoopNode | BarrierNode | MeetingNode | BranchNode | ParallelNode | ScoreNode | NotifyNode | PublishNode | EndNode;
export type NodeKind = IrNode['kind'];

/** The compiled, immutable form of a cycle definition; its id is the SHA-256 of its canonical JSON (engine.md §3.1). */
export type Ir = {
  readonly irVersion: 1;
  readonly key: string;
  readonly title: Text;
  readonly start: NodeId;
  /** nodes[i].id === i */
  readonly nodes: readonly IrNode[];
  /** Matrix columns in order. */
  readonly stages: readonly { readonly key: string; readonly title: Text; readonly owner: RoleKey }[];
  /** Form key → published form version id `<formId>:<n>`. */
  readonly forms: Readonly<Record<string, string>>;
};

/** How a document is laid out (domain.md §8.5): surat dinas with its content attached, berita acara, or laporan. */
export type LetterLayout = 'letter' | 'record' | 'report';
/** A chapter of the compiled report: parts with a heading each, made of sections agencies have answered in a form of the cycle – as text where they are prose, else as a table per agency. */
export type Chapter = { readonly title: string; readonly parts: readonly { readonly title: string; readonly form: string; readonly sections: readonly string[]; readonly prose?: boolean | undefined }[] };
/** What a document of the cycle says around its content. Indonesian, as letters are; words in braces are filled in (core/cycle/letters.ts). What is left out is as `wholeLetter` gives it. */
export type Letter = {
  readonly title: string; /** Stands in the number: `…/LAP/VII/2026`. */ readonly code: string; readonly opening: string; readonly closing: string; readonly signers: readonly RoleKey[];
  readonly layout?: LetterLayout;
  /** Sifat, Lampiran and Hal of a surat dinas. */
  readonly nature?: string; readonly attachments?: string; readonly subject?: string;
  /** Yth. … di …, and Tembusan. */
  readonly to?: string; readonly toPlace?: string; readonly copies?: readonly string[];
  /** Outcomes of ends for which the usual document is written instead: no proposal for a unit that is not proposed. */
  readonly notFor?: readonly string[];
  /** Of the cycle report: what stands before its tables, which then are the attachment. */
  readonly chapters?: readonly Chapter[];
};
/** The compiled report of the cycle, and the document of one agency. */
export type LetterKind = 'cycle' | 'agency';

/**
 * What an administrator edits: the same nodes by key instead of number, forms by key, in reading order.
 * `compileCycle` (core/cycle/compile.ts) checks it and numbers it.
 */
export type CycleDefinition = {
  readonly format: 1;
  readonly key: string;
  readonly title: Text;
  readonly about: Text;
  /** Regulation and article this cycle follows. */
  readonly basis: Text;
  readonly stages: readonly { readonly key: string; readonly title: Text; readonly owner: RoleKey }[];
  readonly start: string;
  readonly nodes: readonly DefinitionNode[];
  /** Form key → template form key (templates/) or formId. */
  readonly forms: Readonly<Record<string, string>>;
  /** Documents with words of their own; the others say the usual ones. */
  readonly letters?: Partial<Readonly<Record<LetterKind, Letter>>>;
  /** What agencies have to come to in this design: it is not published, and no package of it taken in, while one of them fails. */
  readonly tests?: readonly CycleTest[];
};

/** How a synthetic agency behaves: in time, some days late, returned twice before it is accepted, or never heard of. */
export const behaviours = ['punctual', 'late', 'returnedTwice', 'silent'] as const;
export type Behaviour = (typeof behaviours)[number];
/** A test of a cycle: through which stages an agency of this kind that behaves so goes, how often it is returned to it, and the outcome of its end; null where it never gets there. */
export type CycleTest = { readonly key: string; readonly title: string; readonly kind: string; readonly behaviour: Behaviour; readonly stages: readonly string[]; readonly returns: number; readonly outcome: string | null };

/** An IR node whose pointers (next, body, to, otherwise, branches, join) are node keys. */
export type DefinitionNode = IrNode extends infer N ? (N extends IrNode ? KeyPointers<N> : never) : never;
type KeyPointers<N> = Omit<N, 'id' | 'next' | 'body' | 'to' | 'otherwise' | 'branches' | 'join' | 'cases'> &
  (N extends { next: NodeId } ? { readonly next: string } : unknown) &
  (N extends { body: NodeId } ? { readonly body: string } : unknown) &
  (N extends { otherwise: NodeId } ? { readonly otherwise: string; readonly cases: readonly { readonly when: Logic; readonly to: string }[] } : unknown) &
  (N extends { branches: readonly NodeId[] } ? { readonly branches: readonly string[]; readonly join: string } : unknown) &
  (N extends GateNode ? { readonly to: Readonly<Record<GateOutcome, string>> } : unknown) &
  (N extends NotifyNode ? { readonly to: RoleKey } : unknown);

/** Gives the tiers that judge in a design, in the order of its steps. */
export function tiersIn({ nodes }: { readonly nodes: readonly (IrNode | DefinitionNode)[] }): readonly Tier[] {
  return [...new Set(nodes.flatMap((node) => (node.kind === 'review' ? node.tiers.map(({ tier }) => tier) : [])))];
}
