import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { blankForm } from '../../core/form/blank.ts';
import type { FormModel, Node } from '../../core/form/model.ts';
import { draftLimits, limits } from '../../core/form/problems/limits.ts';
import type { Text } from '../../core/problem.ts';
import { publishLimits } from '../../server/publish-limits.ts';
import { castOf, type Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';

const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const words = (title: string) => ({ id: { title }, en: { title: `${title} (en)` } });
const aNode = (id: string, more: Partial<Node>): Node => ({ id, type: 'field', kind: 'shortText', key: id, children: [], props: {}, text: words(`Pertanyaan ${id}`), classification: 'internal', schemaExtra: {}, uiExtra: {}, ...more });

/** A blank form with more nodes; those without a parent of their own lie in its only section. */
function aForm(nodes: readonly Node[], inside = nodes.map(({ id }) => id)): FormModel {
  const form = blankForm('uji', { id: 'Uji batas', en: 'Test of limits' });
  return { ...form, byId: { ...form.byId, s1: { ...form.byId['s1']!, children: inside }, ...Object.fromEntries(nodes.map((node) => [node.id, node])) } };
}
/** Sections inside each other, the first in the form's own section. */
const aChain = (length: number) => aForm(many(length, (i) => aNode(`t${i}`, { type: 'section', kind: undefined, children: i + 1 < length ? [`t${i + 1}`] : [] })), ['t0']);

const properties = (count: number) => Object.fromEntries(many(count, (i) => [`k${i}`, { type: 'string', enum: ['a', 'b', 'c'] }]));
const wide = (size: number) => ({ besar: { type: 'object', properties: properties(size) } });
/** Definitions that refer to each other in a chain: little text, but long to compile. */
const chained = (length: number) => Object.fromEntries(many(length, (i) => [i === 0 ? 'besar' : `d${i}`, i + 1 < length ? { type: 'object', properties: { a: { $ref: `#/definitions/d${i + 1}` } } } : { type: 'string' }]));
/** A foreign schema with a small section, and others that refer to one heavy definition. */
const foreign = (definitions: object, times = 1) => ({
  type: 'object', definitions,
  properties: { kecil: { type: 'object', title: 'Kecil', properties: { a: { type: 'string', title: 'A' } } }, ...Object.fromEntries(many(times, (i) => [`besar${i}`, { type: 'object', title: `Besar ${i}`, properties: { b: { title: 'B', $ref: '#/definitions/besar' } } }])) },
});
const nested = (depth: number) => many(depth, (i) => i).reduce<object>((inner) => ({ type: 'array', items: inner }), { type: 'string' });

describe('what is too much to publish is refused by name, says where, and stores nothing', () => {
  const now: { -readonly [K in keyof typeof publishLimits]: number } = { ...publishLimits };
  let server: TestServer;
  let administrator: Actor;
  beforeAll(async () => {
    server = await aServer({ settings: { publishLimits: now } });
    administrator = await castOf(server)('administrator');
  });
  afterAll(async () => server?.close());
  beforeEach(() => void Object.assign(now, publishLimits));

  const read = (formId: string) => administrator.does('form', { params: { formId } });
  const title = { id: 'Uji batas', en: 'Test of limits' };
  const built = async (model: FormModel) => {
    const { formId, rev } = await administrator.does('addForm', { body: { from: 'blank', title } });
    await administrator.does('changeForm', { params: { formId }, rev, body: { model: { ...model, formId } as never } });
    return formId;
  };
  const imported = async (schema: object) => (await administrator.does('addForm', { body: { from: 'schema', title, schema } })).formId;
  const publishes = async (formId: string) => ({ params: { formId }, rev: (await read(formId)).rev, body: { reason: 'Uji batas.' } });

  /** Publishing is refused, and afterwards everything is as it was. */
  async function isRefused(formId: string) {
    const before = await read(formId);
    const told = await administrator.isRefused('publishForm', await publishes(formId));
    expect(await read(formId)).toEqual(before);
    expect((await administrator.does('formVersions', { params: { formId } })).items).toEqual([]);
    expect(told.status).toBe(422);
    return told;
  }

  test.each([
    ['2,001 parts', () => aForm(many(limits.nodes - 1, (i) => aNode(`q${i}`, {}))), 'tooManyNodes', 's1', `batasnya ${limits.nodes}`],
    ['13 levels', () => aChain(limits.depth), 'tooDeep', `t${limits.depth - 1}`, `${limits.depth} tingkat`],
    ['501 options', () => aForm([aNode('pilih', { kind: 'singleChoice', props: { options: many(limits.options + 1, (i) => ({ code: `o${i}` })) } })]), 'tooManyOptions', 'pilih', `batasnya ${limits.options}`],
    ['more than 1 MB', () => aForm([aNode('kecil', {}), aNode('panjang', { props: { catatan: 'x'.repeat(limits.bytes) } })]), 'tooLarge', 'panjang', 'batasnya 1000 kB'],
  ])('a form of %s, at the part that has most of it; the list of problems knows it before', async (_what, model, name, path, limit) => {
    const formId = await built(model());
    expect((await read(formId)).problemRows).toContainEqual(expect.objectContaining({ name, nodeId: path, blocks: true }));
    const { problem, at } = await isRefused(formId);
    expect(problem).toBe('formBroken');
    expect(at).toContainEqual(expect.objectContaining({ name, path, place: expect.any(String), message: { id: expect.stringContaining(limit), en: expect.stringMatching(/limit|levels/) } }));
  });

  test('a definition that many sections refer to, by the size the schema would grow to', async () => {
    const formId = await imported(foreign(wide(3000), 30));
    const { at } = await isRefused(formId);
    expect(at).toContainEqual(expect.objectContaining({ name: 'schemaExpands', message: expect.objectContaining({ id: expect.stringContaining(`batasnya ${limits.compiled / 1000} kB`) }) }));
  });

  test.each([
    ['takes too long', chained(300), { compileMs: 900 }, 'validatorsTooSlow', { limit: 0.9, where: { id: expect.any(String), en: expect.any(String) } }],
    ['needs too much memory', wide(1500), { memoryMb: 32 }, 'validatorsTooHungry', { limit: 32, where: { id: 'Besar 0' } }],
    ['gives too large a module', wide(1500), { moduleBytes: 500_000 }, 'validatorsTooLarge', { limit: 500, size: expect.any(Number), where: { id: 'Besar 0' } }],
  ])('compiling that %s, at its section; within the limits the same form is published', async (_what, definitions, less, name, details) => {
    const formId = await imported(foreign(definitions));
    Object.assign(now, less);
    const told = await isRefused(formId);
    expect(told).toMatchObject({ problem: name, details });
    expect(told.message).toContain('draf tetap tersimpan');
    const { model } = await read(formId);
    expect(model.byId[told.at![0]!.path]).toMatchObject({ type: 'section', text: { id: { title: (told.details['where'] as Text).id } } });
    // a machine with much else to do takes longer
    Object.assign(now, publishLimits, { compileMs: 50_000 });
    expect(await administrator.does('publishForm', await publishes(formId))).toMatchObject({ n: 1 });
  });

  test('patterns there was no time to judge, at their questions; publishing again goes on with them', async () => {
    const formId = await built(aForm([aNode('kode', { props: { pattern: '^[A-Z]{3}-[0-9]{5}$', max: 9 } })]));
    now.patternsMs = 1;
    const told = await isRefused(formId);
    expect(told).toMatchObject({ problem: 'patternsUnjudged', details: { count: 1 }, at: [{ path: 'kode', message: { id: 'Pertanyaan kode', en: 'Pertanyaan kode (en)' } }] });
    now.patternsMs = publishLimits.patternsMs;
    expect(await administrator.does('publishForm', await publishes(formId))).toMatchObject({ n: 1 });
  });

  test('a schema that cannot be compiled, with what the compiler says', async () => {
    const formId = await imported({ type: 'object', properties: { s: { type: 'object', title: 'Bagian', properties: { a: { title: 'A', $ref: '#/definitions/tidak_ada' } } } } });
    expect(await isRefused(formId)).toMatchObject({ problem: 'validatorsBroken', details: { where: { id: 'Bagian' }, why: expect.stringContaining('tidak_ada') } });
  });

  describe('and what is too much to be stored at all never becomes a draft', () => {
    test.each([
      ['10,001 questions', () => ({ type: 'object', properties: properties(draftLimits.nodes + 1) }), 'draftTooMany'],
      ['a definition that 200 sections refer to', () => foreign(wide(3000), 200), 'draftExpands'],
      ['a schema of 101 levels', () => ({ type: 'object', properties: { a: nested(101) } }), 'schemaTooDeep'],
    ])('%s', async (_what, schema, problem) => {
      const before = await administrator.does('forms', { query: {} });
      expect(await administrator.isRefused('addForm', { body: { from: 'schema', title, schema: schema() } })).toMatchObject({ problem, status: 422 });
      expect(await administrator.does('forms', { query: {} })).toEqual(before);
    });

    // Such a draft once went in, and then nobody could open the list of forms any more.
    test('sections 9,000 deep: the draft stays as it was, and the list of forms still opens', async () => {
      const formId = await built(aForm([aNode('q', {})]));
      const before = await read(formId);
      const told = await administrator.isRefused('changeForm', { params: { formId }, rev: before.rev, body: { model: { ...aChain(9_000), formId } as never } });
      expect(told).toMatchObject({ problem: 'draftTooDeep', details: { limit: draftLimits.depth, where: { id: expect.any(String), en: expect.any(String) } } });
      expect(await read(formId)).toEqual(before);
      expect((await administrator.does('forms', { query: {} })).items.map((form) => form.formId)).toContain(formId);
    });

    test('commands that would make it larger than 8 MB: what was there stays, and the next change is stored', async () => {
      const formId = await built(aForm([aNode('satu', {}), aNode('dua', {})]));
      const sets = async (id: string, value: string) => ({ params: { formId }, rev: (await read(formId)).rev, body: { batchId: crypto.randomUUID(), commands: [{ name: 'setProp', args: { ids: [id], prop: 'catatan', value } }] as never } });
      await administrator.does('changeFormBy', await sets('satu', 'x'.repeat(5_000_000)));
      const before = await read(formId);
      expect(await administrator.isRefused('changeFormBy', await sets('dua', 'x'.repeat(5_000_000)))).toMatchObject({ problem: 'draftTooLarge', at: [{ path: 'satu' }] });
      expect(await read(formId)).toEqual(before);
      await administrator.does('changeFormBy', await sets('dua', 'sedikit'));
    });
  });
});
