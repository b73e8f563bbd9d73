import type { RoleKey } from '../../core/access.ts';
import { byQuestionText, wholeData } from './report-answers.ts';
import type { Words } from '../../core/cycle/columns.ts';
import type { CycleDefinition } from '../../core/cycle/ir.ts';
import { letterOf } from '../../core/cycle/letters.ts';
import { formatDate } from '../../core/cycle/dates.ts';
import { shownTotal } from '../../core/form/score.ts';
import { below, type FormModel } from '../../core/form/model.ts';
import { readBy } from '../../core/form/seen-by.ts';
import { listingOf, ownersOf, rollupsOf, sharedRows, type Listing, type Rollup } from '../../core/report/tables.ts';
import { numberInWords } from '../../core/submission/words.ts';
import type { Decided, Score } from '../../db/scores.ts';
import type { Submission } from '../../db/submissions.ts';
import type { TrackView } from '../../db/trackViews.ts';
import { chaptersOf } from './chapters.ts';
import { headOf, type Writing } from './letter.ts';

/** One agency of the cycle with what it sent and scored. */
export type Party = { readonly view: TrackView; readonly name: string; readonly sent: readonly Submission[]; readonly scores: readonly Score[]; readonly decided: Readonly<Record<string, Decided>>; readonly notes: readonly { readonly questionId: string; readonly text: string }[] };
type Parts = { readonly writing: Writing; readonly words: Words; readonly parties: readonly Party[]; readonly forms: ReadonlyMap<string, FormModel>; /** Who reads it: what a form keeps from this role is left out. */ readonly role: RoleKey };

const running = 'Masih berjalan';

/** Says how a path ended: the title of its last step. */
export function outcomeOf({ nodes }: Pick<Words, 'nodes'>, { state }: Pick<TrackView, 'state'>): string {
  if (state.ended === undefined) return running;
  if (state.status === 'withdrawn') return 'Dikeluarkan dari siklus';
  return nodes.find((node) => node.kind === 'end' && node.outcome === state.ended?.outcome)?.title.id ?? state.ended.outcome;
}

/** Gives the newest score under each name, written out. */
export function newestScores(scores: readonly Score[], forms: ReadonlyMap<string, FormModel>) {
  const newest = new Map<string, Score>();
  for (const score of scores) if (!newest.has(score.as)) newest.set(score.as, score);
  return [...newest.values()].map(({ as, total, grade, formVersion, tree }) => {
    const bands = forms.get(formVersion)?.scoring.bands ?? [];
    return { as, shown: shownTotal(bands, total), grade, label: bands.find((band) => band.grade === grade)?.label.id ?? '', tree };
  });
}

/** Compiles the report of a cycle from what every agency's path has come to. */
export function cycleReportOf({ writing, words, parties, forms, role }: Parts) {
  const sorted = parties.toSorted((a, b) => a.name.localeCompare(b.name, 'id', { numeric: true }));
  const rows = sorted.map(({ view, name, sent, scores }) => ({
    trackId: view._id, agencyName: name, outcome: outcomeOf(words, view), rounds: view.state.returnsUsed, late: Object.values(view.state.cells).some(({ late }) => late),
    sentAt: sent.length === 0 ? '–' : formatDate(sent.map(({ receivedAt }) => receivedAt).toSorted().at(-1)!, { zone: writing.zone, style: 'short' }).id,
    scores: newestScores(scores, forms).map(({ as, shown, grade, label }) => ({ as, shown, grade, label })),
  }));
  const [rollups, lists] = tablesOf(sorted, { forms, role });
  const missing = sorted.filter(({ sent, view }) => sent.length === 0 && view.state.ended === undefined).map(({ name }) => name);
  const open = sorted.flatMap(({ name, notes, sent }) => notes.map(({ questionId, text }) => ({ agencyName: name, question: byQuestionText(sent, forms, questionId), note: text })));
  const final = parties.every(({ view }) => view.state.ended !== undefined);
  const count = (value: number) => `${value} (${numberInWords(value)})`;
  const values = { jumlah: count(parties.length), selesai: count(parties.filter(({ view }) => view.state.ended !== undefined).length), belum: count(missing.length) };
  const chapters = chaptersOf(letterOf(JSON.parse(writing.cycle.definition) as CycleDefinition, 'cycle').chapters, { parties: sorted, forms, role });
  const content = { chapters, rows, rollups, lists, open, missing };
  return { ...headOf(writing, { kind: 'cycle', values, final, content }), title: writing.cycle.title, period: writing.cycle.setup.period, ...content, rollups: rollups.map((each) => ({ ...each, columns: [...each.columns], total: [...each.total], lines: each.lines.map((line) => ({ ...line, values: [...line.values] })) })), lists: lists.map((each) => ({ ...each, columns: [...each.columns], lines: each.lines.map((line) => ({ ...line, cells: [...line.cells] })) })) };
}

/** Totals and lists of every table that a form of the cycle marks for the report, over the last answers of all agencies. */
function tablesOf(parties: readonly Party[], { forms, role }: Pick<Parts, 'forms' | 'role'>): readonly [readonly Rollup[], readonly Listing[]] {
  const used = new Set(parties.flatMap(({ sent }) => sent.map(({ form }) => form)));
  const rollups: Rollup[] = [];
  const lists: Listing[] = [];
  for (const version of used) {
    const model = forms.get(version);
    for (const node of model === undefined ? [] : below(readBy(model, role), model.rootId)) {
      if (node.type !== 'table' && node.props['oneOwner'] !== true) continue;
      const answers = parties.flatMap(({ name, sent, decided }) => sent.filter(({ form }) => form === version).map((each) => ({ agency: name, value: wholeData(model!, each, decided)[node.id] })));
      rollups.push(...rollupsOf(node, answers));
      lists.push(...[listingOf(node, answers), sharedRows(node, model!.rules, answers), ownersOf(node, answers)].filter((each) => each !== undefined));
    }
  }
  return [rollups, lists];
}
