import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dayOf } from '../../core/cycle/calendar.ts';
import type { CycleDefinition, DefinitionNode } from '../../core/cycle/ir.ts';
import { setTests } from '../../core/design/edit.ts';
import type { Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, fillsIn, grades, handsIn, until, type Story } from '../support/story.ts';

const gate = { key: 'paparan', kind: 'gate', stage: 'paparan', by: { kind: 'person', role: 'coordinator' }, title: { id: 'Paparan OPD', en: 'Presentation' } } as const;

describe('changing a cycle while it runs', () => {
  let server: TestServer;
  let story: Story;
  let administrator: Actor;
  let first: string;
  beforeAll(async () => {
    server = await aServer({ worker: true });
    story = await aCycle(server, ['dinkes', 'disdik', 'dinsos']);
    administrator = await story.as('administrator');
    await fillsIn(story, 'disdik', grades);
    await handsIn(story, 'disdik');
    first = (await server.db.cycles.findById(story.cycleId).lean())!.snapshotId!;
  });
  afterAll(async () => server?.close());

  const params = () => ({ cycleId: story.cycleId });
  const seen = (places?: string) => administrator.does('cycleChange', { params: params(), query: places === undefined ? {} : { places } });
  const stateOf = async (agency: string) => (await server.db.trackViews.findById(story.trackOf(agency)).lean())!.state;
  const begins = async () => (await administrator.does('beginChange', { params: params(), body: {} })).cycleId;
  const designs = async (cycleId: string, edit: (definition: CycleDefinition) => CycleDefinition) => {
    const { definition, rev } = await administrator.does('cycleDesign', { params: { cycleId } });
    await administrator.does('changeDesign', { params: { cycleId }, rev, body: { definition: edit(definition) } });
  };
  const publishes = async (reason = 'Paparan diminta Inspektorat.') => administrator.does('publishChange', { params: params(), rev: (await seen()).change!.rev, body: { reason } });
  /** A presentation before the first review, three more days to fill in. */
  const withPresentation = (definition: CycleDefinition): CycleDefinition => {
    const review = definition.nodes.find(({ kind }) => kind === 'review')!;
    const led = definition.nodes.map((node): DefinitionNode => {
      if (node.kind === 'task' && node.mode === 'fill') return { ...node, next: node.next === review.key ? 'paparan' : node.next, clock: { ...node.clock, due: { kind: 'workingDays', days: 13, at: '23:59' } } };
      return 'next' in node && node.next === review.key ? { ...node, next: 'paparan' } as DefinitionNode : node;
    });
    return { ...definition, stages: definition.stages.toSpliced(2, 0, { key: 'paparan', owner: 'coordinator', title: { id: 'Paparan', en: 'Presentation' } }), nodes: [...led, { ...gate, to: { pass: review.key, passWithNotes: review.key, fail: definition.nodes.find(({ kind }) => kind === 'end')!.key } }] };
  };

  test('another cycle is told on which day its agencies have something due here; reviewers and the cycle itself are no neighbours', async () => {
    const other = (await administrator.does('addCycle', { body: { templateKey: 'laporan-tkpk' } })).cycleId;
    const { setup, rev } = await administrator.does('cycle', { params: { cycleId: other } });
    const agencyOf = async (agency: string) => (await server.db.trackViews.findById(story.trackOf(agency)).lean())!.agencyId;
    await administrator.does('changeCycle', { params: { cycleId: other }, rev, body: { ...setup, agencyIds: [await agencyOf('dinkes'), await agencyOf('disdik')] } });
    const due = (await server.db.trackViews.findById(story.trackOf('dinkes')).lean())!.dueAt!;
    // Disdik has sent: its case lies with a reviewer.
    expect((await administrator.does('cycleNeighbours', { params: { cycleId: other } })).items).toEqual([{ day: dayOf(due, 'WIB'), title: expect.objectContaining({ id: 'Evaluasi AKIP internal 2026' }), agencies: 1 }]);
    expect((await administrator.does('cycleNeighbours', { params: params() })).items).toEqual([]);
  });

  test('is prepared as a draft that no list shows and that cannot be started; begun twice it is one', async () => {
    const draft = await begins();
    expect(await begins()).toBe(draft);
    expect((await administrator.does('cycles', { query: { limit: '200' } })).items.map(({ cycleId }) => cycleId)).not.toContain(draft);
    expect(await administrator.isRefused('launchCycle', { params: { cycleId: draft }, body: {} })).toMatchObject({ problem: 'notFound' });
    const design = await administrator.does('cycleDesign', { params: { cycleId: draft } });
    expect(design).toMatchObject({ editable: true, amends: { cycleId: story.cycleId } });
    expect((await seen()).change).toMatchObject({ differences: [], faults: 0 });
    expect(await administrator.isRefused('publishChange', { params: params(), rev: 1, body: { reason: 'Belum ada.' } })).toMatchObject({ problem: 'nothingChanged' });
  });

  test('is shown before it counts: its differences in words, and what it means for every agency', async () => {
    await designs(await begins(), withPresentation);
    const { change, rows, editions } = await seen();
    expect(change!.differences.map(({ id }) => id)).toEqual(expect.arrayContaining(['Tahap “Paparan” ditambahkan.']));
    expect(editions).toMatchObject([{ n: 1, agencies: 3, until: null }]);
    const dinkes = rows.find(({ trackId }) => trackId === story.trackOf('dinkes'))!;
    expect(dinkes).toMatchObject({ edition: 1, refused: null, adds: [{ id: 'Paparan' }], passed: [] });
    expect(dinkes.clocks).toHaveLength(1);
    expect(dinkes.clocks[0]!.to > dinkes.clocks[0]!.from).toBe(true);
    const disdik = rows.find(({ trackId }) => trackId === story.trackOf('disdik'))!;
    expect(disdik).toMatchObject({ refused: null, adds: [], passed: [{ id: 'Paparan' }], clocks: [] });
  });

  test('only an administrator sees and prepares it', async () => {
    for (const login of ['operator.dinkes', 'koordinator', 'ketua']) expect((await (await story.as(login)).isRefused('cycleChange', { params: params(), query: {} })).problem).toBe('notAllowed');
  });

  test('a broken design is not published, and names the step', async () => {
    const draft = await begins();
    await designs(draft, (definition) => ({ ...definition, nodes: definition.nodes.map((node) => (node.key === 'paparan' ? { ...node, to: { ...(node as unknown as { to: object }).to, pass: 'entah' } } as never : node)) }));
    expect((await seen()).change!.faults).toBeGreaterThan(0);
    expect(await administrator.isRefused('publishChange', { params: params(), rev: (await seen()).change!.rev, body: { reason: 'Salah arah.' } })).toMatchObject({ problem: 'definitionBroken' });
    expect((await seen()).rows).toEqual([]);
    await administrator.does('dropChange', { params: params() });
    expect(await administrator.does('dropChange', { params: params() })).toEqual({ done: false });
    expect((await seen()).change).toBeNull();
  });

  test('published it moves nobody; whoever opened an older page of it is told', async () => {
    await designs(await begins(), withPresentation);
    const { rev } = (await seen()).change!;
    expect(await administrator.isRefused('publishChange', { params: params(), rev: rev + 1, body: { reason: 'Paparan.' } })).toMatchObject({ problem: 'changedMeanwhile' });
    // A stage more is another path than the template's own tests expect: they are brought up to date first.
    expect(await administrator.isRefused('publishChange', { params: params(), rev, body: { reason: 'Paparan.' } })).toMatchObject({ problem: 'cycleTestRed', details: { test: 'Tepat waktu sampai akhir' } });
    await designs(await begins(), (definition) => setTests(definition, definition.tests!.map((one) => ({ ...one, stages: one.stages.flatMap((stage) => (stage === 'anggota' ? ['paparan', stage] : [stage])) }))));
    expect(await publishes()).toEqual({ edition: 2 });
    const { change, editions, rows } = await seen();
    expect(change).toBeNull();
    expect(editions).toMatchObject([{ n: 1, agencies: 3, reason: 'Paparan diminta Inspektorat.' }, { n: 2, agencies: 0, until: null }]);
    expect(rows).toHaveLength(3);
    for (const agency of ['dinkes', 'disdik', 'dinsos']) expect((await stateOf(agency)).snapshotId).toBe(first);
    expect(await administrator.isRefused('publishChange', { params: params(), rev: 1, body: { reason: 'Lagi.' } })).toMatchObject({ problem: 'noDesignChange' });
  });

  test('the chosen agencies move, once however often it is asked; the others stay where they are', async () => {
    const trackIds = [story.trackOf('dinkes'), story.trackOf('disdik')];
    expect(await administrator.isRefused('moveDesigns', { params: params(), body: { edition: 1, trackIds, mapping: {}, reason: 'Paparan.' } })).toMatchObject({ problem: 'designNotNewest' });
    const due = (await stateOf('dinkes')).tokens[0]!.clock!.dueAt;
    const key = crypto.randomUUID();
    const asked = { params: params(), body: { edition: 2, trackIds, mapping: {}, reason: 'Paparan diminta Inspektorat.' }, key };
    expect((await administrator.does('moveDesigns', asked)).rows.map(({ done }) => done)).toEqual([true, true]);
    expect((await administrator.does('moveDesigns', asked)).rows.map(({ done }) => done)).toEqual([true, true]);
    const dinkes = await until(async () => { const state = await stateOf('dinkes'); return state.snapshotId === first ? undefined : state; }, 'dinkes moved');
    expect(dinkes.tokens[0]!.clock!.dueAt > due).toBe(true);
    expect(dinkes.cells['paparan']).toMatchObject({ status: 'locked' });
    expect((await stateOf('disdik')).cells['paparan']).toMatchObject({ status: 'skipped' });
    expect((await stateOf('dinsos')).snapshotId).toBe(first);
    const history = await administrator.does('trackHistory', { params: { trackId: story.trackOf('dinkes') }, query: { limit: '50' } });
    expect(history.items.filter(({ kind }) => kind === 'moveDesign')).toMatchObject([{ reason: 'Paparan diminta Inspektorat.', sentence: { id: expect.stringContaining('edisi 2; tenggat menjadi') } }]);
    const told = await (await story.as('operator.dinkes')).does('notices', { query: { limit: '50' } });
    expect(told.items.filter(({ title }) => title.id.startsWith('Alur siklus diperbarui'))).toHaveLength(1);
  });

  test('the matrix shows the columns of both, and the moved agency goes through the new stage', async () => {
    const { stages, rows } = await administrator.does('matrix', { params: params() });
    const at = stages.findIndex(({ key }) => key === 'paparan');
    expect(at).toBe(2);
    expect(rows.find(({ trackId }) => trackId === story.trackOf('dinsos'))!.cells).toHaveLength(stages.length);
    await fillsIn(story, 'dinkes', grades);
    await handsIn(story, 'dinkes');
    const state = await until(async () => { const found = await stateOf('dinkes'); return found.status === 'atGate' ? found : undefined; }, 'dinkes at the presentation');
    expect(state.tokens[0]).toMatchObject({ stage: 'paparan', holder: { role: 'coordinator' } });
  });

  test('a policy of two persons counts for it as for a start', async () => {
    const { rev } = await administrator.does('policies', {});
    await administrator.does('changePolicies', { rev, body: { twoPersons: true } });
    const draft = await begins();
    await designs(draft, (definition) => ({ ...definition, nodes: definition.nodes.map((node) => (node.key === 'paparan' ? { ...node, title: { id: 'Paparan kinerja', en: 'Presentation' } } : node)) }));
    expect(await administrator.isRefused('publishChange', { params: params(), rev: (await seen()).change!.rev, body: { reason: 'Judul.' } })).toMatchObject({ problem: 'secondPersonNeeded' });
    await administrator.does('askToLaunch', { params: { cycleId: draft }, rev: (await seen()).change!.rev, body: { reason: 'Judul paparan.' } });
    expect(await administrator.isRefused('publishChange', { params: params(), rev: (await seen()).change!.rev, body: { reason: 'Judul.' } })).toMatchObject({ problem: 'secondPersonOther' });
    await administrator.does('changePolicies', { rev: rev + 1, body: { twoPersons: false } });
    expect(await publishes('Judul.')).toEqual({ edition: 3 });
  });

  test('any two editions are compared in words: at first the newest with the one before it', async () => {
    const compared = (query: Readonly<Record<string, string>> = {}) => administrator.does('editionDifference', { params: params(), query });
    expect(await compared()).toEqual({ editions: 3, before: 2, after: 3, differences: [{ id: 'Langkah “Paparan OPD” menjadi “Paparan kinerja”.', en: 'Step “Presentation” becomes “Presentation”.' }] });
    const added = await compared({ before: '1', after: '2' });
    expect(added.differences.map(({ id }) => id)).toEqual(expect.arrayContaining(['Tahap “Paparan” ditambahkan.']));
    expect((await compared({ before: '2', after: '1' })).differences.map(({ id }) => id)).toEqual(expect.arrayContaining(['Tahap “Paparan” dihapus.']));
    expect((await compared({ before: '2', after: '2' })).differences).toEqual([]);
    expect((await administrator.does('cycleDesign', { params: params() })).editions).toBe(3);
    const refused = async (who: Actor, cycleId: string, query: Readonly<Record<string, string>> = {}) => (await who.isRefused('editionDifference', { params: { cycleId }, query })).problem;
    expect(await refused(administrator, story.cycleId, { after: '4' })).toBe('notFound');
    expect(await refused(administrator, story.cycleId, { before: '0' })).toBe('badRequest');
    expect(await refused(administrator, await begins())).toBe('notFound');
    expect(await refused(await story.as('koordinator'), story.cycleId)).toBe('notAllowed');
  });
});
