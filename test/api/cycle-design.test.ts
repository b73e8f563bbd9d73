import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CycleDefinition } from '../../core/cycle/ir.ts';
import { addStep, removeStep, setStep } from '../../core/design/edit.ts';
import { readSheet } from 'read-excel-file/node';
import { templates } from '../../templates/index.ts';
import { castOf, type Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';


describe('the design of a cycle', () => {
  let server: TestServer;
  let administrator: Actor;
  beforeAll(async () => {
    server = await aServer();
    administrator = await castOf(server)('administrator');
  });
  afterAll(async () => server?.close());

  const aDraft = async (templateKey: string) => (await administrator.does('addCycle', { body: { templateKey } })).cycleId;
  const designOf = async (cycleId: string) => administrator.does('cycleDesign', { params: { cycleId } });
  const save = async (cycleId: string, definition: CycleDefinition, rev: number) => administrator.does('changeDesign', { params: { cycleId }, rev, body: { definition } });

  test.each(templates.map(({ key }) => key))('%s: a draft cycle shows its whole design, which is sound, and takes in the kinds of agency its template names', async (key) => {
    const cycleId = await aDraft(key);
    const { definition, origin, faults, editable } = await designOf(cycleId);
    expect([definition.nodes.map((node) => node.key), faults, editable]).toEqual([origin!.nodes.map((node) => node.key), [], true]);
    const { setup } = await administrator.does('cycle', { params: { cycleId } });
    const { items } = await administrator.does('agencies', { query: { limit: '200' } });
    const kinds = items.filter(({ agencyId }) => setup.agencyIds.includes(agencyId)).map(({ kind }) => kind);
    expect(kinds.length).toBeGreaterThan(0);
    expect(kinds.filter((kind) => !templates.find((each) => each.key === key)!.invites.includes(kind))).toEqual([]);
  });

  test('a step added in the designer is kept, shows among the durations, and its days follow the design', async () => {
    const cycleId = await aDraft('laporan-tkpk');
    const { definition, rev } = await designOf(cycleId);
    const added = addStep(definition, 'task', 'report');
    const own = setStep(added.definition, added.key, { title: { id: 'Lengkapi bukti', en: 'Complete the evidence' } } as never);
    const saved = await save(cycleId, own, rev);
    expect(saved.faults).toEqual([]);
    // The title is the cycle's own, not its template's: saving the design must not take the period away.
    expect((await administrator.does('cycle', { params: { cycleId } })).title.id).toBe(`Laporan Semester TKPK ${new Date().getFullYear()}`);
    expect((await designOf(cycleId)).definition).toEqual(own);
    const { clocks } = await administrator.does('cycle', { params: { cycleId } });
    expect(clocks).toEqual(expect.arrayContaining([{ node: added.key, title: { id: 'Lengkapi bukti', en: 'Complete the evidence' }, days: 10 }]));
  });

  test('a design with faults is kept and told, and the cycle cannot start with it', async () => {
    const cycleId = await aDraft('laporan-tkpk');
    const { definition, rev } = await designOf(cycleId);
    const { faults } = await save(cycleId, setStep(definition, 'meeting', { next: 'check' } as never), rev);
    expect(faults.map(({ name }) => name)).toEqual(expect.arrayContaining(['unreachable', 'endless']));
    const { problems } = await administrator.does('checkCycle', { params: { cycleId } });
    expect(problems.filter(({ blocks }) => blocks).map(({ name }) => name)).toEqual(expect.arrayContaining(['endless']));
    expect(await administrator.isRefused('launchCycle', { params: { cycleId }, body: {} })).toMatchObject({ problem: 'cycleNotReady' });
  });

  test('two designers at once: the second is told who was first, and nothing of either is lost', async () => {
    const cycleId = await aDraft('laporan-tkpk');
    const { definition, rev } = await designOf(cycleId);
    await save(cycleId, removeStep(definition, 'meeting'), rev);
    expect(await administrator.isRefused('changeDesign', { params: { cycleId }, rev, body: { definition } })).toMatchObject({ problem: 'changedMeanwhile' });
    expect((await designOf(cycleId)).definition.nodes.map(({ key }) => key)).not.toContain('meeting');
  });

  test('what is no definition is refused with its place and changes nothing', async () => {
    const cycleId = await aDraft('laporan-tkpk');
    const { rev } = await designOf(cycleId);
    for (const [body, problem] of [[{ definition: { format: 2 } }, 'definitionTooNew'], [{ definition: { format: 1, nodes: 'x' } }, 'definitionUnreadable'], [{ definition: null }, 'definitionUnreadable']] as const) {
      expect(await administrator.isRefused('changeDesign', { params: { cycleId }, rev, body: body as never })).toMatchObject({ problem });
    }
    expect((await designOf(cycleId)).rev).toBe(rev);
  });

  test('a cycle goes out as a package and comes back as a new draft; the same form is used again, an edited one is added', async () => {
    const cycleId = await aDraft('verifikasi-renstra');
    const pack = JSON.parse(JSON.stringify(await administrator.does('exportCycle', { params: { cycleId } }))) as { definition: { nodes: { clock?: { due: { days: number } } }[] } };
    const first = await administrator.does('addCycleFromPackage', { body: { package: pack } });
    expect(first.forms).toEqual([{ formId: expect.stringMatching(/^renstra-verifikasi-/), title: 'Rancangan Renstra', added: true }]);
    const { definition, forms } = await designOf(first.cycleId);
    expect(definition.nodes.length).toBe(pack.definition.nodes.length);
    expect(forms.find(({ formId }) => formId === first.forms[0]!.formId)).toMatchObject({ own: true, published: false });
    const { problems } = await administrator.does('checkCycle', { params: { cycleId: first.cycleId } });
    expect(problems.map(({ name }) => name)).toContain('formNotPublished');
    const again = await administrator.does('exportCycle', { params: { cycleId: first.cycleId } });
    expect((await administrator.does('addCycleFromPackage', { body: { package: again } })).forms).toMatchObject([{ formId: first.forms[0]!.formId, added: false }]);
    pack.definition.nodes[0]!.clock!.due.days = 3;
    expect(await administrator.isRefused('addCycleFromPackage', { body: { package: pack } })).toMatchObject({ problem: 'packageEdited' });
  });

  test('a rehearsal gets the compiled cycle with its agencies, and the workbook tells the same days', async () => {
    const cycleId = await aDraft('akip-internal');
    const stage = await administrator.does('rehearsalStage', { params: { cycleId } });
    expect(stage).toMatchObject({ faults: [], zone: 'WIB' });
    expect(stage.agencies).toHaveLength(12);
    expect(stage.agencies.every(({ staffed }) => staffed.operator && staffed.head)).toBe(true);
    const query = { agencies: '20', from: '2026-03-02', seed: '1', punctual: '60', late: '20', returnedTwice: '15', silent: '5' };
    const response = await fetch(`${server.base}/api/cycles/${cycleId}/rehearsal/sheet?${new URLSearchParams(query)}`, { headers: { cookie: administrator.cookie } });
    expect(response.headers.get('content-type')).toContain('spreadsheetml');
    const rows = await readSheet(Buffer.from(await response.arrayBuffer()), 'Kejadian');
    expect(rows[0]).toEqual(['Tanggal', 'Jam', 'Instansi', 'Tahap', 'Jenis', 'Kepada', 'Tenggat']);
    expect(rows.length).toBeGreaterThan(300);
    expect(await administrator.isRefused('rehearsalSheet', { params: { cycleId }, query: { ...query, agencies: '2001' } })).toMatchObject({ problem: 'badRequest' });
  });
});
