import type { RoleKey, Tier } from '../access.ts';
import { roundOf } from '../cycle/clock.ts';
import type { Calendar } from '../cycle/calendar.ts';
import type { Ir, IrNode } from '../cycle/ir.ts';
import { approvalOf } from '../cycle/moves/graph.ts';
import { openQuestions } from '../cycle/nodes/task.ts';
import type { Instant, Phase, Token, TrackState } from '../cycle/track.ts';
import type { Text } from '../problem.ts';
import { statusSentence, type StatusSentence } from './sentence.ts';

export type Duty = 'fill' | 'approve' | 'revise' | 'review' | 'gate' | 'meeting' | 'watch';
/** One duty of an office at one token of a track. `roles` are all who may do it, the one it lies with first. */
export type Task = {
  readonly token: string;
  readonly duty: Duty;
  readonly role: RoleKey;
  readonly roles: readonly RoleKey[];
  readonly tier?: Tier | undefined;
  readonly title: Text;
  readonly node: string;
  readonly form?: string | undefined;
  readonly stage: string;
  readonly phase: Phase;
  readonly round: number;
  readonly dueAt: Instant | null;
  readonly provisional: boolean;
  readonly late: boolean;
  /** Questions with an open note; how many of them are repaired only the draft knows. */
  readonly returned: number;
  /** A repaired round that comes back to the tier that asked for it. */
  readonly resubmission: boolean;
  readonly sentence: StatusSentence;
  /** Sort key, smallest first: late before due before without deadline. */
  readonly urgency: number;
};

// a review that was returned is the agency’s repair: the stage’s own title names what others do
const repairTitle: Text = { id: 'Perbaiki pertanyaan yang dikembalikan', en: 'Repair the returned questions' };

// a newer form version asks for more than was sent
const supplementTitle: Text = { id: 'Lengkapi pertanyaan baru', en: 'Answer the new questions' };

type Owner = { readonly duty: Duty; readonly roles: readonly [RoleKey, ...RoleKey[]] };

/** Gives the duties that a track lays on people now; none while it is suspended, over, or with the machine. */
export function tasksOf(ir: Ir, state: TrackState, seen: { readonly now?: Instant; readonly calendar?: Calendar } = {}): readonly Task[] {
  if (state.suspended !== undefined || state.ended !== undefined) return [];
  return state.tokens.flatMap((token) => {
    const node = ir.nodes[token.node];
    const owner = node === undefined ? undefined : ownerOf(ir, node, token);
    return node === undefined || owner === undefined ? [] : [taskOf(ir, state, { token, node, owner, seen })];
  });
}

function ownerOf(ir: Ir, node: IrNode, token: Token): Owner | undefined {
  const byPhase: Partial<Record<Phase, Owner>> = {
    open: { duty: node.kind === 'task' && node.mode === 'fill' ? 'fill' : 'revise', roles: agencyRoles(ir, token) },
    returned: { duty: 'revise', roles: agencyRoles(ir, token) },
    inApproval: { duty: 'approve', roles: ['head'] },
    submitted: { duty: 'review', roles: ['evaluator'] },
    inReview: { duty: 'review', roles: ['evaluator'] },
    atGate: { duty: 'gate', roles: [token.holder.role === 'system' ? 'coordinator' : token.holder.role] },
    inMeeting: { duty: 'meeting', roles: ['coordinator'] },
    closedUnsubmitted: { duty: 'watch', roles: ['coordinator'] },
    ...(token.holder.role === 'coordinator' ? { waitingOpen: { duty: 'watch', roles: ['coordinator'] } } : {}),
  };
  return byPhase[token.phase];
}

// The head may always fill in; without an approval step either of the two sends.
function agencyRoles(ir: Ir, token: Token): readonly [RoleKey, ...RoleKey[]] {
  return approvalOf(ir, token.node) === undefined ? ['operator', 'head'] : ['operator'];
}

type Parts = { readonly token: Token; readonly node: IrNode; readonly owner: Owner; readonly seen: { readonly now?: Instant; readonly calendar?: Calendar } };

function taskOf(ir: Ir, state: TrackState, { token, node, owner, seen }: Parts): Task {
  const { clock, id, stage, phase, holder } = token;
  const returned = openQuestions(state).length;
  return {
    token: id, duty: owner.duty, role: owner.roles[0], roles: owner.roles, tier: holder.tier, title: phase === 'returned' ? (returned === 0 ? supplementTitle : repairTitle) : node.title, node: node.key,
    form: 'form' in node ? node.form : undefined,
    stage, phase, round: roundOf(state, token), dueAt: clock?.dueAt ?? null, provisional: clock?.provisional ?? false, late: clock?.overdueSince !== undefined,
    returned, resubmission: token.askedBy !== undefined && token.askedBy === token.tier && owner.duty === 'review',
    sentence: statusSentence(ir, state, { ...seen, token: id }),
    urgency: clock === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(clock.dueAt),
  };
}
