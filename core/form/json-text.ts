import { type Problem, problem } from '../problem.ts';

/** JSON read from a text, with the numbers no computer here can keep exactly. */
export type JsonText = { readonly value: unknown; readonly rounded: readonly { readonly number: string; readonly line: number }[] };
type Place = { readonly line: number; readonly column: number };
type Frame = { readonly close: '}' | ']'; readonly names: Map<string, number> };
type Scan = { readonly text: string; at: number; readonly open: Frame[]; readonly rounded: { readonly number: string; readonly at: number }[] };

const mostCharacters = 5_000_000;
const space = /[ \t\r\n]*/y;
const string = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Reads JSON without losing anything: a fault and a name written twice are refused with their line, a number too long to keep is told. */
export function readJsonText(given: string): JsonText | Problem {
  const text = given.startsWith('\uFEFF') ? given.slice(1) : given;
  if (text.length > mostCharacters) return problem('tooLarge', { limit: '5 MB' });
  const scan: Scan = { text, at: 0, open: [], rounded: [] };
  const fault = faultIn(scan);
  return fault ?? { value: JSON.parse(text) as unknown, rounded: scan.rounded.slice(0, 100).map(({ number, at }) => ({ number: number.slice(0, 40), line: placeOf(text, at).line })) };
}

/** Gives line and column of an offset, both from 1. */
export function placeOf(text: string, at: number): Place {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}

type Step = 'value' | 'name' | 'after';

// An own walk instead of the engine's words: every browser words a fault differently, and none tells a name written twice.
function faultIn(scan: Scan): Problem | undefined {
  let step: Step = 'value';
  for (;;) {
    match(scan, space);
    if (step === 'after' && scan.open.length === 0) return scan.at === scan.text.length ? undefined : broken(scan);
    const next: Step | Problem = steps[step](scan);
    if (typeof next !== 'string') return next;
    step = next;
  }
}

const steps: Readonly<Record<Step, (scan: Scan) => Step | Problem>> = {
  value: (scan) => {
    const mark = scan.text[scan.at];
    if (mark === '{' || mark === '[') return opened(scan, mark);
    if (mark === '"') return match(scan, string) === undefined ? broken(scan) : 'after';
    const found = match(scan, scalar);
    if (found === undefined) return broken(scan);
    return /^[-\d]/.test(found) ? numbered(scan, found) : 'after';
  },
  name: (scan) => {
    const at = scan.at;
    const written = match(scan, string);
    if (written === undefined) return broken(scan);
    const name = JSON.parse(written) as string;
    const { names } = scan.open.at(-1)!;
    const first = names.get(name);
    if (first !== undefined) return problem('nameTwice', { name: name.slice(0, 80), first: placeOf(scan.text, first).line, ...placeOf(scan.text, at), at });
    names.set(name, at);
    match(scan, space);
    return take(scan, ':') ? 'value' : broken(scan);
  },
  after: (scan) => {
    const { close } = scan.open.at(-1)!;
    if (take(scan, ',')) return close === '}' ? 'name' : 'value';
    if (!take(scan, close)) return broken(scan);
    scan.open.pop();
    return 'after';
  },
};

function opened(scan: Scan, mark: '{' | '['): Step {
  scan.at += 1;
  match(scan, space);
  const close = mark === '{' ? '}' : ']';
  if (take(scan, close)) return 'after';
  scan.open.push({ close, names: new Map() });
  return mark === '{' ? 'name' : 'value';
}

function numbered(scan: Scan, written: string): Step | Problem {
  const at = scan.at - written.length;
  const value = Number(written);
  if (!Number.isFinite(value)) return problem('numberTooLarge', { number: written.slice(0, 40), ...placeOf(scan.text, at), at });
  if (written.length > 15 && digitsOf(written) !== digitsOf(String(value))) scan.rounded.push({ number: written, at });
  return 'after';
}

/** The digits that carry the value, without sign, point, exponent and zeros at either end. */
const digitsOf = (written: string) => written.replace(/[eE].*$/, '').replace(/[-.]/g, '').replace(/^0+|0+$/g, '');

function match(scan: Scan, pattern: RegExp): string | undefined {
  pattern.lastIndex = scan.at;
  const found = pattern.exec(scan.text)?.[0];
  if (found !== undefined) scan.at += found.length;
  return found;
}

function take(scan: Scan, mark: string): boolean {
  if (scan.text[scan.at] !== mark) return false;
  scan.at += 1;
  return true;
}

function broken({ text, at }: Scan): Problem {
  return problem('jsonBroken', { ...placeOf(text, at), near: text.slice(Math.max(0, at - 20), at + 20).replace(/\s+/g, ' ').trim() || '–', at });
}
