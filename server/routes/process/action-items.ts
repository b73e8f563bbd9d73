import { api } from '../../../core/api.ts';
import { isProblem, problem, type Problem } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { listAgencies, nameAt } from '../../../db/agencies.ts';
import { appendAudit, chains } from '../../../db/audit.ts';
import { changeActionItem, listActionItems, loadActionItem, publishedDecisions, type ActionItem } from '../../../db/meetings.ts';
import { assignedTracks } from '../../../db/enrolments.ts';
import { actorOf } from '../../auth/session.ts';
import { route, type Call } from '../../endpoint.ts';
import { actionItemShape } from '../../meeting-shape.ts';
import { reachCase } from '../../reach.ts';

type Asking = Pick<Call<typeof api.actionItems>, 'deps' | 'person' | 'scope' | 'at'>;

async function namesOf({ deps, person, at }: Asking): Promise<ReadonlyMap<string, string>> {
  return new Map((await listAgencies(deps.db, person.pemdaId)).map((agency) => [agency._id, nameAt(agency, at).name.id]));
}

/** Two decimals with a comma, as the follow-up is reported; nothing to do is all done. */
function percentOf(done: number, of: number): string {
  return (of === 0 ? 100 : (100 * done) / of).toFixed(2).replace('.', ',');
}

const countsOf = (items: readonly ActionItem[]) => {
  const count = (...statuses: readonly ActionItem['status'][]) => items.filter(({ status }) => statuses.includes(status)).length;
  const [done, excluded] = [count('done'), count('not_applicable')];
  return { done, doing: count('in_progress', 'submitted', 'returned'), open: count('open'), excluded, percent: percentOf(done, items.length - excluded) };
};

async function list(call: Call<typeof api.actionItems>) {
  const { deps, person, scope, query, at } = call;
  const { pemdaId } = person;
  const all = await listActionItems(deps.db, pemdaId, { ...(query.cycleId === undefined ? {} : { cycleId: query.cycleId }), ...(scope === 'agency' ? { agencyId: person.agencyId ?? '' } : {}) });
  const tracks = scope === 'assigned' ? new Set(await assignedTracks(deps.db, pemdaId, person.personId)) : undefined;
  const published = await publishedDecisions(deps.db, pemdaId, all.flatMap(({ from }) => (from.kind === 'decision' ? [from.id] : [])));
  const items = all.filter(({ trackId, from }) => (tracks?.has(trackId) ?? true) && (from.kind !== 'decision' || published.has(from.id)));
  const names = await namesOf(call);
  return { items: items.map((item) => actionItemShape(item, names.get(item.agencyId) ?? '', at)), counts: countsOf(items) };
}

async function reach(asking: Asking, itemId: string): Promise<ActionItem | Problem> {
  const item = await loadActionItem(asking.deps.db, asking.person.pemdaId, itemId);
  const found = item === undefined ? undefined : await reachCase(asking, item.trackId);
  return item === undefined || found === undefined || isProblem(found) ? problem('notFound', { thing: things.actionItem }) : item;
}

type Changing = Asking & Pick<Call<typeof api.reportActionItem>, 'rev' | 'tx' | 'requestId'>;

async function write(call: Changing, item: ActionItem, set: Partial<ActionItem>, act: string) {
  const { deps, person, rev, at, tx, requestId } = call;
  const after = await changeActionItem(deps.db, person.pemdaId, { id: item._id, rev, by: person.name, at, set, session: tx });
  if (isProblem(after)) return after;
  const { status, progress } = after;
  await appendAudit(deps.db, tx, { pemdaId: person.pemdaId, chain: chains.cycle(item.cycleId), entry: { act, actor: actorOf(person), at, requestId, cycleId: item.cycleId, agencyId: item.agencyId, object: { kind: 'actionItem', id: item._id }, before: { status: item.status, progress: item.progress }, after: { status, progress } } });
  return actionItemShape(after, (await namesOf(call)).get(item.agencyId) ?? '', at);
}

async function report(call: Call<typeof api.reportActionItem>) {
  const { params, body } = call;
  const item = await reach(call, params.actionItemId);
  if (isProblem(item)) return item;
  if (item.status === 'done' || item.status === 'not_applicable') return problem('closed');
  const status = body.done ? 'submitted' : body.progress > 0 ? 'in_progress' : 'open';
  return write(call, item, { status, progress: body.done ? 100 : body.progress, report: body.report }, 'reportActionItem');
}

async function verify(call: Call<typeof api.verifyActionItem>) {
  const { params, body, person } = call;
  const item = await reach(call, params.actionItemId);
  if (isProblem(item)) return item;
  if (person.agencyId === item.agencyId) return problem('ownAgency');
  if (item.status !== 'submitted') return problem('notInReview');
  if (!body.accept && body.remark.trim() === '') return problem('badRequest', { place: 'body.remark', why: { id: 'tulis apa yang belum sesuai', en: 'write what is not right yet' } });
  return write(call, item, { status: body.accept ? 'done' : 'returned', remark: body.remark }, 'verifyActionItem');
}

export const actionItemRoutes = { actionItems: route(api.actionItems, list), reportActionItem: route(api.reportActionItem, report), verifyActionItem: route(api.verifyActionItem, verify) };
