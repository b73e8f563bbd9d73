import { canonicalJson, sha256 } from '../form/canonical.ts';
import { checkClocks, isDate } from './checks/clocks.ts';
import { fault, faultAt, type Fault } from './checks/faults.ts';
import { checkKeys, numberNodes } from './checks/numbering.ts';
import { checkPaths } from './checks/paths.ts';
import { checkPeople, type Assignment } from './checks/people.ts';
import { checkResults } from './checks/results.ts';
import { checkSince } from './checks/since.ts';
import { checkLetters } from './letters.ts';
import type { CycleDefinition, Ir } from './ir.ts';

/** What a definition is compiled against: form key → published version id `<formId>:<n>`, and the reviewers when they are known. */
export type Surroundings = { readonly forms: Readonly<Record<string, string>>; readonly assignments?: readonly Assignment[] };
export type Compiled = { readonly ir: Ir; readonly snapshotId: string } | { readonly faults: readonly Fault[] };

const limits = { nodes: 200, bytes: 256 * 1024 } as const;

/**
 * Checks a cycle definition and turns it into its immutable IR; `snapshotId` is the SHA-256 of its canonical JSON.
 * Everything that is wrong comes back at once, each fault with the step it concerns.
 */
export function compileCycle(definition: CycleDefinition, { forms, assignments = [] }: Surroundings): Compiled {
  const keys = checkKeys(definition);
  if (keys.length > 0) return { faults: keys };
  const { key, title, start, stages } = definition;
  const nodes = numberNodes(definition);
  const used = Object.keys(definition.forms).filter((form) => forms[form] !== undefined);
  const ir: Ir = { irVersion: 1, key, title, start: nodes.find((node) => node.key === start)?.id ?? 0, nodes, stages, forms: Object.fromEntries(used.map((form) => [form, forms[form] ?? ''])) };
  const text = canonicalJson(ir);
  const faults = [...checkSize(ir, text), ...checkPaths(ir), ...nodes.flatMap(checkClocks), ...nodes.flatMap((node) => checkSince(ir, node)), ...checkDates(ir), ...checkPeople(ir, ir.forms, assignments), ...checkResults(ir), ...checkLetters(definition)];
  return faults.length > 0 ? { faults } : { ir, snapshotId: sha256(text) };
}

/** Compiles a design whose forms are not chosen yet: every form key stands for its own first version. */
export const compileDesign = (definition: CycleDefinition): Compiled => compileCycle(definition, { forms: Object.fromEntries(Object.keys(definition.forms).map((key) => [key, `${key}:1`])) });

function checkSize(ir: Ir, text: string): readonly Fault[] {
  const bytes = utf8Length(text);
  return [
    ...(ir.nodes.length > limits.nodes ? [fault('tooManyNodes', { count: ir.nodes.length, max: limits.nodes })] : []),
    ...(bytes > limits.bytes ? [fault('tooLarge', { count: bytes, max: limits.bytes })] : []),
  ];
}

function checkDates(ir: Ir): readonly Fault[] {
  return ir.nodes.flatMap((node) => (node.kind === 'barrier' && (node.opens === 'date' || node.date !== undefined) && !isDate(node.date ?? '') ? [faultAt('dueUnclear', node, { what: `tanggal ${node.date ?? '?'}` })] : []));
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
