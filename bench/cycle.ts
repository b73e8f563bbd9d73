import { ask, inParallel, must } from './http.ts';
import type { Crowd, Head } from './crowd.ts';

type Row = { readonly trackId: string; readonly agencyId: string; readonly dueAt: string | null; readonly token: string | null };
export type Launched = { readonly cycleId: string; readonly acceptedMs: number; readonly runningMs: number; readonly rows: readonly Row[] };

type Design = { readonly templateKey: string; readonly forms?: Readonly<Record<string, string>> };

/** Launches a cycle, that of AKIP unless another is named, for some agencies and waits until every track is open. */
export async function launch(base: string, crowd: Crowd, heads: readonly Head[], { templateKey, forms }: Design = { templateKey: 'akip-internal' }): Promise<Launched> {
  const { administrator: cookie, seats } = crowd;
  const { cycleId, rev } = await must<{ cycleId: string; rev: number }>({ base, cookie, method: 'POST', path: '/api/cycles', body: { templateKey } });
  const { setup } = await must<{ setup: object }>({ base, cookie, path: `/api/cycles/${cycleId}` });
  const agencyIds = heads.map((head) => head.agencyId);
  await must({ base, cookie, method: 'PUT', path: `/api/cycles/${cycleId}`, rev, body: { ...setup, period: '2026', ...(forms === undefined ? {} : { forms }), agencyIds, assignments: agencyIds.map((agencyId) => ({ agencyId, reviewers: seats })) } });
  const began = performance.now();
  await must({ base, cookie, method: 'POST', path: `/api/cycles/${cycleId}/launch`, body: {} });
  const acceptedMs = performance.now() - began;
  for (;;) {
    const { rows } = await must<{ rows: readonly Row[] }>({ base, cookie: crowd.coordinator, path: `/api/cycles/${cycleId}/matrix` });
    if (rows.filter((row) => row.dueAt !== null).length === heads.length) return { cycleId, acceptedMs, runningMs: performance.now() - began, rows };
    if (performance.now() - began > 300_000) throw new Error('tracks did not open within five minutes');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

const questions = ['1a', '1b', '1c', '2a', '2b', '2c', '3a', '3b', '3c', '4a', '4b', '4c'];

/** Fills every head's draft: grade E needs a cause and no evidence, so that files are not what is measured. */
export async function fillAll(base: string, heads: readonly Head[], taskIds: ReadonlyMap<string, string>): Promise<void> {
  await inParallel(heads, 8, async (head) => {
    const changes = questions.flatMap((code) => [{ question: `q${code}`, value: 'E', baseRev: 0 }, { question: `q${code}_sebab`, value: 'Belum ada tenaga yang menangani; disusun triwulan depan.', baseRev: 0 }]);
    await must({ base, cookie: head.cookie, method: 'PATCH', path: `/api/tasks/${taskIds.get(head.agencyId)}/draft`, body: { changes } });
  });
}

export type Sent = { readonly statuses: ReadonlyMap<number, number>; readonly times: readonly number[]; readonly seconds: number };

/** Sends every head's task; `perSecond` spaces the requests evenly, otherwise so many at once. */
export async function sendAll(base: string, heads: readonly Head[], taskIds: ReadonlyMap<string, string>, pace: { readonly width: number } | { readonly perSecond: number }): Promise<Sent> {
  const statuses = new Map<number, number>();
  const times: number[] = [];
  const one = async (head: Head) => {
    const submissionId = crypto.randomUUID();
    const { status, ms, body } = await ask({ base, cookie: head.cookie, method: 'POST', path: `/api/tasks/${taskIds.get(head.agencyId)}/submissions`, body: { round: 1, submissionId }, key: submissionId });
    if (status >= 300) throw new Error(`submission ${status}: ${JSON.stringify(body)}`);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    times.push(ms);
  };
  const began = performance.now();
  if ('width' in pace) await inParallel(heads, pace.width, one);
  else await Promise.all(heads.map(async (head, i) => {
    await new Promise((resolve) => setTimeout(resolve, (i * 1000) / pace.perSecond));
    await one(head);
  }));
  return { statuses, times, seconds: (performance.now() - began) / 1000 };
}
