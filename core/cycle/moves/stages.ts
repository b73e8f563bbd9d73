import type { StageNode } from '../ir.ts';
import type { StageCell, Token, TrackState } from '../track.ts';
import { amend, ask, messageKind, put, tell, type Flow } from './flow.ts';

/** Moves a token to a stage (matrix column) and gives the token as it then stands; the stage it left is done unless another token stands in it. */
export function moveStage(flow: Flow, token: Token, stage: string): { readonly flow: Flow; readonly token: Token } {
  const cell = flow.state.cells[stage];
  if (token.stage === stage && cell?.status === 'current') return { flow: put(flow, token), token };
  const left = token.stage === stage || token.stage === '' ? flow : leaveStage(flow, token, stage);
  const { stageClock: _clock, awaits, ...rest } = token;
  const kept = awaits?.filter(({ purpose }) => purpose !== 'stage') ?? [];
  const moved: Token = { ...rest, stage, ...(kept.length === 0 ? {} : { awaits: kept }) };
  const entered: StageCell = { status: 'current', since: flow.at, late: false };
  const cells = { ...passedOver(left, stage), [stage]: entered };
  return { flow: ask(put(amend(left, { cells }), moved), { kind: 'tellCycle', stage, what: 'reached' }), token: moved };
}

/** Marks the stage a token leaves as done; one it leaves backwards lies ahead of it again. */
function leaveStage(flow: Flow, token: Token, to: string): Flow {
  const { stage } = token;
  const shared = flow.state.tokens.some((other) => other.id !== token.id && other.stage === stage);
  if (shared) return flow;
  const node = flow.ir.nodes.find((one): one is StageNode => one.kind === 'stage' && one.key === stage);
  const told = (node?.onExit ?? []).reduce((so, name) => tell(so, token, { kind: messageKind(name), to: [node?.owner ?? 'coordinator'] }), flow);
  const keys = flow.ir.stages.map(({ key }) => key);
  const goesBack = keys.includes(to) && keys.indexOf(to) < keys.indexOf(stage);
  const cell: StageCell = goesBack ? { status: 'locked', late: false } : doneCell(told.state.cells[stage], flow.at);
  const cells = { ...told.state.cells, [stage]: cell };
  return ask(amend(told, { cells }), { kind: 'tellCycle', stage, what: 'left' });
}

function doneCell(cell: StageCell | undefined, at: string): StageCell {
  const { phase: _phase, ...rest } = cell ?? { status: 'current', late: false };
  return { ...rest, status: 'done', doneAt: at };
}

// A lone token that moves on has passed over every earlier column it never stood in; a loop may still come back to it.
function passedOver(flow: Flow, stage: string): TrackState['cells'] {
  const { cells, tokens } = flow.state;
  const keys = flow.ir.stages.map(({ key }) => key);
  if (tokens.length > 1) return cells;
  const earlier = keys.slice(0, Math.max(0, keys.indexOf(stage))).filter((key) => cells[key]?.status === 'locked');
  return { ...cells, ...Object.fromEntries(earlier.map((key) => [key, { status: 'skipped', late: false } as const])) };
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

/** Brings the cells of the stages that tokens stand in into agreement with the tokens. */
export function settleCells({ ended, cells, tokens }: TrackState, at: string): TrackState['cells'] {
  if (ended !== undefined) return cells;
  const settled: Record<string, StageCell> = {};
  // Branches that met, or were ended by a repair, leave their stages without a token.
  for (const [key, cell] of Object.entries(cells)) settled[key] = cell.status === 'current' && !tokens.some(({ stage }) => stage === key) ? doneCell(cell, at) : cell;
  for (const token of tokens.toReversed()) if (token.stage !== '') settled[token.stage] = currentCell(token, cells[token.stage]);
  return settled;
}

function currentCell({ clock, stageClock, phase }: Token, cell: StageCell | undefined): StageCell {
  const { dueAt: _due, ...rest } = cell ?? { status: 'current', late: false };
  const overdue = clock?.overdueSince !== undefined || stageClock?.overdueSince !== undefined;
  const dueAt = clock?.dueAt ?? stageClock?.dueAt;
  return { ...rest, status: 'current', phase, late: overdue, ...(dueAt === undefined ? {} : { dueAt }) };
}

/** Says in a column whether its work came late; a version that waited at the deadline takes an earlier mark away. */
export function markLate(flow: Flow, stage: string, late: boolean): Flow {
  const cell = flow.state.cells[stage];
  return cell === undefined ? flow : amend(flow, { cells: { ...flow.state.cells, [stage]: { ...cell, late } } });
}
