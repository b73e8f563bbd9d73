import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import type { PaperTable } from '../../../core/report/paper.ts';
import { paperWords as words } from '../../../core/report/paper-words.ts';

/** Points a character of table text takes on average, and what a cell adds: its padding and its line. */
const [perCharacter, perCell] = [5.1, 11];
/** Longer words are broken, longer texts are wrapped. */
const [longestWord, longestText] = [20, 90];
/** A table with a total stays on one page up to so many lines. */
const linesTogether = 20;
/** Letters of a table in points; where its words do not fit they become smaller, down to the least that is read on paper. */
const [usualLetters, leastLetters] = [9, 6.5];

/** The lines of a table on paper. */
const lined: CustomTableLayout = { hLineWidth: () => 0.6, vLineWidth: () => 0.6, paddingLeft: () => 5, paddingRight: () => 5, paddingTop: () => 3, paddingBottom: () => 2 };

const longest = (texts: readonly string[], most: number): number => Math.min(most, Math.max(1, ...texts.map(({ length }) => length)));

/** What each column of a table needs, in characters: for its longest word, and for its longest text. */
function needsOf({ columns, lines, total = [] }: PaperTable) {
  return columns.map((column, at) => {
    const texts = [column, ...lines.map((line) => line[at] ?? ''), total[at] ?? ''];
    let [word, text] = [1, 1];
    for (const each of texts) [word, text] = [Math.max(word, longest(each.split(/[ \n]/), longestWord)), Math.max(text, Math.min(longestText, each.length))];
    return { word, text };
  });
}

const widthOf = (characters: number, letters = usualLetters) => (characters * perCharacter * letters) / usualLetters + perCell;

/** Whether a table is too wide for a sheet of `room` points: its words would have to be broken. */
export const isWide = (table: PaperTable, room: number): boolean => needsOf(table).reduce((sum, { word }) => sum + widthOf(word), 0) > room;

/** Fits a table into `room` points: letters small enough that its words stay whole, and the width of each column – first what its words need, then by the length of its texts. */
export function fitOf(table: PaperTable, room: number): { readonly letters: number; readonly widths: readonly number[] } {
  const needs = needsOf(table);
  const words = needs.reduce((sum, { word }) => sum + word * perCharacter, 0);
  const letters = Math.min(usualLetters, Math.max(leastLetters, (usualLetters * (room - needs.length * perCell)) / words));
  const least = needs.map(({ word }) => widthOf(word, letters));
  const sum = least.reduce((all, each) => all + each, 0);
  if (sum >= room) return { letters, widths: least.map((each) => (each / sum) * room - perCell) };
  const wishes = needs.map(({ word, text }) => Math.max(0.5, text - word));
  const wished = wishes.reduce((all, each) => all + each, 0);
  return { letters, widths: least.map((each, at) => each + ((room - sum) * wishes[at]!) / wished - perCell) };
}

const head = (text: string): TableCell => ({ text, bold: true, fillColor: '#eeeeee' });
/** pdfmake takes one array more to pad a row whose first cell spans it. */
const spanning = (text: string, columns: number): TableCell[] => [{ text, colSpan: columns }, ...Array.from({ length: columns - 1 }, () => ({}))];

/** Whether a table stays on one page, with what stands over it. */
export const staysTogether = ({ total, lines }: PaperTable): boolean => total !== undefined && lines.length <= linesTogether;

/** Gives a table that repeats its columns on every page and never cuts a row. */
export function tableOf(table: PaperTable, room: number): Content {
  const { columns, lines, total, none = words.none } = table;
  const { letters, widths } = fitOf(table, room);
  const body = [columns.map(head), ...(lines.length === 0 ? [spanning(none, columns.length)] : lines.map((line) => columns.map((_, at) => ({ text: line[at] ?? '' })))), ...(total === undefined ? [] : [columns.map((_, at) => head(total[at] ?? ''))])];
  return { table: { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths: [...widths], body }, layout: lined, style: 'table', fontSize: letters };
}
