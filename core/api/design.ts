import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { anyJson, day, formModel, id, instant, ir, listOf, page, text, tier, words } from './shapes.ts';

const formParams = z.strictObject({ formId: id });
const cycleParams = z.strictObject({ cycleId: id });
const form = z.object({ formId: id, title: text, questions: z.number().int(), published: z.number().int().nullable(), draft: z.boolean(), usedIn: z.array(z.string()), problems: z.number().int(), rev: z.number().int(), updatedAt: instant, updatedBy: z.string() });
const version = z.object({ versionId: id, n: z.number().int(), hash: z.string(), publishedAt: instant, publishedBy: z.string(), reason: z.string(), class: z.string(), changes: z.array(text) });
const problemRow = z.object({ name: z.string(), nodeId: z.string().nullable(), blocks: z.boolean(), message: text });
/** What a section needs to be drawn and checked: draft-07 schema per section and uiSchema per language (forms.md §1). */
const published = z.object({ versionId: id, formId: id, n: z.number().int(), hash: z.string(), model: formModel, sections: z.array(z.object({ nodeId: z.string(), key: z.string(), schema: anyJson })), uiSchema: z.object({ id: anyJson, en: anyJson }), validatorUrl: z.string() });

const assignment = z.strictObject({ agencyId: id, reviewers: z.partialRecord(tier, id), wave: words(40).optional() });
/** The set-up of a cycle before launch. `clocks` overrides working days of definition nodes: node key → days. */
export const cycleSetup = z.strictObject({ title: text, period: words(60), launchDate: day, agencyIds: z.array(id).max(30_000), assignments: z.array(assignment).max(30_000), clocks: z.record(z.string(), z.number().int().min(1).max(120)), scoreMode: z.enum(['subComponent', 'criteria']), releaseScores: z.boolean() });
const cycle = z.object({ cycleId: id, title: text, templateKey: z.string(), status: z.enum(['draft', 'opening', 'running', 'closing', 'locked', 'published', 'archived']), agencies: z.number().int(), launchedAt: instant.nullable(), rev: z.number().int(), progress: z.object({ ended: z.number().int(), late: z.number().int() }) });

/** Forms, templates and cycles: what administrators design. */
export const designEndpoints = {
  forms: { method: 'get', path: '/api/forms', act: 'seeForms', write: 'safe', about: 'Forms of the Pemda', query: z.strictObject({ ...page, q: words(120).optional() }), answer: listOf(form) },
  addForm: { method: 'post', path: '/api/forms', act: 'editForms', write: 'key', about: 'A new form: blank, from a template form, from a package, from a spreadsheet in the manner of XLSForm (XLSX, base64), or from a JSON Schema with an optional uiSchema', body: z.discriminatedUnion('from', [z.strictObject({ from: z.literal('blank'), title: text }), z.strictObject({ from: z.literal('template'), templateKey: id, formKey: id, title: text }), z.strictObject({ from: z.literal('package'), package: anyJson }), z.strictObject({ from: z.literal('sheet'), file: z.string().max(7_000_000) }), z.strictObject({ from: z.literal('schema'), title: text, schema: anyJson, uiSchema: anyJson.optional() })]), answer: form },
  form: { method: 'get', path: '/api/forms/:formId', act: 'seeForms', write: 'safe', about: 'The draft with its problems (ETag = rev)', params: formParams, answer: form.extend({ model: formModel, problemRows: z.array(problemRow), canonicalHash: z.string() }) },
  changeForm: { method: 'put', path: '/api/forms/:formId', act: 'editForms', write: 'ifMatch', about: 'Replaces the draft', params: formParams, body: z.strictObject({ model: formModel }), answer: form },
  previewForm: { method: 'get', path: '/api/forms/:formId/preview', act: 'seeForms', write: 'safe', about: 'The draft compiled as a filler would get it', params: formParams, answer: published },
  exportForm: { method: 'get', path: '/api/forms/:formId/export', act: 'seeForms', write: 'safe', about: 'One-file package, plain JSON Schema + uiSchema, or a spreadsheet (XLSX file)', params: formParams, query: z.strictObject({ as: z.enum(['package', 'schema', 'sheet']).default('package') }), answer: anyJson },
  publishForm: { method: 'post', path: '/api/forms/:formId/versions', act: 'publishForms', write: 'ifMatch', about: 'Checks, freezes and publishes the draft as the next version', params: formParams, body: z.strictObject({ reason: words(500).min(3) }), answer: version },
  formVersions: { method: 'get', path: '/api/forms/:formId/versions', act: 'seeForms', write: 'safe', about: 'Published versions with what changed, newest first; `draft` is the difference of the draft', params: formParams, answer: z.object({ items: z.array(version), draft: z.object({ class: z.string(), changes: z.array(text) }).nullable() }) },
  formVersion: { method: 'get', path: '/api/form-versions/:versionId', act: 'seeForms', write: 'safe', about: 'An immutable version (cacheable for ever)', params: z.strictObject({ versionId: id }), answer: published },
  restoreVersion: { method: 'post', path: '/api/forms/:formId/restore', act: 'editForms', write: 'ifMatch', about: 'Makes an old version the draft again', params: formParams, body: z.strictObject({ versionId: id }), answer: form },

  templates: { method: 'get', path: '/api/templates', act: 'seeTemplates', write: 'safe', about: 'Cycle templates', answer: z.object({ items: z.array(z.object({ key: z.string(), title: text, about: text, basis: text, stages: z.array(z.object({ key: z.string(), title: text })), clocks: z.array(z.object({ node: z.string(), title: text, days: z.number().int() })), forms: z.array(z.object({ key: z.string(), title: text, questions: z.number().int() })) })) }) },
  cycles: { method: 'get', path: '/api/cycles', act: 'seeCycles', write: 'safe', about: 'Cycles the person may see', query: z.strictObject(page), answer: listOf(cycle) },
  addCycle: { method: 'post', path: '/api/cycles', act: 'editCycles', write: 'key', about: 'A draft cycle from a template, with everything filled in', body: z.strictObject({ templateKey: id, title: text.optional() }), answer: cycle },
  cycle: { method: 'get', path: '/api/cycles/:cycleId', act: 'seeCycles', write: 'safe', about: 'One cycle with set-up and IR', params: cycleParams, answer: cycle.extend({ setup: cycleSetup, ir: ir.nullable(), stages: z.array(z.object({ key: z.string(), title: text, owner: z.string() })) }) },
  changeCycle: { method: 'put', path: '/api/cycles/:cycleId', act: 'editCycles', write: 'ifMatch', about: 'Saves the set-up of a draft cycle', params: cycleParams, body: cycleSetup, answer: cycle },
  checkCycle: { method: 'get', path: '/api/cycles/:cycleId/check', act: 'editCycles', write: 'safe', about: 'What keeps the cycle from starting, and all planned dates', params: cycleParams, answer: z.object({ problems: z.array(z.object({ name: z.string(), blocks: z.boolean(), message: text, step: z.string() })), plan: z.array(z.object({ stage: z.string(), title: text, dueAt: instant, sentence: text, provisional: z.boolean() })) }) },
  launchCycle: { method: 'post', path: '/api/cycles/:cycleId/launch', act: 'launchCycles', write: 'key', about: 'Publishes the snapshot and starts one track per agency', params: cycleParams, body: z.strictObject({}), answer: cycle },
  steerCycle: { method: 'post', path: '/api/cycles/:cycleId/steering', act: 'launchCycles', write: 'key', about: 'Opens a stage for all or for one wave, locks, publishes or archives the cycle', params: cycleParams, body: z.strictObject({ kind: z.enum(['openStage', 'lock', 'publish', 'archive']), stage: id.optional(), wave: words(40).optional() }), answer: cycle },
} as const satisfies Record<string, Endpoint>;
