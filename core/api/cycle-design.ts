import { z } from 'zod';
import type { CycleDefinition } from '../cycle/ir.ts';
import type { Endpoint } from './endpoint.ts';
import { anyJson, calendarYear, day, id, text } from './shapes.ts';

const params = z.strictObject({ cycleId: id });
const definition = z.custom<CycleDefinition>((value) => typeof value === 'object' && value !== null);
const fault = z.object({ name: z.string(), node: z.string().nullable(), message: text });
const form = z.object({ formId: id, title: text, questions: z.number().int(), own: z.boolean(), published: z.boolean() });

/** The design of a draft cycle: its steps, stages, deadlines and ways, as data (engine.md §3.1). */
export const cycleDesignEndpoints = {
  cycleDesign: { method: 'get', path: '/api/cycles/:cycleId/design', act: 'editCycles', write: 'safe', about: 'The definition of a cycle with its durations in place, what its template said – for a change, what runs now –, the forms it can use, and the calendar it is counted on', params, answer: z.object({ definition, origin: definition.nullable(), amends: z.object({ cycleId: id, title: text }).nullable(), rev: z.number().int(), editable: z.boolean(), faults: z.array(fault), forms: z.array(form), launchDate: day, years: z.array(calendarYear) }) },
  changeDesign: { method: 'put', path: '/api/cycles/:cycleId/design', act: 'editCycles', write: 'ifMatch', about: 'Saves the definition of a draft cycle; one with faults is kept and cannot start', params, body: z.strictObject({ definition: z.unknown() }), answer: z.object({ rev: z.number().int(), faults: z.array(fault) }) },
  cycleNeighbours: { method: 'get', path: '/api/cycles/:cycleId/neighbours', act: 'editCycles', write: 'safe', about: 'The days on which agencies of this cycle have something due in another running one', params, answer: z.object({ items: z.array(z.object({ day, title: text, agencies: z.number().int() })) }) },
  exportCycle: { method: 'get', path: '/api/cycles/:cycleId/package', act: 'editCycles', write: 'safe', about: 'The cycle as one file: definition with its documents, forms with texts, rules and tests, calendars, roles, and the kinds of agency it takes in, sealed part by part', params, answer: anyJson },
  previewCyclePackage: { method: 'post', path: '/api/cycle-packages/preview', act: 'editCycles', write: 'safe', about: 'What a package holds and how it differs from this installation: steps, forms, rights of roles, calendars, and how many agencies it takes in. Nothing is stored', body: z.strictObject({ package: z.unknown() }), answer: z.object({ title: text, /** Which kind of cycle it is: the key of its template, where it has one. */ key: z.string(), steps: z.number().int(), beside: text.nullable(), differences: z.array(text), forms: z.array(z.object({ title: text, state: z.enum(['new', 'same', 'changed']), differences: z.array(text), tests: z.number().int() })), roles: z.array(text), calendars: z.array(text), newYears: z.array(z.number().int()), codeLists: z.array(text), invites: z.array(z.object({ kind: z.string(), agencies: z.number().int() })) }) },
  addCycleFromPackage: { method: 'post', path: '/api/cycle-packages', act: 'editCycles', write: 'key', about: 'A draft cycle with its forms from a package; a newer format, a file edited by hand, a design with faults or a form whose tests fail is refused by name. `into`: the package becomes the design of that draft, or the prepared change of that running cycle. `calendars`: years to take in that have none here', body: z.strictObject({ package: z.unknown(), into: id.optional(), calendars: z.array(z.number().int()).max(20).optional() }), answer: z.object({ cycleId: id, title: text, forms: z.array(z.object({ formId: id, title: z.string(), added: z.boolean() })) }) },
} as const satisfies Record<string, Endpoint>;
