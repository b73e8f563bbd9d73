import { api } from '../../../core/api.ts';
import { formatDate } from '../../../core/cycle/dates.ts';
import type { Text } from '../../../core/problem.ts';
import { loadCycle } from '../../../db/cycles.ts';
import { sha256 } from '../../../db/canonical.ts';
import { countNotices, listNotices, readNotices, type Notice } from '../../../db/outbox.ts';
import { loadPemda } from '../../../db/pemdas.ts';
import type { SignedIn } from '../../auth/session.ts';
import { zoneOfName, type Deps } from '../../deps.ts';
import { wordsOf } from '../../designs.ts';
import { agencyWords, noticeBodies, noticeTitles, noticeValues } from '../../documents/notice-words.ts';
import { route, type Call } from '../../endpoint.ts';
import { cursorOf, markIn } from '../../paging.ts';
import { listViews, type TrackView } from '../../../db/trackViews.ts';

type Words = { readonly stages: ReadonlyMap<string, Text>; readonly title: Text };
const unknown: Words = { stages: new Map(), title: { id: '', en: '' } };

async function cycleWords(deps: Deps, pemdaId: string, cycleId: string): Promise<Words> {
  const cycle = await loadCycle(deps.db, pemdaId, cycleId);
  const words = await wordsOf(deps, cycle);
  return { title: cycle?.title ?? unknown.title, stages: new Map((words?.stages ?? []).map(({ key, title }) => [key, title])) };
}

/** Where the reader goes from here: an agency to its task, a reviewer to the review, everybody else to the case. */
function linkOf({ role }: SignedIn, { kind, cycleId, trackId, link }: Notice, view: TrackView | undefined): string {
  if (trackId === undefined || cycleId === undefined) return link;
  const token = view?.state.tokens[0];
  if (role === 'operator' || role === 'head') return token === undefined ? '/tasks' : `/tasks/${trackId}.${token.id}`;
  if (role === 'evaluator') return kind !== 'reviewerReleased' && token !== undefined && (token.phase === 'submitted' || token.phase === 'inReview') ? `/review/${trackId}.${token.id}` : '/review';
  return `/c/${cycleId}/agencies/${trackId}`;
}

async function notices({ deps, person, query }: Call<typeof api.notices>) {
  const { pemdaId, personId } = person;
  const before = markIn(query.cursor);
  const [rows, total, pemda] = await Promise.all([listNotices(deps.db, pemdaId, personId, { before, limit: query.limit + 1 }), countNotices(deps.db, pemdaId, personId), loadPemda(deps.db, pemdaId)]);
  const shown = rows.slice(0, query.limit);
  const cycleIds = [...new Set(shown.flatMap(({ cycleId }) => cycleId ?? []))];
  const words = new Map(await Promise.all(cycleIds.map(async (id) => [id, await cycleWords(deps, pemdaId, id)] as const)));
  const views = await listViews(deps.db, pemdaId, { trackIds: [...new Set(shown.flatMap(({ trackId }) => trackId ?? []))] });
  const names = new Map(views.map((view) => [view._id, view.agencyName]));
  const zone = zoneOfName(pemda?.zone);
  const items = shown.map((notice: Notice) => {
    const about = words.get(notice.cycleId ?? '') ?? unknown;
    const values = noticeValues({ stage: about.stages.get(notice.stage ?? ''), cycle: about.title, agency: agencyWords(notice.kind, names.get(notice.trackId ?? '') ?? '', notice.count), count: notice.count, due: notice.dueAt === undefined ? undefined : formatDate(notice.dueAt, { zone, style: 'full' }) });
    return { noticeId: sha256(notice._id).slice(0, 32), title: notice.text === undefined ? values(noticeTitles[notice.kind]) : { id: notice.text.id, en: notice.text.en || notice.text.id }, body: values(noticeBodies(notice.dueAt !== undefined)), link: linkOf(person, notice, views.find(({ _id }) => _id === notice.trackId)), at: notice.at, read: notice.unread !== true };
  });
  const last = shown.at(-1);
  return { items, next: rows.length > shown.length && last !== undefined ? cursorOf({ at: last.at, id: last._id }) : null, total };
}

async function read({ deps, person, body, at }: Call<typeof api.readNotices>) {
  await readNotices(deps.db, person.pemdaId, person.personId, { upTo: body.upTo, at });
  return { ok: true } as const;
}

export const noticeRoutes = { notices: route(api.notices, notices), readNotices: route(api.readNotices, read) };
