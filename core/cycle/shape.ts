import { z } from 'zod';
import { roleKeys, tiers } from '../access.ts';
import { problem, type Problem } from '../problem.ts';
import { behaviours, type CycleDefinition } from './ir.ts';
import { letterLayouts } from './letters.ts';

const key = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,59}$/);
const text = z.strictObject({ id: z.string().trim().min(1).max(500), en: z.string().max(500) });
const role = z.enum(roleKeys);
const since = z.discriminatedUnion('from', [z.strictObject({ from: z.enum(['submission', 'meeting']) }), z.strictObject({ from: z.literal('stage'), stage: key }), z.strictObject({ from: z.literal('due'), step: key })]);
const due = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('workingDays'), days: z.number().int(), at: z.string().max(5), since: since.optional() }), z.strictObject({ kind: z.literal('date'), date: z.string().max(10), at: z.string().max(5) })]);
const late = z.discriminatedUnion('policy', [z.strictObject({ policy: z.literal('close') }), z.strictObject({ policy: z.literal('accept') }), z.strictObject({ policy: z.literal('grace'), days: z.number().int() })]);
const clock = z.strictObject({ due, reminders: z.array(z.number().int()).max(40), repeatEvery: z.number().int().optional(), escalation: z.array(z.strictObject({ after: z.number().int(), to: z.enum(['head', 'coordinator', 'secretary']) })).max(10), late });
const base = { key, title: text };
const by = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('person'), role }), z.strictObject({ kind: z.literal('score'), score: z.string().max(60), passAt: z.string().max(20), notesAt: z.string().max(20) }), z.strictObject({ kind: z.literal('rule'), pass: z.unknown().optional(), notes: z.unknown().optional() })]);

const node = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('stage'), owner: role, onEnter: z.array(z.string().max(60)).max(10), onExit: z.array(z.string().max(60)).max(10), clock: clock.optional(), next: key }),
  z.strictObject({ ...base, kind: z.literal('task'), stage: key, form: key, mode: z.enum(['fill', 'revise']), assignee: z.literal('operator'), clock, approval: z.strictObject({ by: z.literal('head'), stage: key, clock }).optional(), next: key }),
  z.strictObject({ ...base, kind: z.literal('review'), form: key, tiers: z.array(z.strictObject({ tier: z.enum(tiers), stage: key, clock })).max(4), repair: z.array(clock).max(10), maxRounds: z.number().int(), returnTo: z.enum(['here', 'loop']), next: key }),
  z.strictObject({ ...base, kind: z.literal('gate'), stage: key, by, clock: clock.optional(), to: z.strictObject({ pass: key, passWithNotes: key, fail: key }) }),
  z.strictObject({ ...base, kind: z.literal('loop'), body: key, maxRounds: z.number().int(), exit: z.literal('allAccepted'), clocks: z.array(clock).max(10), next: key }),
  z.strictObject({ ...base, kind: z.literal('barrier'), stage: key, opens: z.enum(['all', 'wave', 'date']), date: z.string().max(10).optional(), next: key }),
  z.strictObject({ ...base, kind: z.literal('meeting'), stage: key, meeting: key, next: key }),
  z.strictObject({ ...base, kind: z.literal('branch'), cases: z.array(z.strictObject({ when: z.unknown(), to: key })).max(50), otherwise: key }),
  z.strictObject({ ...base, kind: z.literal('parallel'), branches: z.array(key).max(10), join: key }),
  z.strictObject({ ...base, kind: z.literal('score'), stage: key, form: key, source: z.enum(['proposed', 'decided']), as: key, next: key }),
  z.strictObject({ ...base, kind: z.literal('notify'), message: z.string().max(60), text: z.strictObject({ id: z.string().min(1).max(300), en: z.string().max(300) }).optional(), to: role, next: key }),
  z.strictObject({ ...base, kind: z.literal('publish'), stage: key, what: z.enum(['scores', 'report']), next: key }),
  z.strictObject({ ...base, kind: z.literal('end'), outcome: key }),
]);

const chapter = z.strictObject({ title: z.string().min(1).max(120), parts: z.array(z.strictObject({ title: z.string().max(200), form: key, sections: z.array(key).min(1).max(60), prose: z.boolean().optional() })).max(40) });
const letter = z.strictObject({
  title: z.string().max(200), code: z.string().regex(/^[A-Za-z0-9.-]{1,20}$/), opening: z.string().max(2000), closing: z.string().max(1000), signers: z.array(role).max(6), layout: z.enum(letterLayouts).optional(),
  nature: z.string().max(40).optional(), attachments: z.string().max(120).optional(), subject: z.string().max(200).optional(), to: z.string().max(200).optional(), toPlace: z.string().max(80).optional(), copies: z.array(z.string().min(1).max(200)).max(10).optional(), notFor: z.array(key).max(20).optional(), chapters: z.array(chapter).max(20).optional(),
});

const definition = z.strictObject({
  format: z.literal(1), key, title: text, about: text, basis: text,
  stages: z.array(z.strictObject({ key, owner: role, title: text })).min(1).max(40), start: key, nodes: z.array(node).min(1).max(400), forms: z.record(key, z.string().max(120)), letters: z.strictObject({ cycle: letter.optional(), agency: letter.optional() }).optional(),
  tests: z.array(z.strictObject({ key, title: z.string().max(200), kind: z.string().min(1).max(40), behaviour: z.enum(behaviours), stages: z.array(key).max(200), returns: z.number().int().min(0), outcome: key.nullable() })).max(40).optional(),
});

/** Reads a cycle definition from outside: everything is of its type and place. What it means is checked by `compileCycle`. */
export function readDefinition(value: unknown): CycleDefinition | Problem {
  const format = (value as { readonly format?: unknown } | null)?.format;
  if (typeof format === 'number' && format > 1) return problem('definitionTooNew', { format });
  const read = definition.safeParse(value);
  if (read.success) return read.data as CycleDefinition;
  const at = read.error.issues.map(({ path, message }) => ({ path: path.join('/'), message }));
  return problem('definitionUnreadable', { where: at[0]?.path ?? '', at });
}
