import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { TrackState } from '../../core/cycle/track.ts';
import { listCycles } from '../../db/cycles.ts';
import type { Db } from '../../db/db.ts';
import { listEnrolments, type Enrolment } from '../../db/enrolments.ts';
import { listPemdas } from '../../db/pemdas.ts';
import { loadView, type TrackView } from '../../db/trackViews.ts';
import { reproject, where, workflowIds } from '../../workflows/messages.ts';
import { reconcile, type Sweep } from '../reconciler.ts';
import { runCommand, type Said } from './place.ts';
import { withClient, withWorker } from './temporal.ts';

/** How a track and its view stand to one another. */
export type Standing = 'agree' | 'viewBehind' | 'viewAhead' | 'workflowMissing' | 'notStarted';
export type Comparison = { readonly trackId: string; readonly standing: Standing };
export type Reconciled = { readonly counts: Readonly<Record<Standing, number>>; readonly differences: readonly Comparison[]; readonly pending: Sweep };
type Place = { readonly db: Db; readonly client: Client };

/**
 * Sends what is pending, then compares every track of the running cycles with its view. A view that lags is written
 * again by its track; a missing workflow is only told (`rebuild-workflows` starts it).
 */
export async function reconcileAll(place: Place): Promise<Reconciled> {
  const pending = await reconcile({ ...place, olderThanMs: 0 });
  const compared: Comparison[] = [];
  for (const { _id: pemdaId } of await listPemdas(place.db)) {
    for (const { _id: cycleId } of await listCycles(place.db, pemdaId, ['running', 'closing', 'locked', 'published'])) {
      for (const enrolment of await listEnrolments(place.db, pemdaId, cycleId)) compared.push(await compare(place, enrolment));
    }
  }
  const count = (standing: Standing) => compared.filter((one) => one.standing === standing).length;
  const counts = { agree: count('agree'), viewBehind: count('viewBehind'), viewAhead: count('viewAhead'), workflowMissing: count('workflowMissing'), notStarted: count('notStarted') };
  return { counts, differences: compared.filter(({ standing }) => standing !== 'agree'), pending };
}

async function compare({ db, client }: Place, { _id: trackId, pemdaId, cycleId }: Enrolment): Promise<Comparison> {
  const handle = client.workflow.getHandle(workflowIds.track(cycleId, trackId));
  const isRunning = (await ask(() => handle.describe()))?.status.name === 'RUNNING';
  const state = isRunning ? await ask(() => handle.query(where)) : undefined;
  const view = await loadView(db, pemdaId, trackId);
  const standing = standingOf(state, view);
  if (standing === 'viewBehind') await ask(() => handle.signal(reproject));
  return { trackId, standing };
}

function standingOf(state: TrackState | undefined, view: TrackView | undefined): Standing {
  if (view?.state.ended !== undefined) return 'agree';
  if (state === undefined) return view === undefined ? 'notStarted' : 'workflowMissing';
  const shown = view?.projection ?? 0;
  if (shown === state.projection) return 'agree';
  return shown < state.projection ? 'viewBehind' : 'viewAhead';
}

async function ask<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}

/** Says what was compared and what was put right. */
function report({ counts, differences, pending }: Reconciled): Said {
  const list = differences.slice(0, 20).map(({ trackId, standing }) => `\n  ${trackId}: ${standing}`).join('');
  const { agree, viewBehind, viewAhead, workflowMissing, notStarted } = counts;
  return {
    id: `${agree} jalur cocok, ${viewBehind} tampilan ditulis ulang, ${viewAhead} tampilan mendahului, ${workflowMissing} jalur tidak berjalan, ${notStarted} belum dimulai. Kiriman tertunda: ${pending.applied} diterapkan, ${pending.refused} ditolak, ${pending.waiting} masih menunggu.${list}`,
    en: `${agree} tracks agree, ${viewBehind} views written again, ${viewAhead} views ahead, ${workflowMissing} tracks not running, ${notStarted} not started. Pending submissions: ${pending.applied} applied, ${pending.refused} refused, ${pending.waiting} still waiting.`,
    ok: viewAhead + workflowMissing + notStarted === 0,
  };
}

if (import.meta.main) {
  await runCommand(({ db }) => withClient(async (client) => report(await withWorker({ db, client }, () => reconcileAll({ db, client })))));
}
