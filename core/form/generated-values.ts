import type { FileRef, Kind, Node } from './model.ts';
import { sha256 } from './canonical.ts';
import { isCalmPattern } from './pattern.ts';
import { kindOf, numberProp, type Schema } from './question.ts';
import { questionSchema } from './question-schema.ts';
import { isRequiredCell } from './questions/fixedTable.ts';
import { levelsOf } from './questions/gradeScale.ts';
import { matrix, matrixNumber, matrixPlaces } from './questions/matrix.ts';
import { placesIn } from './questions/ranking.ts';
import { depthOf, regionLevels, regionParent, wantedDepth } from './questions/regionPicker.ts';
import { columnNode, columnsOf } from './questions/repeatTable.ts';
import { presets } from './questions/shortText.ts';
import { optionsOf } from './questions/singleChoice.ts';
import { linesOf } from './questions/table-lines.ts';
import { schemaErrors } from './value-faults.ts';
import { offeredAgencies } from './roster.ts';

/** Gives the next number of a fixed sequence, from 0 up to but not including 1. */
export type Dice = () => number;

/** Makes a sequence that is the same for the same words (mulberry32 over an FNV hash). */
export function diceOf(words: string): Dice {
  let state = 2166136261;
  for (const letter of words) state = Math.imul(state ^ letter.codePointAt(0)!, 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Make = (node: Node, dice: Dice, on: string) => unknown;

const whole = (dice: Dice, least: number, most: number) => least + Math.floor(dice() * (most - least + 1));
const one = <T>(dice: Dice, of: readonly T[]): T | undefined => of[whole(dice, 0, of.length - 1)];
const day = 86_400_000;
const dayText = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const sentences = ['Kegiatan dilaksanakan sesuai rencana kerja tahun berjalan.', 'Hasil pemantauan dibahas setiap triwulan bersama bidang terkait.', 'Kendala utama adalah keterbatasan tenaga di lapangan.', 'Perbaikan dijadwalkan pada semester berikutnya.'];
const titles = ['Dinas Contoh', 'Laporan kinerja triwulan', 'Program pelayanan dasar', 'Kecamatan Contoh', 'Rencana aksi perbaikan'];

function lineOf(node: Node, dice: Dice): string | undefined {
  const preset = presets[node.props['preset'] as keyof typeof presets];
  if (preset) return preset.sample;
  const most = numberProp(node, 'max') ?? 200;
  const pattern = node.props['pattern'];
  const plain = `${one(dice, titles)!} ${whole(dice, 1, 99)}`.slice(0, most).trim();
  if (typeof pattern !== 'string' || !isCalmPattern(pattern)) return typeof node.props['sample'] === 'string' ? node.props['sample'] : plain;
  const digits = Array.from({ length: 20 }, () => whole(dice, 0, 9)).join('');
  const guesses = [node.props['sample'], plain, ...Array.from({ length: 20 }, (_, i) => digits.slice(0, i + 1)), 'A', 'AB', 'ABC', 'abc', `AB-${digits.slice(0, 3)}`];
  return guesses.find((guess): guess is string => typeof guess === 'string' && guess.length <= most && new RegExp(pattern, 'u').test(guess));
}

function textOf(node: Node, dice: Dice): string {
  const least = numberProp(node, 'min') ?? 0;
  const most = numberProp(node, 'max') ?? 2000;
  let text = one(dice, sentences)!;
  while (text.length < least) text = `${text} ${one(dice, sentences)!}`;
  return text.length > most ? text.slice(0, most).trimEnd().padEnd(Math.min(least, most), '.') : text;
}

function numberOf(node: Node, dice: Dice, [least, most, places]: readonly [number, number, number]): number {
  const from = numberProp(node, 'min') ?? Math.min(least, numberProp(node, 'max') ?? least);
  const to = Math.max(from, numberProp(node, 'max') ?? from + (most - least));
  const step = 10 ** places;
  const low = Math.ceil(from * step);
  return Math.min(to, Math.max(from, whole(dice, low, Math.max(low, Math.floor(to * step))) / step));
}

function dateOf({ props }: Pick<Node, 'props'>, dice: Dice, on: string): string {
  const to = Date.parse(typeof props['to'] === 'string' ? props['to'] : on);
  const from = typeof props['from'] === 'string' ? Date.parse(props['from']) : to - 180 * day;
  const last = Math.max(from, Math.min(to, Math.max(from, Date.parse(on))));
  return dayText(from + whole(dice, 0, Math.max(0, Math.round((last - from) / day))) * day);
}

function rangeOf(node: Node, dice: Dice, on: string) {
  const span = Math.min(numberProp(node, 'longest') ?? 30, 30);
  const to = Date.parse(on) - whole(dice, 0, 60) * day;
  return { from: dayText(to - whole(dice, 0, span - 1) * day), to: dayText(to) };
}

const codes = (node: Node) => optionsOf(node).filter((option) => !option.retired).map((option) => option.code);

function severalOf(node: Node, dice: Dice): readonly string[] {
  const usable = codes(node).filter((code) => code !== node.props['exclusive']);
  const most = Math.min(usable.length, numberProp(node, 'max') ?? usable.length);
  const least = Math.min(most, Math.max(1, numberProp(node, 'min') ?? 1));
  const first = whole(dice, 0, Math.max(0, usable.length - 1));
  const turned = [...usable.slice(first), ...usable.slice(0, first)].slice(0, whole(dice, least, Math.max(least, Math.min(most, 3))));
  return usable.filter((code) => turned.includes(code));
}

function rowsFor(node: Node, dice: Dice, on: string): readonly unknown[] {
  const most = numberProp(node, 'max') ?? 500;
  const count = Math.min(most, Math.max(numberProp(node, 'min') ?? 1, whole(dice, 1, 3)));
  const seen = new Set<string>();
  return Array.from({ length: count }, (_, row) => {
    const cells = columnsOf(node).map((column) => {
      const cell = columnNode(node, column);
      for (let turn = 0; turn < 30; turn += 1) {
        const value = valueFor(cell, dice, on);
        const mark = `${column.key}/${JSON.stringify(value)}`;
        if (column.unique && seen.has(mark)) continue;
        seen.add(mark);
        return [column.key, value] as const;
      }
      return [column.key, undefined] as const;
    });
    return Object.fromEntries([['_row', `r${row + 1}`] as const, ...cells.filter(([, value]) => value !== undefined)]);
  });
}

const mimes: Readonly<Record<string, string>> = { pdf: 'application/pdf', jpeg: 'image/jpeg', jpg: 'image/jpeg', png: 'image/png', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation' };
/** Gives a reference to a file that is nowhere stored: only its name is shown. */
export function sampleFileRef(type: string, dice: Dice, maxMB = 1): FileRef {
  const n = whole(dice, 1, 900);
  return { fileId: `contoh-${n}`, name: `contoh-bukti-${n}.${type}`, size: Math.min(120_000, Math.floor(maxMB * 1_000_000)), mime: mimes[type] ?? 'application/octet-stream', sha256: sha256(`contoh-${n}`) };
}

function filesOf(node: Node, dice: Dice): readonly FileRef[] {
  const types = Array.isArray(node.props['types']) ? (node.props['types'] as string[]) : ['pdf'];
  return Array.from({ length: Math.max(1, numberProp(node, 'min') ?? 1) }, () => sampleFileRef(types[0] ?? 'pdf', dice, numberProp(node, 'maxMB')));
}

function linksOf(node: Node, dice: Dice, on: string) {
  const hosts = node.props['hosts'];
  const host = Array.isArray(hosts) && hosts.length ? String(hosts[0]) : 'contoh.go.id';
  return [{ url: `https://${host}/dokumen/${whole(dice, 1, 99)}`, title: one(dice, titles)!, checkedOn: on }];
}

function cellsFor(node: Node, dice: Dice, on: string): unknown {
  const rows = linesOf(node, 'rows').map((row) => {
    const cells = columnsOf(node).filter((column) => isRequiredCell(node, row.key, column) || dice() < 0.8).map((column) => [column.key, valueFor(columnNode(node, column), dice, on)] as const);
    return [row.key, Object.fromEntries(cells.filter(([, value]) => value !== undefined))] as const;
  });
  return Object.fromEntries(rows.filter(([, cells]) => Object.keys(cells).length > 0));
}

/** Rolls a matrix until its sum rules agree; one of zeros often does where no roll did. */
function numbersFor(node: Node, dice: Dice): unknown {
  const usual: readonly [number, number] = matrixNumber(node) === 'percent' ? [0, 100] : [0, matrixNumber(node) === 'currency' ? 90_000_000 : 40];
  const filled = (roll: () => number) => Object.fromEntries(linesOf(node, 'rows').map((row) => [row.key, Object.fromEntries(linesOf(node, 'columns').map((column) => [column.key, roll()]))]));
  const kept = (value: unknown) => matrix.check(node, value).length === 0;
  for (let turn = 0; turn < 40; turn += 1) {
    const value = filled(() => numberOf(node, dice, [...usual, matrixPlaces(node)]));
    if (kept(value)) return value;
  }
  const even = filled(() => numberProp(node, 'min') ?? 0);
  return kept(even) ? even : undefined;
}

/** A code of the list the question carries; of one that carries none, a code that only looks right. */
const listed = (node: Node) => Object.keys(node.text.id?.options ?? {});

function placeOf(node: Node, dice: Dice): string {
  const parent = regionParent(node);
  const known = one(dice, listed(node).filter((code) => depthOf(code) === wantedDepth(node) && (parent === undefined || code.startsWith(`${parent}.`))));
  if (known !== undefined) return known;
  const digits = regionLevels.slice(depthOf(parent), wantedDepth(node)).map((level) => String(whole(dice, 1, level.digits === 4 ? 2009 : 12)).padStart(level.digits, '0'));
  return [...(parent === undefined ? [] : [parent]), ...digits].join('.');
}

/** An answer of every kind that has rules of its own; the others are answered from their schema. */
const makes: Readonly<Partial<Record<Kind, Make>>> = {
  shortText: lineOf, longText: textOf, yesNo: (_node, dice) => dice() < 0.7, yesNoPartial: (_node, dice) => one(dice, ['ya', 'sebagian', 'tidak']),
  integer: (node, dice) => Math.round(numberOf(node, dice, [0, 100, 0])), decimal: (node, dice) => numberOf(node, dice, [0, 100, numberProp(node, 'places') ?? 2]), currency: (node, dice) => numberOf(node, dice, [0, 900_000_000, 0]),
  percent: (node, dice) => numberOf({ ...node, props: { min: 0, max: 100, ...node.props } }, dice, [0, 100, numberProp(node, 'places') ?? 2]),
  ratio: (_node, dice) => { const all = whole(dice, 1, 200); return { part: whole(dice, 0, all), whole: all }; },
  date: dateOf, month: (node, dice, on) => dateOf(node, dice, on).slice(0, 7), dateRange: rangeOf,
  singleChoice: (node, dice) => one(dice, codes(node)), gradedChoice: (node, dice) => one(dice, codes(node)), gradeScale: (node, dice) => one(dice, levelsOf(node)), multipleChoice: severalOf,
  repeatTable: rowsFor, fileEvidence: filesOf, linkEvidence: linksOf,
  acknowledgement: (node) => ({ agreed: true, textHash: sha256(node.text.id?.help ?? node.text.id?.title ?? '') }), computed: () => undefined, info: () => undefined,
  richText: (_node, dice) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: one(dice, sentences)! }] }] }),
  ranking: (node, dice) => { const offered = codes(node); const first = whole(dice, 0, Math.max(0, offered.length - 1)); return [...offered.slice(first), ...offered.slice(0, first)].slice(0, placesIn(node)); },
  fixedTable: cellsFor, matrix: numbersFor, regionPicker: placeOf, agencyPicker: (node, dice) => one(dice, [...(offeredAgencies(node) ?? [])]) ?? 'contoh-instansi', codeList: (node, dice) => one(dice, listed(node)) ?? 'contoh',
};

/** Makes one answer for a question, or nothing where none can be found that fits. */
export function valueFor(node: Node, dice: Dice, on: string): unknown {
  const make = makes[kindOf(node)];
  if (make) return make(node, dice, on);
  const schema = questionSchema(node);
  const value = fromSchema(schema, dice, 0);
  return schemaErrors(schema, value).length ? undefined : value;
}

function fromSchema(schema: Schema, dice: Dice, depth: number): unknown {
  const { const: only, enum: values, examples, default: usual, type } = schema;
  if (only !== undefined) return only;
  if (Array.isArray(values)) return one(dice, values);
  if (Array.isArray(examples) && examples.length) return examples[0];
  if (usual !== undefined) return usual;
  const wanted = Array.isArray(type) ? String(type.find((each) => each !== 'null')) : String(type ?? (schema['properties'] ? 'object' : 'string'));
  return depth > 6 ? undefined : plain[wanted]?.(schema, dice, depth);
}

const bound = (schema: Schema, name: string, otherwise: number) => (typeof schema[name] === 'number' ? schema[name] : otherwise);
const plain: Readonly<Record<string, (schema: Schema, dice: Dice, depth: number) => unknown>> = {
  boolean: (_schema, dice) => dice() < 0.7,
  integer: (schema, dice) => { const least = Math.ceil(bound(schema, 'minimum', 0)); return whole(dice, least, Math.max(least, Math.floor(bound(schema, 'maximum', least + 50)))); },
  number: (schema, dice) => { const least = bound(schema, 'minimum', 0); return least + Math.floor(dice() * Math.max(0, bound(schema, 'maximum', least + 50) - least)); },
  string: (schema, dice) => (schema['format'] === 'date' ? '2026-03-02' : one(dice, titles)!.slice(0, bound(schema, 'maxLength', 200)).padEnd(bound(schema, 'minLength', 0), '.')),
  array: (schema, dice, depth) => Array.from({ length: Math.max(1, bound(schema, 'minItems', 1)) }, () => fromSchema((schema['items'] ?? {}) as Schema, dice, depth + 1)),
  object: (schema, dice, depth) => Object.fromEntries(Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, Schema>>).map(([key, part]) => [key, fromSchema(part, dice, depth + 1)] as const).filter(([, value]) => value !== undefined)),
};
