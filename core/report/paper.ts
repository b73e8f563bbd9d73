import type { AnswerOf } from '../api/endpoint.ts';
import type { DocumentHead, reportEndpoints } from '../api/reports.ts';
import { formatDate } from '../cycle/dates.ts';
import type { LetterLayout } from '../cycle/ir.ts';
import type { Zone } from '../cycle/track.ts';
import type { PaperSize } from './paper-size.ts';
import { paperWords as words, written } from './paper-words.ts';

type Strings = readonly string[];
/** A table of a document; `none` is said where there is no line, `total` closes it. */
export type PaperTable = { readonly kind: 'table'; readonly caption?: string; readonly columns: Strings; readonly lines: readonly Strings[]; readonly total?: Strings; readonly none?: string };
/** One piece of the content of a document, the same on the page and in the PDF. */
export type PaperBlock = { readonly kind: 'heading' | 'subheading' | 'text'; readonly text: string } | { readonly kind: 'list'; readonly lines: Strings } | PaperTable;
/** A piece that stands around or before the content; `content` is the content itself. */
export type PaperPart = 'placeAndDate' | 'reference' | 'addressee' | 'heading' | 'opening' | 'content' | 'attachment' | 'ending' | 'datedEnding';

/** The order of the parts of each kind of naskah dinas (domain.md §8.5); a surat dinas carries its content as an attachment. */
export const paperLayouts: Readonly<Record<LetterLayout, readonly PaperPart[]>> = {
  letter: ['placeAndDate', 'reference', 'addressee', 'opening', 'ending', 'attachment'],
  record: ['heading', 'opening', 'content', 'datedEnding'],
  report: ['heading', 'addressee', 'opening', 'content', 'datedEnding'],
};

/** A document ready to be laid out: what stands around it, its content, the number it bears and the sheet it goes on. */
export type Paper = { readonly head: DocumentHead; readonly blocks: readonly PaperBlock[]; /** Written by whoever prints it; else the one the product gives. */ readonly number: string; readonly size: PaperSize };

type CycleReport = AnswerOf<typeof reportEndpoints.cycleReport>;
type TrackReport = AnswerOf<typeof reportEndpoints.trackReport>;
type MeetingRecord = AnswerOf<typeof reportEndpoints.meetingRecord>;

const heading = (text: string): PaperBlock => ({ kind: 'heading', text });
const text = (sentence: string): PaperBlock => ({ kind: 'text', text: sentence });
const table = (columns: Strings, lines: readonly Strings[], more: Omit<PaperTable, 'kind' | 'columns' | 'lines'> = {}): PaperTable => ({ kind: 'table', columns, lines, ...more });
const scoreName = (as: string): string => words.scoreNames[as] ?? as;
const verdict = (met: boolean): string => (met ? words.met : words.unmet);
/** Keeps a date on one line. */
const unbroken = (date: string): string => date.replaceAll(' ', '\u00a0');
const scoresIn = ({ scores }: CycleReport['rows'][number]): string => scores.map(({ as, shown, grade }) => `${scoreName(as)}: ${shown}${grade ? ` (${grade})` : ''}`).join('; ') || '–';

function chapterBlocks({ title, parts }: CycleReport['chapters'][number]): readonly PaperBlock[] {
  return [
    heading(title),
    ...parts.flatMap(({ title: part, texts, tables }): readonly PaperBlock[] => [
      { kind: 'subheading', text: part }, ...texts.map(text), ...tables.map(({ caption, lines }) => table([words.item, words.content], lines, { caption })), ...(texts.length + tables.length === 0 ? [text(words.unfilled)] : []),
    ]),
  ];
}

/** The content of the report of a cycle: its chapters where it has some, then results, totals, lists, what stays open, who has not sent. */
export function cycleBlocks({ chapters, rows, rollups, lists, open, missing }: CycleReport): readonly PaperBlock[] {
  const isScored = rows.some(({ scores }) => scores.length > 0);
  return [
    ...chapters.flatMap(chapterBlocks), ...(chapters.length > 0 ? [heading(words.annex)] : []),
    heading(words.results), table([words.n, words.agency, words.outcome, words.rounds, words.late, words.sentAt, ...(isScored ? [words.scores] : [])], rows.map((row, at) => [String(at + 1), row.agencyName, row.outcome, String(row.rounds), row.late ? words.yes : words.no, unbroken(row.sentAt), ...(isScored ? [scoresIn(row)] : [])])),
    ...(rollups.length > 0 ? [heading(words.totals)] : []),
    ...rollups.map((each) => table([each.by, words.lines, ...each.columns], each.lines.map((line) => [line.label, String(line.rows), ...line.values]), { caption: `${each.table}: ${words.by} ${each.by.toLowerCase()}`, total: [words.sum, String(each.lines.reduce((sum, line) => sum + line.rows, 0)), ...each.total] })),
    ...lists.map((each) => table([words.agency, ...each.columns], each.lines.map(({ agency, cells }) => [agency, ...cells]), { caption: each.table })),
    heading(words.open), table([words.agency, words.question, words.note], open.map(({ agencyName, question, note }) => [agencyName, question, note])),
    heading(words.missing), missing.length === 0 ? text(words.allSent) : { kind: 'list', lines: missing },
  ];
}

/** The content of the document of one agency: scores by component, bounds, notes, and every answer with its evidence. */
export function trackBlocks({ scores, bounds, notes, forms }: TrackReport): readonly PaperBlock[] {
  return [
    ...scores.flatMap(({ as, shown, grade, label, parts }) => [heading(`${scoreName(as)}: ${shown}${grade && ` (${grade}${label ? `, ${label}` : ''})`}`), table([words.component, words.weight, words.points, words.percent], parts.map(({ title, weight, points, percent }) => [title, weight, points, percent]))]),
    ...bounds.map(({ label, met, parts }) => table([words.bound, words.value, words.atLeast, words.verdict], parts.map((part) => [part.title, part.value, part.bound, verdict(part.met)]), { caption: `${label}: ${verdict(met)}` })),
    ...(notes.length > 0 ? [heading(words.notes), table([words.question, words.note, words.from, words.status], notes.map((note) => [note.question, note.text, note.by, note.status]))] : []),
    ...forms.flatMap(answerBlocks),
  ];
}

function answerBlocks({ title, sentAt, round, hash, sections }: TrackReport['forms'][number]): readonly PaperBlock[] {
  return [
    heading(title), text(written(words.sentLine, { at: sentAt, round, hash: hash.slice(0, 16) })),
    ...sections.flatMap((section) => [
      table([words.question, words.answer, words.evidence], section.lines.map(({ question, answer, evidence }) => [question, answer, evidence.join('; ') || '–']), { caption: section.title }),
      ...section.lines.flatMap(({ question, rows }) => (rows === null ? [] : [table(rows.columns, rows.lines, { caption: question })])),
    ]),
  ];
}

/** The content of the record of a meeting: what was decided, line by line; due dates in the zone of the local government. */
export function meetingBlocks({ rows }: MeetingRecord, zone: Zone): readonly PaperBlock[] {
  const dueOf = (dueAt: string | null) => (dueAt === null ? '–' : unbroken(formatDate(dueAt, { zone, style: 'short' }).id));
  return [table([words.n, words.agency, words.question, words.decision, words.instruction, words.due], rows.map((row, at) => [String(at + 1), row.agencyName, row.question, row.decision.id, row.instruction || '–', dueOf(row.dueAt)]), { none: words.noDecisions })];
}
