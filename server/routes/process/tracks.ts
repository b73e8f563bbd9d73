import { api } from '../../../core/api.ts';
import { extendedDue } from '../../../core/cycle/calendar.ts';
import { refusal } from '../../../core/cycle/refusal.ts';
import type { AuditEntry, Command, Token } from '../../../core/cycle/track.ts';
import { isProblem, problem, type Problem } from '../../../core/problem.ts';
import { historySentence } from '../../../core/submission/history.ts';
import { chains, countAudit, listAudit, type AuditRow } from '../../../db/audit.ts';
import { loadReasons, saveReason } from '../../../db/notes.ts';
import { listPeople } from '../../../db/people.ts';
import { isDuplicate } from '../../../db/table.ts';
import { sendAct } from '../../acting.ts';
import { actorOf, positionOf, type SignedIn } from '../../auth/session.ts';
import type { Deps } from '../../deps.ts';
import { wordsOf } from '../../designs.ts';
import { mayDo, route, type Call } from '../../endpoint.ts';
import { cursorOf, markIn } from '../../paging.ts';
import { questionTitles } from '../../question-titles.ts';
import { clockworkOf, reachCase, type Case, type Clockwork } from '../../reach.ts';
import { trackShapeOf } from '../../task-shape.ts';

async function track({ deps, person, scope, params, at }: Call<typeof api.track>) {
  const found = await reachCase({ deps, person, scope }, params.trackId);
  return isProblem(found) ? found : trackShapeOf(found, await clockworkOf(deps, person.pemdaId, at), person);
}

/** The names of those in an audit: the chain itself holds ids only, so that erasing a person breaks nothing. */
export async function namesIn({ db }: Deps, pemdaId: string, rows: readonly AuditRow[]): Promise<ReadonlyMap<string, { readonly name: string; readonly position: string }>> {
  const people = await listPeople(db, pemdaId, { ids: [...new Set(rows.flatMap(({ who, entry }) => [who, ...Object.values(peopleIn(entry))]))] });
  return new Map(people.map((one) => [one._id, { name: one.displayName, position: positionOf(one, '9999').id }]));
}

/** The people an entry tells of beside its actor, by the name of the detail. */
const peopleIn = ({ act, details = {} }: AuditRow['entry']): Readonly<Record<string, string>> => (act === 'changeReviewer' ? Object.fromEntries(['from', 'to'].flatMap((key) => (typeof details[key] === 'string' ? [[key, details[key]]] : []))) : {});

/** Gives an entry with the names of its people, as a sentence tells it. */
export function namedEntry({ entry }: AuditRow, names: ReadonlyMap<string, { readonly name: string }>): AuditEntry {
  const { actor } = entry;
  const told = Object.entries(peopleIn(entry)).map(([key, id]) => [key, names.get(id)?.name ?? '?']);
  return { ...entry, actor: actor === 'system' ? actor : { ...actor, name: names.get(actor.personId)?.name ?? actor.position }, details: { ...entry.details, ...Object.fromEntries(told) } } as AuditEntry;
}

async function history({ deps, person, scope, params, query }: Call<typeof api.trackHistory>) {
  const found = await reachCase({ deps, person, scope }, params.trackId);
  if (isProblem(found)) return found;
  const { pemdaId } = person;
  const chain = chains.track(params.trackId);
  const [rows, total] = await Promise.all([listAudit(deps.db, pemdaId, { chain, before: markIn(query.cursor), limit: query.limit + 1 }), countAudit(deps.db, pemdaId, { chain })]);
  const shown = rows.slice(0, query.limit);
  const [names, reasons, { zone }, questionTitle, words = found.ir] = await Promise.all([namesIn(deps, pemdaId, shown), loadReasons(deps.db, pemdaId, shown.flatMap(({ entry }) => entry.reasonId ?? [])), clockworkOf(deps, pemdaId, ''), questionTitles(deps, pemdaId, [found.state]), wordsOf(deps, found.cycle)]);
  const items = shown.map((row) => {
    const { _id, at, act, who, entry } = row;
    return { entryId: _id, at, kind: act, who: names.get(who)?.name ?? (who === 'system' ? 'system' : '?'), sentence: historySentence({ ...words, questionTitle }, namedEntry(row, names), zone), reason: reasons.get(entry.reasonId ?? '')?.text ?? null };
  });
  const last = shown.at(-1);
  return { items, next: rows.length > shown.length && last !== undefined ? cursorOf({ at: last.at, id: last._id }) : null, total };
}

type Act = Call<typeof api.actOnTrack>;
type Body = Act['body'];
type Asked<K extends Body['kind']> = Extract<Body, { kind: K }>;
type Extra = { readonly reasonId: string; readonly found: Case; readonly clockwork: Clockwork };
/** What a command holds beside its id, time and actor. */
type Wish = Command extends infer C ? (C extends Command ? Omit<C, 'id' | 'at' | 'actor'> : never) : never;

const tokenOf = ({ state }: Case, id: string): Token | undefined => state.tokens.find((token) => token.id === id);

/** Each act as the command its track understands; reasons travel by id only. */
const wishes: { readonly [K in Body['kind']]: (body: Asked<K>, extra: Extra) => Wish | Problem } = {
  askApproval: ({ kind, token, round }) => ({ kind, token, round }),
  takeBack: ({ kind, token }) => ({ kind, token }),
  returnToOperator: ({ kind, token }, { reasonId }) => ({ kind, token, reasonId }),
  recall: ({ kind, token }) => ({ kind, token }),
  decideGate: ({ kind, token, rev, outcome }, { reasonId }) => ({ kind, token, rev, outcome, reasonId }),
  extend: ({ kind, token, days, decreeRef }, { reasonId, found, clockwork }) => {
    const due = tokenOf(found, token)?.clock?.dueAt;
    return due === undefined ? problem('noClock') : { kind, token, newDue: extendedDue(due, days, clockwork), reasonId, ...(decreeRef === undefined ? {} : { decreeRef }) };
  },
  shorten: ({ kind, token, newDue }, { reasonId }) => ({ kind, token, newDue: new Date(newDue).toISOString(), reasonId }),
  suspend: ({ kind, rev }, { reasonId }) => ({ kind, rev, reasonId }),
  resume: ({ kind, rev }) => ({ kind, rev }),
  withdraw: ({ kind, rev }, { reasonId }) => ({ kind, rev, reasonId }),
  repair: ({ kind, rev, mode, token, node }, { reasonId }) => ({ kind, rev, mode, token, reasonId, ...(node === undefined ? {} : { node }) }),
};

type Said = { readonly id: string; readonly text: string; readonly agencyId: string; readonly at: string };

/** Stores a reason under the id of its operation: a repeat finds it there. */
export async function keepReason({ db }: Deps, person: SignedIn, { id, text, agencyId, at }: Said): Promise<string> {
  try {
    await saveReason(db, person.pemdaId, { id, text, by: person.personId, at, agencyId });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  return id;
}

/** One act on a track: the finer right is the act of the same name, and the track itself decides. */
async function actOnTrack(call: Act) {
  const { deps, person, params, body, at, operationId, requestId } = call;
  const allowed = mayDo(person, body.kind, deps, requestId);
  if (isProblem(allowed)) return allowed;
  const found = await reachCase({ deps, person, scope: allowed.scope }, params.trackId);
  if (isProblem(found)) return found;
  const clockwork = await clockworkOf(deps, person.pemdaId, at);
  const reasonId = `alasan.${operationId}`;
  const wish = (wishes[body.kind] as (body: Body, extra: Extra) => Wish | Problem)(body, { reasonId, found, clockwork });
  if (isProblem(wish)) return wish;
  const command = { id: operationId, at, actor: actorOf(person), ...wish } as Command;
  const refused = refusal(found.ir, found.state, command);
  if (refused !== undefined) return refused;
  if ('reason' in body) await keepReason(deps, person, { id: reasonId, text: body.reason, agencyId: found.view.agencyId, at });
  const state = await sendAct(deps, { cycleId: found.view.cycleId, trackId: found.view._id }, command);
  return isProblem(state) ? state : trackShapeOf({ ...found, state }, clockwork, person);
}

export const trackRoutes = { track: route(api.track, track), trackHistory: route(api.trackHistory, history), actOnTrack: route(api.actOnTrack, actOnTrack, { repeatBy: 'update' }) };
