import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { demoPassword } from '../../core/samples/cast.ts';
import { chains } from '../../db/audit.ts';
import { addPerson } from '../../db/people.ts';
import { sampleIds } from '../../db/seed.ts';
import { mailOf } from '../../server/mail.ts';
import { castOf, type Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, fillsIn, grades, handsIn, reviews, until, type Story } from '../support/story.ts';

const reason = 'Anggota tim dimutasi ke inspektorat pembantu lain.';
const [old, fresh, lead] = ['anggota', 'anggota2', 'ketua'].map(sampleIds.person) as [string, string, string];

describe('the reviewers of a running cycle', () => {
  let server: TestServer;
  let story: Story;
  let coordinator: Actor;
  let first: Actor;
  let second: Actor;
  let ofDinkes: string;
  let ofDisdik: string;
  beforeAll(async () => {
    server = await aServer({ worker: true });
    const position = { id: 'Penilai di Dinas Kesehatan', en: 'Evaluator in the health office' };
    await addPerson(server.db, { _id: 'orang.penilai-dinkes', pemdaId: sampleIds.pemda, login: 'penilai.dinkes', displayName: 'Penilai Dinas Kesehatan (contoh)', role: 'evaluator', tier: 'member', agencyId: sampleIds.agency('dinkes'), assignments: [{ position, role: 'evaluator', from: '2020-01-01' }], passwordHash: await hash(demoPassword), rev: 1 });
    story = await aCycle(server, ['dinkes', 'disdik']);
    [coordinator, first, second] = await Promise.all(['koordinator', 'anggota', 'anggota2'].map(castOf(server))) as [Actor, Actor, Actor];
    [ofDinkes, ofDisdik] = [story.trackOf('dinkes'), story.trackOf('disdik')];
    await fillsIn(story, 'dinkes', grades);
    await handsIn(story, 'dinkes');
  });
  afterAll(async () => server?.close());

  const asks = (personId: string, trackIds: readonly string[], more: { readonly tier?: 'member' | 'lead' | 'inspector'; readonly from?: string | null; readonly preview?: boolean } = {}) => ({ params: { cycleId: story.cycleId }, body: { tier: more.tier ?? 'member', personId, seats: trackIds.map((trackId) => ({ trackId, ...(more.from === undefined ? {} : { from: more.from }) })), reason, preview: more.preview ?? false } } as const);
  const seatsOf = async (trackId: string) => (await coordinator.does('cycleReviewers', { params: { cycleId: story.cycleId } })).rows.find((row) => row.trackId === trackId)!.seats;

  test('the list says who judges, who has the case now, and what the unfinished review has decided', async () => {
    const { taskId, round } = await story.taskOf('anggota', 'dinkes');
    await first.does('saveReview', { params: { taskId }, body: { changes: [{ question: 'q1a', verdict: 'revise', note: 'Lampirkan halaman pengesahan.', internal: '', baseRev: 0 }] } });
    expect(round).toBe(1);
    expect(await seatsOf(ofDinkes)).toMatchObject([{ tier: 'member', personId: old, active: true, holds: true, judged: 1 }, { tier: 'lead', personId: lead, holds: false, judged: 0 }]);
    const { people, tiers } = await coordinator.does('cycleReviewers', { params: { cycleId: story.cycleId } });
    expect(tiers).toEqual(['member', 'lead']);
    expect(Object.fromEntries(people.map(({ personId, load }) => [personId, load]))).toMatchObject({ [old]: 2, [fresh]: 0, [lead]: 2 });
  });

  test('a preview shows who gives way and changes nothing', async () => {
    const { rows } = await coordinator.does('changeReviewers', asks(fresh, [ofDinkes, ofDisdik], { preview: true }));
    expect(rows).toMatchObject([{ trackId: ofDinkes, from: old, holds: true, judged: 1, done: false, refused: null }, { trackId: ofDisdik, from: old, holds: false, judged: 0, done: false, refused: null }]);
    expect((await seatsOf(ofDinkes))[0]).toMatchObject({ personId: old });
    expect(await server.db.audit.countDocuments({ act: 'changeReviewer' })).toBe(0);
  });

  test.each([
    ['another tier', lead, 'member', 'reviewerUnfit'],
    ['nobody', 'orang.tidak-ada', 'member', 'reviewerUnfit'],
  ] as const)('somebody unfit is refused: %s', async (_, personId, tier, problem) => {
    expect(await coordinator.isRefused('changeReviewers', asks(personId, [ofDinkes], { tier }))).toMatchObject({ problem });
  });

  test('agencies that keep whom they have say why: the own agency, the same person, a tier the path does not have, a place that changed meanwhile', async () => {
    const sentencesOf = async (input: ReturnType<typeof asks>) => (await coordinator.does('changeReviewers', input)).rows.map(({ done, refused }) => [done, refused?.id]);
    expect(await sentencesOf(asks('orang.penilai-dinkes', [ofDinkes]))).toEqual([[false, expect.stringContaining('bertugas di')]]);
    expect(await sentencesOf(asks(old, [ofDinkes]))).toEqual([[false, expect.stringContaining('sudah menilai')]]);
    expect(await sentencesOf(asks(sampleIds.person('inspektur'), [ofDinkes], { tier: 'inspector' }))).toEqual([[false, expect.stringContaining('tidak melalui jenjang')]]);
    expect(await sentencesOf(asks(fresh, [ofDinkes], { from: null }))).toEqual([[false, expect.stringContaining('baru saja diganti')]]);
    expect(await sentencesOf(asks(fresh, ['jalur-orang-lain']))).toEqual([[false, expect.stringContaining('tidak ditemukan')]]);
    expect((await seatsOf(ofDinkes))[0]).toMatchObject({ personId: old });
  });

  test('the new person goes on with the review where the other left it; the other sees the agency no longer', async () => {
    const input = { ...asks(fresh, [ofDinkes, ofDisdik], { from: old }), key: 'ganti-penilai-satu' };
    const done = await coordinator.does('changeReviewers', input);
    expect(done.rows.map((row) => [row.trackId, row.done])).toEqual([[ofDinkes, true], [ofDisdik, true]]);
    expect(await coordinator.does('changeReviewers', input)).toEqual(done);
    const { taskId } = await story.taskOf('anggota2', 'dinkes');
    expect(await first.isRefused('review', { params: { taskId } })).toMatchObject({ problem: 'notFound' });
    expect((await first.does('tasks')).mine).toEqual([]);
    const { draft } = await second.does('review', { params: { taskId } });
    expect(draft['q1a']).toMatchObject({ verdict: 'revise', note: 'Lampirkan halaman pengesahan.', by: expect.stringContaining('Anggota Tim') });
    await reviews(story, { login: 'anggota2', agency: 'dinkes', returned: { q1a: 'Lampirkan halaman pengesahan.' } });
    expect((await story.taskOf('operator.dinkes', 'dinkes')).phase).toBe('returned');
  });

  test('each is told once, whatever the number of agencies, and each history names both', async () => {
    const notices = async (actor: Actor, words: string) => (await actor.does('notices', { query: { limit: '50' } })).items.filter(({ title }) => title.id.includes(words));
    const [released, assigned] = [await notices(first, 'dialihkan dari Anda'), await notices(second, 'ditunjuk sebagai penilai')];
    expect(released).toMatchObject([{ link: '/review', body: { id: expect.stringContaining('dan 1 instansi lain') } }]);
    expect(assigned).toMatchObject([{ body: { id: expect.stringContaining('dan 1 instansi lain'), en: expect.stringContaining('and 1 more agency') } }]);
    expect(await server.db.audit.countDocuments({ act: 'changeReviewer' })).toBe(2);
    const { items } = await (await story.as('kepala.dinkes')).does('trackHistory', { params: { trackId: ofDinkes }, query: { limit: '50' } });
    expect(items.find(({ kind }) => kind === 'changeReviewer')).toMatchObject({ reason, sentence: { id: expect.stringMatching(/mengganti anggota tim: .+ digantikan .+\.$/) } });
    expect(JSON.stringify(items)).not.toContain(fresh);
    expect(await server.db.audit.findOne({ chain: chains.track(ofDinkes), act: 'changeReviewer' }).lean()).toMatchObject({ entry: { details: { tier: 'member', from: old, to: fresh } } });
    const row = await until(async () => (await server.db.outbox.findOne({ kind: 'reviewerReleased' }).lean()) ?? undefined, 'the message');
    expect(await mailOf(server.db, row as never, { url: 'https://siklus.test', from: 'siklus@siklus.test' })).toMatchObject({ subject: 'Penilaian dialihkan dari Anda', text: expect.stringContaining('https://siklus.test/review') });
  });

  test('the set-up keeps pace, so that the next period begins with the new person', async () => {
    const { setup } = await coordinator.does('cycle', { params: { cycleId: story.cycleId } });
    expect(setup.assignments.map(({ reviewers }) => reviewers)).toEqual([{ member: fresh, lead }, { member: fresh, lead }]);
  });

  test('two at once: one counts, the other is told who came first', async () => {
    const answers = await Promise.all([asks(old, [ofDisdik], { from: fresh }), asks('orang.penilai-dinkes', [ofDisdik], { from: fresh })].map((input) => coordinator.does('changeReviewers', input)));
    expect(answers.flatMap(({ rows }) => rows).filter(({ done }) => done)).toHaveLength(1);
    expect(answers.flatMap(({ rows }) => rows).find(({ done }) => !done)?.refused?.id).toContain('baru saja diganti');
  });

  test('a change that brings a tier names the agencies nobody judges at it; whoever is assigned there before they move is known', async () => {
    const administrator = await story.as('administrator');
    const [params, inspector] = [{ cycleId: story.cycleId }, sampleIds.person('inspektur')];
    const { cycleId } = await administrator.does('beginChange', { params, body: {} });
    const { definition, rev } = await administrator.does('cycleDesign', { params: { cycleId } });
    const nodes = definition.nodes.map((node) => (node.kind === 'review' ? { ...node, tiers: [...node.tiers, { ...node.tiers.at(-1)!, tier: 'inspector' as const }] } : node));
    await administrator.does('changeDesign', { params: { cycleId }, rev, body: { definition: { ...definition, nodes } } });
    const unmanned = async () => (await administrator.does('cycleChange', { params })).rows.map((row) => row.unmanned);
    expect(await unmanned()).toEqual([['inspector'], ['inspector']]);
    await administrator.does('publishChange', { params, rev: (await administrator.does('cycleChange', { params })).change!.rev, body: { reason: 'Inspektur ikut mereviu.' } });
    const { rows } = await administrator.does('changeReviewers', asks(inspector, [ofDinkes], { tier: 'inspector', from: null }));
    expect(rows).toMatchObject([{ fromName: null, done: true }]);
    expect((await unmanned()).toSorted()).toEqual([[], ['inspector']]);
  });

  test('neither agencies nor evaluators may change who judges', async () => {
    for (const login of ['operator.dinkes', 'kepala.dinkes', 'anggota2', 'ketua']) expect(await (await story.as(login)).isRefused('changeReviewers', asks(fresh, [ofDinkes]))).toMatchObject({ problem: 'notAllowed' });
  });
});
