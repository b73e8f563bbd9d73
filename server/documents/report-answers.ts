import type { RoleKey } from '../../core/access.ts';
import type { FormModel, Node } from '../../core/form/model.ts';
import { questionsOf } from '../../core/form/model.ts';
import { kindOf } from '../../core/form/question.ts';
import { nest } from '../../core/form/clean.ts';
import { columnKinds, columnNode, columnsOf } from '../../core/form/questions/repeatTable.ts';
import { questions } from '../../core/form/questions.ts';
import { stateOf } from '../../core/form/state.ts';
import { readBy, reviewersOwn } from '../../core/form/seen-by.ts';
import type { Decided } from '../../db/scores.ts';
import { contentOf, type Submission, type SubmissionContent } from '../../db/submissions.ts';

/** Gives the title of a question in the forms an agency sent; its id where none has it. */
export function byQuestionText(sent: readonly Submission[], forms: ReadonlyMap<string, FormModel>, questionId: string): string {
  return sent.map(({ form }) => forms.get(form)?.byId[questionId]?.text.id?.title).find((title) => title !== undefined) ?? questionId;
}

type Line = { question: string; answer: string; evidence: string[]; rows: { columns: string[]; lines: string[][] } | null };

/** Personal answers do not go onto paper that is passed around (UU 27/2022). */
const hidden: ReadonlySet<Node['classification']> = new Set(['personal', 'specific']);

/** What was sent, with what the reviewers decided of their own questions beside it. */
export function wholeData(model: FormModel, sent: Submission, decided: Readonly<Record<string, Decided>>): SubmissionContent['data'] {
  const own = [...reviewersOwn(model)].filter((id) => decided[id] !== undefined && decided[id].notApplicable !== true).map((id) => [id, decided[id]!.value]);
  return { ...contentOf(sent).data, ...Object.fromEntries(own) };
}

type Answered = { readonly sent: Submission; readonly decided: Readonly<Record<string, Decided>>; readonly role: RoleKey };

/** Writes what was sent as lines of a document: visible questions only, tables with their rows, evidence by file name, and what the reviewers found; without what the reader's role does not see. */
export function sectionsOf(model: FormModel, answered: Answered): { title: string; lines: Line[] }[] {
  return linesBySection(model, answered).map(({ section, lines }) => ({ title: section.text.id?.title ?? section.id, lines }));
}

/** Gives the same lines with the section each stands in. */
export function linesBySection(model: FormModel, { sent, decided, role }: Answered): readonly { readonly section: Node; readonly lines: Line[] }[] {
  const { evidence } = contentOf(sent);
  const data = wholeData(model, sent, decided);
  const state = stateOf(model, { data: nest(model, data), evidence });
  const shown = questionsOf(readBy(model, role)).filter(({ node }) => !state.hidden.has(node.id) && kindOf(node) !== 'info');
  return [...Map.groupBy(shown, ({ section }) => section)].map(([section, list]) => ({ section, lines: list.map(({ node }) => lineOf(node, data[node.id] ?? state.computed[node.id], (evidence[node.id] ?? []).map(({ name }) => name))) }));
}

function lineOf(node: Node, value: unknown, evidence: string[]): Line {
  const question = node.text.id?.title ?? node.id;
  if (hidden.has(node.classification)) return { question, answer: 'disamarkan (data pribadi)', evidence: [], rows: null };
  const kind = questions[kindOf(node)];
  const answer = value === undefined || kind.isEmpty(value) ? '–' : kind.format(node, value, 'id');
  return { question, answer, evidence, rows: kindOf(node) === 'repeatTable' && Array.isArray(value) ? rowsOf(node, value as Readonly<Record<string, unknown>>[]) : null };
}

function rowsOf(node: Node, value: readonly Readonly<Record<string, unknown>>[]): Line['rows'] {
  const columns = columnsOf(node);
  return {
    columns: columns.map((column) => column.text.id?.title ?? column.key),
    lines: value.map((row) => columns.map((column) => { const cell = row[column.key]; return cell === undefined || cell === '' ? '–' : columnKinds[column.kind].format(columnNode(node, column), cell, 'id'); })),
  };
}
