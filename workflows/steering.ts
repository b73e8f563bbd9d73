import type { Ir } from '../core/cycle/ir.ts';
import { problem, type Problem } from '../core/problem.ts';
import { bulk, durable } from './durable.ts';
import { refuseIf } from './guard.ts';
import type { CycleInput, CycleState, CycleSteering } from './messages.ts';

/** What one cycle workflow holds in memory. */
export type CycleRun = {
  readonly input: CycleInput;
  state: CycleState;
  /** Its designs by snapshot: the first from the beginning on, others as a count finds them. */
  designs: Readonly<Record<string, Ir>>;
  /** Messages of tracks so far; starts at one so that a cycle that was rebuilt counts once. */
  moved: number;
  /** Pieces of work that must be done before it may continue as new. */
  busy: number;
};
type Kind = CycleSteering['kind'];

const needs: Readonly<Record<Kind, readonly CycleState['status'][]>> = {
  openStage: ['opening', 'running'],
  lock: ['closing'],
  publish: ['locked'],
  archive: ['published'],
};
const leadsTo: Readonly<Record<Exclude<Kind, 'openStage'>, CycleState['status']>> = { lock: 'locked', publish: 'published', archive: 'archived' };

/** Throws why a steering is refused; a repeated one is let through and gets the present state. */
export function steerRefusal(run: CycleRun, steering: CycleSteering): void {
  if (!isRepeat(run, steering)) refuseIf(whyNot(run, steering));
}

function whyNot(run: CycleRun, { kind, stage, wave }: CycleSteering): Problem | undefined {
  const { status, tracks, ended } = run.state;
  if (kind === 'openStage' && isReady(run) && !hasBarrier(run, stage, wave)) return problem('noSuchNode', { node: stage ?? '' });
  if (needs[kind].includes(status)) return undefined;
  if (kind === 'lock' && status === 'running') return problem('cycleNotReady', { why: `${tracks - ended} instansi belum selesai` });
  return problem('cycleNotRunning', { status });
}

/** Says whether its definition is loaded. */
export const isReady = ({ designs, input }: CycleRun): boolean => designs[input.snapshotId] !== undefined;

/** Says whether tracks wait at this stage to be opened; for one wave only where the definition opens it by waves. */
function hasBarrier({ designs }: CycleRun, stage: string | undefined, wave: string | undefined): boolean {
  return Object.values(designs).some(({ nodes }) => nodes.some((node) => node.kind === 'barrier' && node.stage === stage && (wave === undefined || node.opens === 'wave')));
}

/** Applies a steering: the state changes before anything is awaited; the answer comes after it is stored. */
export async function steer(run: CycleRun, steering: CycleSteering): Promise<CycleState> {
  if (isRepeat(run, steering)) return run.state;
  refuseIf(whyNot(run, steering));
  const { id, kind, stage = '', wave } = steering;
  run.busy += 1;
  run.state = {
    ...run.state,
    seen: [...(run.state.seen ?? []), id].slice(-50),
    ...(kind === 'openStage' ? opened(run.state, stage, wave) : { status: leadsTo[kind] }),
  };
  const { at } = await record(run, { act: wave === undefined ? kind : 'openWave', steering });
  const { pemdaId, cycleId } = run.input;
  if (kind === 'openStage') await bulk.openStageForAll({ pemdaId, cycleId, stage, at, ...(wave === undefined ? {} : { wave }) });
  run.busy -= 1;
  return run.state;
}

function opened({ openedStages, openedWaves = [] }: CycleState, stage: string, wave: string | undefined): Partial<CycleState> {
  return wave === undefined ? { openedStages: [...new Set([...openedStages, stage])] } : { openedWaves: [...openedWaves.filter((one) => one.stage !== stage || one.wave !== wave), { stage, wave }] };
}

/** Stores where the cycle stands, with one audit entry in the chain of the cycle. */
export async function record(run: CycleRun, { act, steering }: { readonly act: string; readonly steering?: CycleSteering }): Promise<{ readonly at: string }> {
  const { pemdaId, cycleId } = run.input;
  const key = `${cycleId}/${act}/${steering?.id ?? ''}`;
  return durable('recordCycle', { pemdaId, cycleId, key, act, state: run.state, actor: steering?.actor ?? 'system', at: steering?.at, stage: steering?.stage, ...(steering?.wave === undefined ? {} : { wave: steering.wave }) });
}

function isRepeat(run: CycleRun, { id }: CycleSteering): boolean {
  return run.state.seen?.includes(id) ?? false;
}
