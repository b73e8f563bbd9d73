import { isProblem, problem, type Problem } from '../problem.ts';
import { formOf } from './forms.ts';
import type { Ir, IrNode, ParallelNode } from './ir.ts';
import { approvalOf, forksAt } from './moves/graph.ts';
import { decider } from './nodes/gate.ts';
import type { SentFrom, StageCell, Token, TrackState } from './track.ts';

/** Which step of the new design takes the place of a step that is gone: old key → new key. */
export type StepMapping = Readonly<Record<string, string>>;
/** The design a track runs by, the one it would run by, and the places of steps that are gone. */
export type DesignChange = { readonly before: Ir; readonly after: Ir; readonly mapping?: StepMapping | undefined };

/**
 * Gives the state of a track as it stands in another design, under the same step and with the same work in hand, or why
 * it cannot: its step is gone, or asks something else there. Stages not reached yet come and go; what was done stays.
 * Clocks stay as they are (`redesignedClocks` counts them anew). Source: engine.md §3.5.
 */
export function adopt(change: DesignChange, state: TrackState, snapshotId: string): TrackState | Problem {
  const otherForm = changedForm(change, state);
  if (otherForm !== undefined) return otherForm;
  const moved = state.tokens.map((token) => moveToken(change, token));
  const refused = moved.find(isProblem);
  if (refused !== undefined) return refused;
  const tokens = moved as readonly Token[];
  return { ...state, snapshotId, tokens, cells: cellsOf(change, state, tokens) };
}

/** Gives the steps of the old design that have no place in the new one, and those of their kind that could take it. */
export function goneSteps({ before, after }: DesignChange): readonly { readonly node: IrNode; readonly homes: readonly IrNode[] }[] {
  const old = new Set(before.nodes.map(({ key }) => key));
  return before.nodes.filter((node) => placeOf({ before, after }, node) === undefined).map((node) => ({ node, homes: after.nodes.filter(({ kind, key }) => kind === node.kind && !old.has(key)) }));
}

/** The step of the new design that stands for one of the old: of the mapped or the same key, and of its kind. */
function placeOf({ after, mapping = {} }: DesignChange, node: IrNode | undefined): IrNode | undefined {
  if (node === undefined) return undefined;
  const key = Object.hasOwn(mapping, node.key) ? mapping[node.key] : node.key;
  return after.nodes.find((one) => one.key === key && one.kind === node.kind);
}

// Answers were given under one version: another one comes by a move of the form, which says what becomes of them.
function changedForm({ before, after }: DesignChange, state: TrackState): Problem | undefined {
  const reached = (stage: string) => ['current', 'done'].includes(state.cells[stage]?.status ?? '');
  const node = before.nodes.find((one) => one.kind === 'task' && reached(one.stage) && after.forms[one.form] !== undefined && formOf(before, state, one.form) !== formOf(after, state, one.form));
  return node && problem('designFormOther', { step: node.title.id });
}

function moveToken(change: DesignChange, token: Token): Token | Problem {
  const { before, after } = change;
  const was = before.nodes[token.node]!;
  const is = placeOf(change, was);
  if (is === undefined) return problem('designStepGone', { step: was.title.id });
  if ('form' in was && 'form' in is && was.form !== is.form) return problem('designFormOther', { step: was.title.id });
  if (token.phase === 'inApproval' && approvalOf(after, is.id) === undefined) return problem('designApprovalGone', { step: was.title.id });
  const [tier, askedBy] = [tierIn(was, is, token.tier), tierIn(was, is, token.askedBy)];
  if (tier === -1 || askedBy === -1) return problem('designTierGone', { step: was.title.id });
  const forks = forksIn(change, token, is);
  if (forks === undefined) return problem('designBranches', { step: was.title.id });
  const { sent, awaits, ...rest } = token;
  const moved: Token = {
    ...rest, node: is.id, forks, passes: passesIn(change, token),
    ...(tier === undefined ? {} : { tier }), ...(askedBy === undefined ? {} : { askedBy }),
    ...(token.phase === 'atGate' && is.kind === 'gate' ? { holder: { role: decider(is) } } : {}),
    ...(token.phase === 'waitingOpen' && is.kind === 'barrier' ? { holder: { role: is.opens === 'date' ? 'system' : 'coordinator' } } : {}),
    ...(awaits === undefined ? {} : { awaits: awaits.flatMap((one) => { const node = placeOf(change, before.nodes[one.node]); return node === undefined ? [] : [{ ...one, node: node.id }]; }) }),
    ...(sent === undefined ? {} : sentIn(change, sent)),
  };
  const stage = token.stage === columnOf(was, token) ? columnOf(is, moved) : token.stage;
  return stage === '' || after.stages.some(({ key }) => key === stage) ? { ...moved, stage } : problem('designStepGone', { step: was.title.id });
}

/** The same tier in the other review, by its name; -1 when it is gone. */
function tierIn(was: IrNode, is: IrNode, index: number | undefined): number | undefined {
  if (index === undefined || was.kind !== 'review' || is.kind !== 'review') return index;
  return is.tiers.findIndex(({ tier }) => tier === was.tiers[index]?.tier);
}

function forksIn(change: DesignChange, { forks, phase }: Token, is: IrNode): readonly number[] | undefined {
  const { before, after } = change;
  const moved = forks.map((id) => placeOf(change, before.nodes[id])?.id ?? -1);
  const waitsAtJoin = phase === 'joined' && (after.nodes[moved.at(-1) ?? -1] as ParallelNode | undefined)?.join === is.id;
  const inside = waitsAtJoin ? moved.slice(0, -1) : moved;
  return !moved.includes(-1) && String(forksAt(after, is.id) ?? '?') === String(inside) ? moved : undefined;
}

function passesIn(change: DesignChange, { passes }: Token): Token['passes'] {
  return Object.fromEntries(Object.entries(passes).flatMap(([id, count]) => { const node = placeOf(change, change.before.nodes[Number(id)]); return node === undefined ? [] : [[node.id, count]]; }));
}

/** Where a recall goes back to; where that place is gone, the submission can no longer be recalled. */
function sentIn(change: DesignChange, sent: SentFrom): { readonly sent?: SentFrom } {
  const was = change.before.nodes[sent.node]!;
  const is = placeOf(change, was);
  if (is === undefined || !change.after.stages.some(({ key }) => key === sent.stage)) return {};
  const [tier, askedBy] = [tierIn(was, is, sent.tier), tierIn(was, is, sent.askedBy)];
  if (tier === -1 || askedBy === -1) return {};
  return { sent: { ...sent, node: is.id, ...(tier === undefined ? {} : { tier }), ...(askedBy === undefined ? {} : { askedBy }) } };
}

/** The column a token stands in by its node; a token between two columns keeps its own. */
function columnOf(node: IrNode, { phase, tier, stage }: Token): string {
  if (node.kind === 'review') return node.tiers[tier ?? 0]?.stage ?? stage;
  if (node.kind === 'task') return phase === 'inApproval' ? (node.approval?.stage ?? node.stage) : node.stage;
  return 'stage' in node ? node.stage : stage;
}

/** What was done stays in its column; the others lie ahead, or were passed over where a lone token stands behind them. */
function cellsOf({ after }: DesignChange, state: TrackState, tokens: readonly Token[]): TrackState['cells'] {
  const order = after.stages.map(({ key }) => key);
  const renamed = new Map(tokens.map((token, i) => [token.stage, state.tokens[i]!.stage]));
  const left = new Set([...renamed].filter(([is, was]) => is !== was).map(([, was]) => was).filter((was) => !renamed.has(was)));
  const first = tokens.length === 1 ? order.indexOf(tokens[0]!.stage) : 0;
  const cells = Object.entries(state.cells).filter(([key, { status }]) => !order.includes(key) && status === 'done' && !left.has(key));
  return Object.fromEntries([...cells, ...order.map((key, at): [string, StageCell] => {
    const cell = state.cells[renamed.get(key) ?? key];
    if (cell?.status === 'current' || cell?.status === 'done') return [key, cell];
    return [key, { status: at < first ? 'skipped' : 'locked', late: false }];
  })]);
}
