import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { calendarOf } from '../../core/cycle/calendar.ts';
import type { ClockRule, CycleDefinition } from '../../core/cycle/ir.ts';
import { letterOf, usualLetters } from '../../core/cycle/letters.ts';
import { setClock } from '../../core/design/clocks.ts';
import { designDiff } from '../../core/design/diff.ts';
import { addStep, removeStep, setLetter, setStep, setTests } from '../../core/design/edit.ts';
import { movedDates } from '../../core/design/moved-dates.ts';
import { type CyclePackage, openCycle, type OpenedCycle, packCycle } from '../../core/design/package.ts';
import { readSheet } from 'read-excel-file/node';
import { templates } from '../../templates/index.ts';
import { sentence } from '../../core/problem.ts';
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

  test('a cycle from nothing holds one task and its end over an empty form, which has to be published, or over an own form', async () => {
    const title = { id: 'Pendataan aset', en: 'Assets' };
    const { cycleId, templateKey } = await administrator.does('addCycle', { body: { title } });
    const { definition, origin, faults, forms } = await designOf(cycleId);
    expect([templateKey, definition.title, definition.nodes.map(({ kind }) => kind), origin, faults]).toEqual(['', title, ['task', 'end'], null, []]);
    const formId = definition.forms['formulir']!;
    expect(forms).toContainEqual(expect.objectContaining({ formId, title, own: true, published: false }));
    const { problems } = await administrator.does('checkCycle', { params: { cycleId } });
    expect(problems.map(({ name }) => name)).toEqual(expect.arrayContaining(['formNotPublished', 'noAgency']));
    const beside = await administrator.does('addCycle', { body: { title: { id: 'Pendataan lagi', en: 'Again' }, formId } });
    expect((await designOf(beside.cycleId)).definition.forms).toEqual({ formulir: formId });
    expect(await administrator.isRefused('addCycle', { body: { title, formId: 'tidak-ada' } })).toMatchObject({ problem: 'notFound' });
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

  test('days set for a round of repair in the set-up reach the loop that times it, and move the planned date', async () => {
    const cycleId = await aDraft('zi-wbk');
    const { clocks, setup, rev } = await administrator.does('cycle', { params: { cycleId } });
    expect(clocks.map(({ node }) => node)).toEqual(expect.arrayContaining(['appoint', 'review.repair.1', 'rounds.1', 'rounds.2']));
    expect(clocks.map(({ node }) => node)).not.toContain('revise');
    const planned = async () => (await administrator.does('checkCycle', { params: { cycleId } })).plan.find(({ stage }) => stage === 'perbaikan')!.dueAt;
    const before = await planned();
    await administrator.does('changeCycle', { params: { cycleId }, rev, body: { ...setup, clocks: { 'rounds.1': 30 } } });
    expect((await planned()) > before).toBe(true);
    const { definition } = await designOf(cycleId);
    expect(definition.nodes.find(({ key }) => key === 'rounds')).toMatchObject({ clocks: [{ due: { days: 30 } }, { due: { days: 2 } }] });
  });

  test('a set-up stored under the old names is shown under those of today', async () => {
    const cycleId = await aDraft('evaluasi-pj');
    await server.db.cycles.updateOne({ _id: cycleId }, { $set: { 'setup.clocks': { fill: 12, 'check.repair': 7, revise: 30 } } } as never);
    const { setup } = await administrator.does('cycle', { params: { cycleId } });
    expect(setup.clocks).toEqual({ fill: 12, 'check.repair.1': 7, 'check.repair.2': 7 });
    expect((await designOf(cycleId)).definition.nodes.find(({ key }) => key === 'rounds')).toMatchObject({ clocks: [{ due: { days: 20 } }] });
  });

  test('a fixed date on a day off moves: the plan shows the day the engine takes, the check says so, and the cycle may still start', async () => {
    const cycleId = await aDraft('laporan-tkpk');
    const { definition, rev, years } = await designOf(cycleId);
    const { clock } = definition.nodes.find(({ key }) => key === 'report') as { clock: ClockRule };
    await save(cycleId, setClock(definition, 'report', { ...clock, due: { kind: 'date', date: '2026-08-15', at: '16:00' } }), rev);
    expect(movedDates((await designOf(cycleId)).definition, calendarOf(years))).toMatchObject([{ step: 'report', date: '2026-08-15', to: '2026-08-18' }]);
    const { plan, problems } = await administrator.does('checkCycle', { params: { cycleId } });
    expect(plan[0]).toMatchObject({ dueAt: '2026-08-18T09:00:00.000Z', sentence: { id: 'Selasa, 18 Agustus 2026 pukul 16.00 WIB' }, moved: { id: 'Sabtu, 15 Agustus 2026 bukan hari kerja; bergeser ke hari kerja berikutnya, Selasa, 18 Agustus 2026.' } });
    expect(plan.slice(1).every(({ moved }) => moved === null)).toBe(true);
    expect(problems.find(({ name }) => name === 'dateMoves')).toMatchObject({ blocks: false, step: 'jadwal', message: { id: '“Isi laporan kegiatan, atau nyatakan nihil beserta alasannya”: Sabtu, 15 Agustus 2026 bukan hari kerja; bergeser ke hari kerja berikutnya, Selasa, 18 Agustus 2026.' } });
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

  test('a design whose own test fails is kept and told; the cycle cannot start and gives no package until one of the two is brought up to date', async () => {
    const cycleId = await aDraft('akip-internal');
    const { definition, rev } = await designOf(cycleId);
    const changed = removeStep(definition, definition.nodes.find(({ kind }) => kind === 'meeting')!.key);
    const after = await save(cycleId, changed, rev);
    expect(after.faults).toEqual([]);
    const red = async () => (await administrator.does('checkCycle', { params: { cycleId } })).problems.filter(({ name }) => name === 'cycleTestRed').map(({ blocks, message }) => [blocks, message.en]);
    expect(await red()).toEqual([[true, expect.stringContaining('Tepat waktu sampai akhir')], [true, expect.stringContaining('Dua kali dikembalikan')]]);
    expect(await administrator.isRefused('exportCycle', { params: { cycleId } })).toMatchObject({ problem: 'cycleTestRed', status: 409 });
    const refused = await administrator.isRefused('launchCycle', { params: { cycleId }, body: {} });
    // In the reader's language, with one full stop.
    expect(sentence('cycleNotReady', refused.details as never).en).toMatch(/^The cycle cannot start yet: [A-Z].+[^.]\.$/);
    await save(cycleId, setTests(changed, []), after.rev);
    expect(await red()).toEqual([]);
    expect(await administrator.does('exportCycle', { params: { cycleId } })).toHaveProperty('definition');
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
    pack.definition.nodes.find(({ clock }) => clock !== undefined)!.clock!.due.days = 3;
    expect(await administrator.isRefused('addCycleFromPackage', { body: { package: pack } })).toMatchObject({ problem: 'packageEdited', details: { where: expect.stringMatching(/^langkah “[^”]+”$/) } });
  });

  test('a package is shown before it is taken in: forms, steps, rights of roles and calendars that differ here, with nothing stored', async () => {
    const cycleId = await aDraft('verifikasi-renstra');
    const cycles = async () => (await administrator.does('cycles', { query: { limit: '200' } })).total;
    const before = await cycles();
    const exported = await administrator.does('exportCycle', { params: { cycleId } }) as CyclePackage;
    expect(exported.roles!.map(({ key, tiers }) => [key, ...tiers])).toEqual(expect.arrayContaining([['evaluator', 'member', 'lead'], ['operator'], ['coordinator']]));
    const preview = async (value: unknown) => administrator.does('previewCyclePackage', { body: { package: value } });
    expect(await preview(exported)).toMatchObject({ differences: [], forms: [{ state: 'same', differences: [] }], roles: [], calendars: [], newYears: [], codeLists: [] });
    const opened = openCycle(exported) as OpenedCycle;
    const [form] = Object.values(opened.forms);
    const elsewhere = packCycle({
      ...opened,
      definition: { ...opened.definition, nodes: opened.definition.nodes.map((node) => (node.kind === 'task' ? { ...node, title: { ...node.title, id: 'Unggah rancangan' } } : node)) },
      forms: { ...opened.forms, [Object.keys(opened.forms)[0]!]: { ...form!, byId: { ...form!.byId, [form!.rootId]: { ...form!.byId[form!.rootId]!, text: { ...form!.byId[form!.rootId]!.text, id: { title: 'Renstra daerah lain' } } } } } },
      roles: opened.roles!.map((role) => (role.key === 'coordinator' ? { ...role, acts: { ...role.acts, decideGate: undefined } } : role)) as never,
      calendars: [...opened.calendars.slice(0, 1).map((one) => ({ ...one, days: one.days.slice(1) })), { year: 2031, provisional: true, days: [] }],
    });
    const seen = await preview(elsewhere);
    expect(seen.differences.map(({ id }) => id).join()).toContain('Unggah rancangan');
    expect(seen.forms[0]).toMatchObject({ state: 'changed' });
    expect(seen.forms[0]!.differences.length).toBeGreaterThan(0);
    expect(seen.roles).toMatchObject([{ id: expect.stringContaining('Koordinator: hak decideGate') }]);
    expect(seen.calendars.map(({ id }) => id)).toEqual([expect.stringMatching(/^Kalender \d{4}: 1 hari libur berbeda/), 'Kalender 2031 belum ada di sini.']);
    expect(await administrator.isRefused('previewCyclePackage', { body: { package: { ...exported, invites: ['dinas', 'mitra'] } } })).toMatchObject({ problem: 'packageEdited' });
    expect(await cycles()).toBe(before);
  });

  test('the documents of a cycle say what its design says, and words in braces that nothing stands for are refused by name', async () => {
    const cycleId = await aDraft('laporan-tkpk');
    const { definition, rev } = await designOf(cycleId);
    const letter = { ...letterOf(definition, 'cycle'), title: 'Laporan {bupati}' };
    expect((await save(cycleId, setLetter(definition, 'cycle', letter), rev)).faults).toMatchObject([{ name: 'letterUnclear', message: { id: 'Surat “laporan siklus” memuat {bupati}.' } }]);
    const { problems } = await administrator.does('checkCycle', { params: { cycleId } });
    expect(problems.filter(({ name }) => name === 'letterUnclear')).toMatchObject([{ blocks: true }]);
    const usual = setLetter(setLetter(definition, 'cycle', usualLetters.cycle), 'agency', usualLetters.agency);
    expect(usual.letters).toBeUndefined();
    expect(designDiff(definition, usual).map(({ id }) => id)).toEqual(expect.arrayContaining(['Surat dan dokumen: laporan siklus berubah.']));
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
