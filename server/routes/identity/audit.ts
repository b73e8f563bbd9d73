import { api } from '../../../core/api.ts';
import { historySentence } from '../../../core/submission/history.ts';
import { chains, countAudit, listAudit, verifyAudit, type AuditRow } from '../../../db/audit.ts';
import { canonicalJson } from '../../../db/canonical.ts';
import { loadCycle } from '../../../db/cycles.ts';
import { loadReasons } from '../../../db/notes.ts';
import { listPeople } from '../../../db/people.ts';
import { listViews } from '../../../db/trackViews.ts';
import { auditSentence } from '../../documents/audit-sentences.ts';
import type { Deps } from '../../deps.ts';
import { wordsOf } from '../../designs.ts';
import { route, type Call } from '../../endpoint.ts';
import { cursorOf, markIn, mentions } from '../../paging.ts';
import { questionTitles } from '../../question-titles.ts';
import { namedEntry, namesIn } from '../process/tracks.ts';

/** What the questions are called that these entries speak of. */
async function titlesIn(deps: Deps, pemdaId: string, rows: readonly AuditRow[]) {
  const trackIds = [...new Set(rows.flatMap(({ chain, entry }) => (entry.details?.['questionId'] === undefined ? [] : [chain.slice(chains.track('').length)])))];
  return questionTitles(deps, pemdaId, trackIds.length === 0 ? [] : (await listViews(deps.db, pemdaId, { trackIds })).map(({ state }) => state));
}

async function wordsIn(deps: Deps, pemdaId: string, rows: readonly AuditRow[]) {
  const ids = [...new Set(rows.flatMap(({ cycleId }) => cycleId ?? []))];
  const found = await Promise.all(ids.map(async (id) => {
    return [id, await wordsOf(deps, await loadCycle(deps.db, pemdaId, id))] as const;
  }));
  return new Map(found);
}

const said = (value: unknown): string => (value === undefined ? '' : canonicalJson(value)).slice(0, 2_000);
const objectOf = ({ entry, chain }: AuditRow): string => (entry.object === undefined ? chain : `${entry.object.kind}/${entry.object.id}`);

async function audit({ deps, person, query }: Call<typeof api.audit>) {
  const { pemdaId } = person;
  const wanted = query.actor?.trim();
  const who = wanted === undefined || wanted === '' ? undefined : wanted === 'system' ? 'system' : (await listPeople(deps.db, pemdaId)).find((one) => one._id === wanted || mentions(wanted, one.displayName, one.login))?._id ?? '?';
  const filter = { chain: query.chain, who, act: query.act };
  const [rows, total] = await Promise.all([listAudit(deps.db, pemdaId, { ...filter, before: markIn(query.cursor), limit: query.limit + 1 }), countAudit(deps.db, pemdaId, filter)]);
  const shown = rows.slice(0, query.limit);
  const [names, reasons, questionTitle, definitions] = await Promise.all([namesIn(deps, pemdaId, shown), loadReasons(deps.db, pemdaId, shown.flatMap(({ entry }) => entry.reasonId ?? [])), titlesIn(deps, pemdaId, shown), wordsIn(deps, pemdaId, shown)]);
  const items = shown.map((row) => {
    const { entry } = row;
    const name = row.who === 'system' ? 'system' : names.get(row.who)?.name ?? '?';
    const words = definitions.get(row.cycleId ?? '');
    const sentence = row.chain.startsWith('track/') && words !== undefined ? historySentence({ ...words, questionTitle }, namedEntry(row, names)) : auditSentence(entry, name);
    return { entryId: row._id, at: row.at, who: name, act: row.act, object: objectOf(row), sentence, before: said(entry.before), after: said(entry.after), reason: reasons.get(entry.reasonId ?? '')?.text ?? null, hash: row.hash };
  });
  const last = shown.at(-1);
  return { items, next: rows.length > shown.length && last !== undefined ? cursorOf({ at: last.at, id: last._id }) : null, total };
}

async function verify({ deps, person }: Call<typeof api.verifyAudit>) {
  const { whole, entries, firstBad } = await verifyAudit(deps.db, person.pemdaId);
  return { whole, entries, firstBad: firstBad === null ? null : `${firstBad.id} (${firstBad.why})` };
}

export const auditRoutes = { audit: route(api.audit, audit), verifyAudit: route(api.verifyAudit, verify) };
