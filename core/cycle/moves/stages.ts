import type { Ir, StageNode } from '../ir.ts';
import type { StageCell, Token, TrackState } from '../track.ts';
import { amend, ask, messageKind, put, tell, type Flow } from './flow.ts';

/** Moves a token to a stage (matrix column) and gives the token as it then stands; the stage it left is done unless another token stands in it. */
export function moveStage(flow: Flow, token: Token, stage: string): { readonly flow: Flow; readonly token: Token } {
  const cell = flow.state.cells[stage];
  if (token.stage === stage && cell?.status === 'current') return { flow: put(flow, token), token };
  const cells: Record<string, StageCell> = { ...flow.state.cells };
  const left = token.stage === stage || token.stage === '' ? flow : leaveStage(flow, token, { to: stage, cells });
  if (left.state.tokens.length <= 1) passOver(left.ir, stage, cells);
  cells[stage] = { status: 'current', since: flow.at, late: false };
  const { stageClock: _clock, awaits, ...rest } = token;
  const kept = awaits?.filter(({ purpose }) => purpose !== 'stage') ?? [];
  const moved: Token = { ...rest, stage, ...(kept.length === 0 ? {} : { awaits: kept }) };
  const state = { ...left.state, cells, tokens: left.state.tokens.map((one) => (one.id === token.id ? moved : one)) };
  return { flow: ask({ ...left, state }, { kind: 'tellCycle', stage, what: 'reached' }), token: moved };
}

/** Marks the stage a token leaves as done; one it leaves backwards lies ahead of it again. */
function leaveStage(flow: Flow, token: Token, { to, cells }: { readonly to: string; readonly cells: Record<string, StageCell> }): Flow {
  const { stage } = token;
  const shared = flow.state.tokens.some((other) => other.id !== token.id && other.stage === stage);
  if (shared) return flow;
  const node = flow.ir.nodes.find((one): one is StageNode => one.kind === 'stage' && one.key === stage);
  const told = (node?.onExit ?? []).reduce((so, name) => tell(so, token, { kind: messageKind(name), to: [node?.owner ?? 'coordinator'] }), flow);
  const at = (key: string) => flow.ir.stages.findIndex((one) => one.key === key);
  const goesBack = at(to) >= 0 && at(to) < at(stage);
  cells[stage] = goesBack ? { status: 'locked', late: false } : doneCell(cells[stage], flow.at);
  return ask(told, { kind: 'tellCycle', stage, what: 'left' });
}

function doneCell(cell: StageCell | undefined, at: string): StageCell {
  const { phase: _phase, ...rest } = cell ?? { status: 'current', late: false };
  return { ...rest, status: 'done', doneAt: at };
}

// A lone token that moves on has passed over every earlier column it never stood in; a loop may still come back to it.
function passOver({ stages }: Ir, stage: string, cells: Record<string, StageCell>): void {
  const earlier = stages.findIndex(({ key }) => key === stage);
  for (let at = 0; at < earlier; at += 1) {
    const { key } = stages[at]!;
    if (cells[key]?.status === 'locked') cells[key] = { status: 'skipped', late: false };
  }
}

/** Marks a stage as skipped, for a coordinator's repair or a path that ended before it. */
export function skipStages(flow: Flow, stages: readonly string[]): Flow {
  const cells = Object.fromEntries(stages.map((key) => [key, { status: 'skipped', late: false } as const]));
  return amend(flow, { cells: { ...flow.state.cells, ...cells } });
}

/** Locks the stages after one again, because the path goes back before them. */
export function lockAfter(flow: Flow, stage: string): Flow {
  const keys = flow.ir.stages.map(({ key }) => key);
  const held = new Set(flow.state.tokens.map((token) => token.stage));
  const after = keys.slice(keys.indexOf(stage) + 1).filter((key) => !held.has(key));
  return amend(flow, { cells: { ...flow.state.cells, ...Object.fromEntries(after.map((key) => [key, { status: 'locked', late: false } as const])) } });
}

/** Brings the cells of the stages that tokens stand in into agreement with the tokens; the same object while they agree. */
export function settleCells({ ended, cells, tokens }: TrackState, at: string): TrackState['cells'] {
  if (ended !== undefined) return cells;
  let settled: Record<string, StageCell> | undefined;
  const set = (key: string, cell: StageCell): void => { if (settled !== undefined || cell !== cells[key]) (settled ??= { ...cells })[key] = cell; };
  // Branches that met, or were ended by a repair, leave their stages without a token.
  for (const key in cells) if (cells[key]?.status === 'current' && !tokens.some(({ stage }) => stage === key)) set(key, doneCell(cells[key], at));
  for (const token of tokens.toReversed()) if (token.stage !== '') set(token.stage, currentCell(token, cells[token.stage]));
  return settled ?? cells;
}

function currentCell({ clock, stageClock, phase }: Token, cell: StageCell | undefined): StageCell {
  const late = clock?.overdueSince !== undefined || stageClock?.overdueSince !== undefined;
  const dueAt = clock?.dueAt ?? stageClock?.dueAt;
  if (cell?.status === 'current' && cell.phase === phase && cell.late === late && cell.dueAt === dueAt) return cell;
  const { dueAt: _due, ...rest } = cell ?? { status: 'current', late: false };
  return { ...rest, status: 'current', phase, late, ...(dueAt === undefined ? {} : { dueAt }) };
}

/** Says in a column whether its work came late; a version that waited at the deadline takes an earlier mark away. */
export function markLate(flow: Flow, stage: string, late: boolean): Flow {
  const cell = flow.state.cells[stage];
  return cell === undefined ? flow : amend(flow, { cells: { ...flow.state.cells, [stage]: { ...cell, late } } });
}
