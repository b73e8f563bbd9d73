import { allHandlersFinished, condition, continueAsNew, setHandler, sleep, workflowInfo } from '@temporalio/workflow';
import type { WaveCount } from '../activities/cycles.ts';
import type { BarrierNode } from '../core/cycle/ir.ts';
import { bulk, durable } from './durable.ts';
import { guarded } from './guard.ts';
import { cycleState, designAdded, steerCycle, trackMoved, type CycleInput, type CycleState } from './messages.ts';
import { isReady, record, steer, steerRefusal, type CycleRun } from './steering.ts';

const fresh: CycleState = { status: 'opening', openedStages: [], tracks: 0, ended: 0, seen: [] };

/**
 * One cycle of all agencies: starts the tracks, opens barrier stages, closes when every track has ended, and ends
 * when a coordinator has archived it. No act of an agency goes through it.
 */
export async function cycle(input: CycleInput): Promise<CycleState> {
  const run: CycleRun = { input, state: input.state ?? fresh, designs: {}, moved: 1, busy: 0 };
  listen(run);
  await know(run, input.snapshotId);
  if (run.state.status === 'opening') await open(run);
  const atRest = () => run.busy === 0 && (run.state.status === 'archived' || workflowInfo().continueAsNewSuggested);
  await Promise.race([watchTracks(run), condition(atRest)]);
  do {
    await condition(() => allHandlersFinished() && run.busy === 0);
    await sleep(1);
  } while (!allHandlersFinished() || run.busy > 0);
  if (run.state.status !== 'archived') return continueAsNew<typeof cycle>({ ...input, state: run.state });
  return run.state;
}

function listen(run: CycleRun): void {
  setHandler(steerCycle, guarded(async (steering) => {
    if (!isReady(run)) await condition(() => isReady(run));
    return steer(run, steering);
  }), { validator: (steering) => steerRefusal(run, steering) });
  setHandler(trackMoved, () => { run.moved += 1; });
  setHandler(designAdded, () => { run.moved += 1; });
  setHandler(cycleState, () => run.state);
}

/** Loads a design of this cycle: the one it began with, and each that a change brought while it ran. */
async function know(run: CycleRun, snapshotId: string): Promise<void> {
  const { ir } = await durable('loadIr', { pemdaId: run.input.pemdaId, snapshotId });
  run.designs = { ...run.designs, [snapshotId]: ir };
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
async function watchTracks(run: CycleRun): Promise<never> {
  let counted = 0;
  for (;;) {
    await condition(() => run.moved > counted);
    await sleep('5 seconds');
    counted = run.moved;
    run.busy += 1;
    await count(run);
    run.busy -= 1;
  }
}

async function count(run: CycleRun): Promise<void> {
  const { pemdaId, cycleId } = run.input;
  const { tracks, ended, waiting, elsewhere = {}, waves = [], snapshotIds = [], at } = await durable('tally', { pemdaId, cycleId });
  run.state = { ...run.state, ended };
  for (const snapshotId of snapshotIds) if (run.designs[snapshotId] === undefined) await know(run, snapshotId);
  // Who passed a stage by, or has a design without it, is not waited for.
  const isWhole = (stage: string, of: Pick<WaveCount, 'tracks' | 'ended' | 'waiting' | 'elsewhere'>) => (of.waiting[stage] ?? 0) > 0 && of.waiting[stage]! + (of.elsewhere?.[stage] ?? 0) === of.tracks - of.ended;
  for (const { stage } of barriers(run, 'all')) if (isWhole(stage, { tracks, ended, waiting, elsewhere })) await openStage(run, stage, { at });
  for (const { stage } of barriers(run, 'wave')) for (const wave of waves) if (isWhole(stage, wave)) await openStage(run, stage, { at, wave: wave.wave });
  if (run.state.status === 'running' && tracks > 0 && ended === tracks) {
    run.state = { ...run.state, status: 'closing' };
    await record(run, { act: 'closing' });
  }
}

/** The stages that open by themselves, over every design of the cycle. */
function barriers({ designs }: CycleRun, opens: BarrierNode['opens']): readonly BarrierNode[] {
  return Object.values(designs).flatMap(({ nodes }) => nodes.filter((node): node is BarrierNode => node.kind === 'barrier' && node.opens === opens));
}

async function openStage(run: CycleRun, stage: string, { at, wave }: { readonly at: string; readonly wave?: string }): Promise<void> {
  const { openedStages, openedWaves = [] } = run.state;
  if (openedStages.includes(stage) || openedWaves.some((one) => one.stage === stage && one.wave === wave)) return;
  await steer(run, { id: wave === undefined ? `open/${stage}` : `open/${stage}/${wave}`, kind: 'openStage', stage, at, actor: 'system', ...(wave === undefined ? {} : { wave }) });
}
