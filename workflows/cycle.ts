import { allHandlersFinished, condition, continueAsNew, setHandler, sleep, workflowInfo } from '@temporalio/workflow';
import type { BarrierNode, Ir } from '../core/cycle/ir.ts';
import { bulk, durable } from './durable.ts';
import { guarded } from './guard.ts';
import { cycleState, steerCycle, trackMoved, type CycleInput, type CycleState } from './messages.ts';
import { record, steer, steerRefusal, type CycleRun } from './steering.ts';

const fresh: CycleState = { status: 'opening', openedStages: [], tracks: 0, ended: 0, seen: [] };

/**
 * One cycle of all agencies: starts the tracks, opens barrier stages, closes when every track has ended, and ends
 * when a coordinator has archived it. No act of an agency goes through it.
 */
export async function cycle(input: CycleInput): Promise<CycleState> {
  const run: CycleRun = { input, state: input.state ?? fresh, ir: undefined, moved: 1, busy: 0 };
  listen(run);
  const { ir } = await durable('loadIr', { pemdaId: input.pemdaId, snapshotId: input.snapshotId });
  run.ir = ir;
  if (run.state.status === 'opening') await open(run);
  const atRest = () => run.busy === 0 && (run.state.status === 'archived' || workflowInfo().continueAsNewSuggested);
  await Promise.race([watchTracks(run, ir), condition(atRest)]);
  do {
    await condition(() => allHandlersFinished() && run.busy === 0);
    await sleep(1);
  } while (!allHandlersFinished() || run.busy > 0);
  if (run.state.status !== 'archived') return continueAsNew<typeof cycle>({ ...input, state: run.state });
  return run.state;
}

function listen(run: CycleRun): void {
  setHandler(steerCycle, guarded(async (steering) => {
    if (run.ir === undefined) await condition(() => run.ir !== undefined);
    return steer(run, steering);
  }), { validator: (steering) => steerRefusal(run, steering) });
  setHandler(trackMoved, () => { run.moved += 1; });
  setHandler(cycleState, () => run.state);
}

async function open(run: CycleRun): Promise<void> {
  const { pemdaId, cycleId, snapshotId } = run.input;
  await record(run, { act: 'opening' });
  let after: string | undefined;
  let tracks = 0;
  do {
    const batch = await bulk.startTracks({ pemdaId, cycleId, snapshotId, after, limit: 200, opened: run.state.openedStages });
    tracks += batch.started;
    after = batch.after;
  } while (after !== undefined);
  run.state = { ...run.state, status: 'running', tracks };
  await record(run, { act: 'running' });
}

/** Coalesces what tracks tell for five seconds, then counts once over the views and opens what is ready. */
async function watchTracks(run: CycleRun, ir: Ir): Promise<never> {
  let counted = 0;
  for (;;) {
    await condition(() => run.moved > counted);
    await sleep('5 seconds');
    counted = run.moved;
    run.busy += 1;
    await count(run, ir);
    run.busy -= 1;
  }
}

async function count(run: CycleRun, ir: Ir): Promise<void> {
  const { pemdaId, cycleId } = run.input;
  const { tracks, ended, waiting, waves = [], at } = await durable('tally', { pemdaId, cycleId });
  run.state = { ...run.state, ended };
  const ready = ir.nodes.filter((node) => node.kind === 'barrier' && node.opens === 'all' && waiting[node.stage] === tracks - ended && tracks > ended);
  for (const node of ready) await openStage(run, (node as BarrierNode).stage, { at });
  for (const { stage } of ir.nodes.filter((node) => node.kind === 'barrier' && node.opens === 'wave') as BarrierNode[]) {
    const whole = waves.filter((wave) => wave.tracks > wave.ended && wave.waiting[stage] === wave.tracks - wave.ended);
    for (const { wave } of whole) await openStage(run, stage, { at, wave });
  }
  if (run.state.status === 'running' && tracks > 0 && ended === tracks) {
    run.state = { ...run.state, status: 'closing' };
    await record(run, { act: 'closing' });
  }
}

async function openStage(run: CycleRun, stage: string, { at, wave }: { readonly at: string; readonly wave?: string }): Promise<void> {
  const { openedStages, openedWaves = [] } = run.state;
  if (openedStages.includes(stage) || openedWaves.some((one) => one.stage === stage && one.wave === wave)) return;
  await steer(run, { id: wave === undefined ? `open/${stage}` : `open/${stage}/${wave}`, kind: 'openStage', stage, at, actor: 'system', ...(wave === undefined ? {} : { wave }) });
}
