import { z } from 'zod';
import { roleKeys } from '../access.ts';
import { type Problem, problem, type Text } from '../problem.ts';
import { type FormModel, kinds } from './model.ts';
import { draftRefusal } from './problems/limits.ts';

const short = z.string().max(200);
const long = z.string().max(20_000);
const nodeId = z.string().regex(/^[A-Za-z0-9_.:-]{1,120}$/).refine((id) => !Object.hasOwn(Object.prototype, id), 'nama ini tidak boleh dipakai');
const bag = z.record(z.string(), z.unknown());
const words = z.record(z.string().max(200), z.string().max(2000));
const nodeText = z.strictObject({ title: long, help: long.optional(), guidance: long.optional(), options: words.optional(), messages: words.optional() });
const inLanguages = <T extends z.ZodType>(what: T) => z.strictObject({ id: what.optional(), en: what.optional() });
const both = z.strictObject({ id: long, en: long });

const evidenceRule = z.strictObject({ need: z.union([z.enum(['no', 'optional', 'yes']), z.strictObject({ when: z.unknown() })]), types: z.array(short).max(20), maxFiles: z.number().int().min(0), maxMB: z.number().min(0), period: z.boolean() });
const scoreRule = z.strictObject({
  rule: z.enum(['option', 'average', 'weighted', 'share', 'ratio', 'sum', 'cap', 'expression']), weight: short.optional(), values: z.record(z.string(), short).optional(), of: short.optional(),
  notApplicable: z.enum(['spread', 'full', 'zero']).optional(), cap: z.strictObject({ by: z.array(nodeId).max(200), message: both }).optional(), expression: z.unknown().optional(),
});
const prefillRule = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('same') }), z.strictObject({ from: z.literal('figures'), of: z.array(nodeId).max(50) }), z.strictObject({ from: z.literal('any'), of: short }),
  z.strictObject({ from: z.literal('unfinished'), note: short, status: short, done: z.array(short).max(50), first: short }),
]);
const node = z.strictObject({
  id: nodeId, type: z.enum(['form', 'page', 'section', 'field', 'table', 'info', 'computed', 'raw']), kind: z.enum(kinds).optional(), key: short.optional(), children: z.array(nodeId).max(10_000), props: bag,
  required: z.boolean().optional(), text: inLanguages(nodeText), classification: z.enum(['public', 'internal', 'personal', 'specific']), see: z.array(z.enum(roleKeys)).optional(), edit: z.array(z.enum(roleKeys)).optional(),
  evidence: evidenceRule.optional(), score: scoreRule.optional(), prefill: prefillRule.optional(), lock: z.enum(['text', 'structure', 'all']).optional(), fromBlock: z.strictObject({ blockId: short, version: z.number().int() }).optional(),
  meaning: z.enum(['same', 'changed']).optional(), schemaExtra: bag, uiExtra: bag,
});
const rule = z.strictObject({ id: nodeId, effect: z.enum(['show', 'require', 'limit', 'warn', 'compute']), when: z.unknown().optional(), value: z.unknown().optional(), targets: z.array(nodeId).max(2000), text: inLanguages(long).optional(), each: nodeId.optional() });
const band = z.strictObject({ grade: short, above: short, label: both });
const threshold = z.strictObject({ name: short, label: both, all: z.array(z.union([z.strictObject({ node: nodeId, plus: z.array(nodeId).max(200).optional(), label: both.optional(), atLeast: short, percent: z.boolean().optional() }), z.strictObject({ node: nodeId, oneOf: z.array(z.union([short, z.number(), z.boolean()])).min(1).max(200) })])).max(200) });
const fileRef = z.strictObject({ fileId: short, name: short, size: z.number(), mime: short, sha256: short });
const answers = z.strictObject({ data: bag, evidence: z.record(z.string(), z.array(fileRef)) });
const test = z.strictObject({ id: short, title: short, answers, expect: z.strictObject({ visible: z.array(short).optional(), hidden: z.array(short).optional(), errors: z.array(short).optional(), warnings: z.array(short).optional(), held: z.array(short).optional(), total: short.optional(), grade: short.optional() }) });

const model = z.strictObject({
  format: z.literal(1), formId: short, baseLocale: z.literal('id'), locales: z.array(z.enum(['id', 'en'])).min(1).max(2), rootId: nodeId, byId: z.record(z.string(), node), rules: z.array(rule).max(2000),
  scoring: z.strictObject({ mode: z.enum(['none', 'subComponent', 'criteria']), roundAt: z.literal('total'), bands: z.array(band).max(50), thresholds: z.array(threshold).max(20) }),
  refs: z.array(z.strictObject({ name: short, from: z.enum(['step', 'form', 'codeList', 'external']), fallback: z.unknown().optional(), path: short.optional() })).max(200), tests: z.array(test).max(500),
  source: z.strictObject({ dialect: short, extra: bag }).optional(),
});

/** Reads a form model from outside: everything is of its type and place, nodes are filed under their own ids, and it is small enough to be kept. Finer faults are `formProblems`. */
export function readModel(value: unknown): FormModel | Problem {
  const read = model.safeParse(value);
  const refuse = (place: string, why: Text | string) => problem('badRequest', { place, why, at: [{ path: place, message: why }] });
  if (!read.success) return refuse(['model', ...read.error.issues[0]!.path.map(String)].join('.'), read.error.issues[0]!.message);
  const odd = Object.entries(read.data.byId).find(([id, each]) => id !== each.id);
  if (odd) return refuse(`model.byId.${odd[0]}`, { id: 'tersimpan dengan id lain', en: 'it is filed under another id' });
  if (!Object.hasOwn(read.data.byId, read.data.rootId)) return refuse('model.rootId', { id: 'bagian ini tidak ada', en: 'this part does not exist' });
  return draftRefusal(value as FormModel) ?? (value as FormModel);
}
