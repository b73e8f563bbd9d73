import type { RoleKey } from '../../core/access.ts';
import { tiersIn, type Ir } from '../../core/cycle/ir.ts';
import { formatDate } from '../../core/cycle/dates.ts';
import { score, type ThresholdResult } from '../../core/form/score.ts';
import type { Explained } from '../../core/form/score-tree.ts';
import { nest } from '../../core/form/clean.ts';
import type { FormModel } from '../../core/form/model.ts';
import { notApplicableAnswer } from '../../core/form/score-tree.ts';
import type { Decided } from '../../db/scores.ts';
import { contentOf } from '../../db/submissions.ts';
import { newestScores, outcomeOf, type Party } from './cycle-report.ts';
import { byHand, headOf, type Writing } from './letter.ts';
import type { Concerned } from './parties.ts';
import { byQuestionText, sectionsOf } from './report-answers.ts';

type Parts = { readonly writing: Writing; readonly ir: Ir; readonly party: Omit<Party, 'notes' | 'decided'>; /** The kind of the agency, and who is assigned to judge it. */ readonly about: Omit<Concerned, 'name'>; readonly forms: ReadonlyMap<string, FormModel>; readonly decided: Readonly<Record<string, Decided>>; readonly notes: readonly { readonly questionId: string; readonly text: string; readonly by: string; readonly status: string }[]; /** Who reads it: what a form keeps from this role is left out. */ readonly role: RoleKey };

const comma = (decimal: string): string => decimal.replace('.', ',');
const partsOf = (tree: unknown) => (tree as Explained).children.map(({ title, weight, points, percent }) => ({ title: title.id, weight: comma(weight), points: comma(Number(points).toFixed(2)), percent: `${comma(Number(percent).toFixed(1))}%` }));

/** Writes the document of one agency: what was decided, why, and on which answers and evidence. */
export function trackReportOf({ writing, ir, party, about, forms, decided, notes, role }: Parts) {
  const { view, name, sent, scores } = party;
  const outcome = outcomeOf(ir, view);
  const written = sent.flatMap((each) => {
    const model = forms.get(each.form);
    return model === undefined ? [] : [{ title: model.byId[model.rootId]?.text.id?.title ?? each.form, sentAt: formatDate(each.receivedAt, { zone: writing.zone, style: 'full' }).id, round: each.round, hash: each.hash, sections: sectionsOf(model, { sent: each, decided, role }) }];
  });
  const content = {
    agencyName: name, outcome, rounds: view.state.returnsUsed, scores: newestScores(scores, forms).map(({ tree, ...rest }) => ({ ...rest, parts: partsOf(tree) })), bounds: boundsOf(party, forms, decided), forms: written,
    notes: notes.map(({ questionId, ...rest }) => ({ question: byQuestionText(sent, forms, questionId), ...rest })),
  };
  // A tier the path never asks signs nothing, whoever is assigned to it.
  const judging = Object.fromEntries(tiersIn(ir).map((tier) => [tier, about.reviewers[tier]]));
  const values = { instansi: name, hasil: outcome, nilai: standing(content.scores), ambang: aimOf(content.bounds), perbaikan: String(view.state.returnsUsed) };
  return { ...headOf(writing, { kind: 'agency', values, final: view.state.ended !== undefined, content, about: { ...about, name, reviewers: judging }, outcome: view.state.ended?.outcome }), period: writing.cycle.setup.period, ...content };
}

/** Writes the score that counts most so far: the final one, else what was decided, else what the agency proposed. */
function standing(scores: readonly { readonly as: string; readonly shown: string; readonly grade: string }[]): string {
  const [best] = ['final', 'decided', 'preliminary', 'proposed'].flatMap((as) => scores.filter((each) => each.as === as));
  return best === undefined ? 'yang belum ditetapkan' : `${best.shown}${best.grade === '' ? '' : ` (${best.grade})`}`;
}

/** Names the sets of bounds that are met, as a sentence goes on: “menuju WBK”; a line to fill in where none is. */
const aimOf = (bounds: readonly { readonly label: string; readonly met: boolean }[]): string => bounds.filter(({ met }) => met).map(({ label }) => label.charAt(0).toLowerCase() + label.slice(1)).join(' dan ') || byHand;

/** What stands at a bound, and what it asks for: figures with their sign, answers in words. */
function writtenBound(part: ThresholdResult['parts'][number]): { readonly value: string; readonly bound: string } {
  if ('answer' in part) return { value: part.answer.id, bound: part.oneOf.id };
  const unit = part.percent ? '%' : '';
  return { value: comma(part.value) + unit, bound: `≥ ${comma(part.atLeast)}${unit}` };
}

/** Which sets of bounds the decided answers meet, part by part. */
function boundsOf({ sent }: Parts['party'], forms: Parts['forms'], decided: Parts['decided']) {
  return sent.flatMap((each) => {
    const model = forms.get(each.form);
    if (model === undefined || model.scoring.thresholds.length === 0) return [];
    const own = contentOf(each);
    const judged = Object.fromEntries(Object.entries(decided).map(([question, one]) => [question, one.notApplicable === true ? notApplicableAnswer : one.value]));
    const { thresholds } = score(model, { data: nest(model, { ...own.data, ...judged }), evidence: own.evidence });
    return thresholds.map(({ name, met, parts }) => ({ label: model.scoring.thresholds.find((one) => one.name === name)?.label.id ?? name, met, parts: parts.map((part) => ({ title: part.title.id, ...writtenBound(part), met: part.met })) }));
  });
}
