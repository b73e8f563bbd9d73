import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CycleDefinition } from '../../core/cycle/ir.ts';
import { addStep } from '../../core/design/edit.ts';
import { openCycle, packCycle, type OpenedCycle } from '../../core/design/package.ts';
import type { FormModel, Node } from '../../core/form/model.ts';
import { castOf, type Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, type Story } from '../support/story.ts';

const asked: Node = { id: 'dana', type: 'field', kind: 'codeList', key: 'dana', children: [], props: { list: 'sumber-dana', version: 2 }, required: false, text: { id: { title: 'Sumber dana' }, en: { title: 'Source of funds' } }, classification: 'internal', schemaExtra: {}, uiExtra: {} };

describe('a cycle made on a training server goes to production', () => {
  let training: TestServer;
  let production: TestServer;
  let trainer: Actor;
  let administrator: Actor;
  let running: Story;
  beforeAll(async () => {
    [training, production] = await Promise.all([aServer(), aServer({ worker: true })]);
    [trainer, administrator] = await Promise.all([castOf(training)('administrator'), castOf(production)('administrator')]);
    running = await aCycle(production, ['dinkes']);
  });
  afterAll(async () => { await Promise.all([training?.close(), production?.close()]); });

  const exported = async (cycleId: string) => JSON.parse(JSON.stringify(await trainer.does('exportCycle', { params: { cycleId } }))) as unknown;
  const designs = async (cycleId: string, edit: (definition: CycleDefinition) => CycleDefinition) => {
    const { definition, rev } = await trainer.does('cycleDesign', { params: { cycleId } });
    await trainer.does('changeDesign', { params: { cycleId }, rev, body: { definition: edit(definition) } });
  };
  const longer = (definition: CycleDefinition): CycleDefinition => ({ ...definition, nodes: definition.nodes.map((node) => (node.kind === 'task' && node.mode === 'fill' ? { ...node, clock: { ...node.clock, due: { kind: 'workingDays', days: 11, at: '23:59' } } } : node)) });

  test('its code lists come along, in the version the form asks with, and the set-up that belongs to it', async () => {
    const list = { key: 'sumber-dana', title: { id: 'Sumber dana', en: 'Source of funds' }, source: 'data contoh' };
    for (const codes of [['apbd'], ['apbd', 'dak']]) await trainer.does('saveCodeList', { body: { ...list, content: codes.map((code) => ({ code, id: code.toUpperCase(), en: code.toUpperCase() })) } });
    const { formId } = await trainer.does('addForm', { body: { from: 'template', templateKey: 'verifikasi-renstra', formKey: 'renstra-verifikasi', title: { id: 'Renstra dengan sumber dana', en: 'Renstra with sources' } } });
    const form = await trainer.does('form', { params: { formId } });
    const section = Object.values((form.model as unknown as FormModel).byId).find(({ type }) => type === 'section')!;
    await trainer.does('changeFormBy', { params: { formId }, rev: form.rev, body: { batchId: crypto.randomUUID(), commands: [{ name: 'insert', args: { parentId: section.id, index: 0, tree: { rootIds: ['dana'], byId: { dana: asked } } } }] as never } });
    const made = await trainer.does('addCycle', { body: { templateKey: 'verifikasi-renstra' } });
    const { setup } = await trainer.does('cycle', { params: { cycleId: made.cycleId } });
    const { definition } = await trainer.does('cycleDesign', { params: { cycleId: made.cycleId } });
    await trainer.does('changeCycle', { params: { cycleId: made.cycleId }, rev: made.rev, body: { ...setup, releaseScores: false, forms: { [Object.keys(definition.forms)[0]!]: formId } } });
    const pack = await exported(made.cycleId);
    const { codeLists } = await administrator.does('previewCyclePackage', { body: { package: pack } });
    expect(codeLists.map(({ id }) => id)).toEqual(['Daftar kode “Sumber dana” (2 kode) belum ada di sini; ikut dimasukkan.']);
    const taken = await administrator.does('addCycleFromPackage', { body: { package: pack } });
    expect(await production.db.codeLists.find({ key: 'sumber-dana' }).lean()).toMatchObject([{ version: 1, entries: 2 }]);
    expect(((await administrator.does('form', { params: { formId: taken.forms[0]!.formId } })).model as unknown as FormModel).byId['dana']?.props).toMatchObject({ list: 'sumber-dana', version: 1 });
    expect((await administrator.does('cycle', { params: { cycleId: taken.cycleId } })).setup.releaseScores).toBe(false);
  });

  test('it becomes the design of a draft that is there, whose agencies and title stay', async () => {
    const made = await trainer.does('addCycle', { body: { templateKey: 'laporan-tkpk' } });
    await designs(made.cycleId, longer);
    const draft = await administrator.does('addCycle', { body: { templateKey: 'laporan-tkpk', title: { id: 'TKPK kami', en: 'Our TKPK' } } });
    const before = await administrator.does('cycle', { params: { cycleId: draft.cycleId } });
    const taken = await administrator.does('addCycleFromPackage', { body: { package: await exported(made.cycleId), into: draft.cycleId } });
    expect(taken).toMatchObject({ cycleId: draft.cycleId, title: { id: 'TKPK kami' } });
    const after = await administrator.does('cycle', { params: { cycleId: draft.cycleId } });
    expect([after.setup.agencyIds, after.setup.title]).toEqual([before.setup.agencyIds, before.setup.title]);
    expect((await administrator.does('cycleDesign', { params: { cycleId: draft.cycleId } })).definition.nodes.find((node) => node.kind === 'task')).toMatchObject({ clock: { due: { days: 11 } } });
  });

  test('it becomes the prepared change of a running cycle: told in words, and nobody is moved', async () => {
    const made = await trainer.does('addCycle', { body: { templateKey: 'akip-internal' } });
    await designs(made.cycleId, longer);
    const snapshot = async () => (await production.db.trackViews.findById(running.trackOf('dinkes')).lean())!.state.snapshotId;
    const first = await snapshot();
    const { forms } = await administrator.does('addCycleFromPackage', { body: { package: await exported(made.cycleId), into: running.cycleId } });
    expect(forms).toMatchObject([{ formId: 'akip-lke', added: false }]);
    const { change, rows } = await administrator.does('cycleChange', { params: { cycleId: running.cycleId } });
    expect(change!.differences.map(({ id }) => id).join(' ')).toContain('11 hari kerja');
    expect(rows).toMatchObject([{ trackId: running.trackOf('dinkes'), refused: null }]);
    expect(await snapshot()).toBe(first);
    expect(await administrator.isRefused('addCycleFromPackage', { body: { package: await exported(made.cycleId), into: 'tidak-ada' } })).toMatchObject({ problem: 'notFound' });
  });

  test('a calendar of a year that has none is taken in when asked for; the others stay as they are', async () => {
    const made = await trainer.does('addCycle', { body: { templateKey: 'laporan-tkpk' } });
    const opened = openCycle(await exported(made.cycleId)) as OpenedCycle;
    const holiday = { date: '2031-01-01', name: { id: 'Tahun Baru', en: 'New Year' }, kind: 'holiday' };
    const pack = packCycle({ ...opened, calendars: [...opened.calendars.map((one) => ({ ...one, days: [] })), { year: 2031, provisional: true, days: [holiday] }] });
    expect((await administrator.does('previewCyclePackage', { body: { package: pack } })).newYears).toEqual([2031]);
    const { version } = await administrator.does('calendar', { params: { year: '2026' } });
    await administrator.does('addCycleFromPackage', { body: { package: pack, calendars: [2026, 2031] } });
    expect(await administrator.does('calendar', { params: { year: '2031' } })).toMatchObject({ version: 1, provisional: true, days: [holiday] });
    expect((await administrator.does('calendar', { params: { year: '2026' } })).version).toBe(version);
  });

  test('a design with faults neither goes out nor comes in: 201 steps are named, and nothing is stored', async () => {
    const made = await trainer.does('addCycle', { body: { templateKey: 'laporan-tkpk' } });
    const opened = openCycle(await exported(made.cycleId)) as OpenedCycle;
    let { definition } = opened;
    while (definition.nodes.length < 201) ({ definition } = addStep(definition, 'notify', definition.start));
    const before = (await administrator.does('cycles', { query: { limit: '200' } })).total;
    expect(await administrator.isRefused('addCycleFromPackage', { body: { package: packCycle({ ...opened, definition }) } })).toMatchObject({ problem: 'packageDesignBroken', at: [{ message: { id: expect.stringContaining('201') } }] });
    expect((await administrator.does('cycles', { query: { limit: '200' } })).total).toBe(before);
    await designs(made.cycleId, (whole) => ({ ...whole, start: 'tidak-ada' }));
    expect(await trainer.isRefused('exportCycle', { params: { cycleId: made.cycleId } })).toMatchObject({ problem: 'definitionBroken' });
  });
});
