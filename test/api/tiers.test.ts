import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, fillsIn, grades, handsIn, reviews, type Story } from '../support/story.ts';

const asked = { question: 'q1b', verdict: 'revise' as const, note: 'Lampirkan pohon kinerja.', internal: '', baseRev: 0 };

describe('two tiers judge the same round', () => {
  let server: TestServer;
  let story: Story;
  beforeAll(async () => {
    server = await aServer({ worker: true });
    story = await aCycle(server, ['dinkes']);
    await fillsIn(story, 'dinkes', grades);
    await handsIn(story, 'dinkes');
    await decides();
  });
  afterAll(async () => server?.close());

  /** The member accepts everything as proposed by the agency, moves 1.a up to A, and passes 1.b on with an open note. */
  async function decides(): Promise<void> {
    const member = await story.as('anggota');
    const { taskId, round } = await story.taskOf('anggota', 'dinkes');
    const { questions, proposals } = await member.does('review', { params: { taskId } });
    expect(proposals).toEqual({});
    const changes = questions.filter((id) => id !== asked.question).map((question) => ({ question, verdict: 'accept' as const, ...(question === 'q1a' ? { grade: 'A' } : {}), note: '', internal: '', baseRev: 0 }));
    await member.does('saveReview', { params: { taskId }, body: { changes: [...changes, asked] } });
    await member.does('finishReview', { params: { taskId }, body: { round, decision: 'pass' } });
  }

  const desk = async () => {
    const { taskId, round } = await story.taskOf('ketua', 'dinkes');
    const lead = await story.as('ketua');
    return { lead, taskId, round, page: await lead.does('review', { params: { taskId } }) };
  };
  const notesOf = async (trackId: string) => server.db.notes.find({ trackId, questionId: 'q1b', kind: 'verdict' } as never).lean<{ readonly _id: string; readonly status: string }[]>();

  test('the lead has every question before him, each with what the member decided', async () => {
    const { page } = await desk();
    expect(page.tier).toBe('lead');
    expect(page.questions).toEqual(expect.arrayContaining(Object.keys(grades)));
    expect(page.questions.length).toBe(Object.keys(page.proposals).length);
    expect(page.proposals['q1a']).toMatchObject({ tier: 'member', verdict: 'accept', grade: 'A' });
    expect(page.proposals['q1b']).toMatchObject({ verdict: 'revise', note: asked.note });
  });

  test('cannot pass it on unread, and cannot decide otherwise without a reason', async () => {
    const { lead, taskId, round, page } = await desk();
    expect(await lead.isRefused('finishReview', { params: { taskId }, body: { round, decision: 'pass' } })).toMatchObject({ problem: 'undecided', details: { count: page.questions.length } });
    await lead.does('saveReview', { params: { taskId }, body: { changes: [{ question: 'q1a', verdict: 'accept', grade: 'B', note: '', internal: '', baseRev: 0 }] } });
    expect(await lead.isRefused('finishReview', { params: { taskId }, body: { round, decision: 'pass' } })).toMatchObject({ problem: 'reasonMissing', details: { question: 'q1a' }, at: [{ path: 'q1a' }] });
  });

  test('agrees to the rest in one act, also to the return, which stays one note; the reason is kept for his own grade', async () => {
    const { lead, taskId, round, page } = await desk();
    const agreed = page.questions.filter((id) => id !== 'q1a').map((question) => { const { verdict, grade, note } = page.proposals[question]!; return { question, verdict, grade, note: verdict === 'revise' ? note : '', internal: '', baseRev: 0 }; });
    await lead.does('saveReview', { params: { taskId }, body: { changes: [{ question: 'q1a', verdict: 'accept', grade: 'B', note: '', internal: 'Renstra belum disahkan.', baseRev: 1 }, ...agreed] } });
    const before = await notesOf(story.trackOf('dinkes'));
    await lead.does('finishReview', { params: { taskId }, body: { round, decision: 'return' } });
    await story.taskOf('operator.dinkes', 'dinkes');
    expect(await notesOf(story.trackOf('dinkes'))).toEqual([expect.objectContaining({ _id: before[0]!._id, status: 'open' })]);
  });

  test('the last published verdict is the decided value, and both reviews are kept', async () => {
    const { decided } = await (await story.as('koordinator')).does('review', { params: { taskId: (await desk0()).taskId } });
    expect(decided['q1a']).toMatchObject({ value: 'B', source: 'review' });
    const kept = await server.db.reviews.find({ trackId: story.trackOf('dinkes') } as never).lean<{ readonly tier: string; readonly verdicts: Record<string, { readonly grade?: unknown }> }[]>();
    expect(Object.fromEntries(kept.map(({ tier, verdicts }) => [tier, verdicts['q1a']?.grade]))).toEqual({ member: 'A', lead: 'B' });
  });
  const desk0 = () => story.taskOf('operator.dinkes', 'dinkes');

  test('in the next round the lead who asked finds only the returned question', async () => {
    await fillsIn(story, 'dinkes', { q1b: 'BB' });
    await handsIn(story, 'dinkes');
    const { page } = await desk();
    expect(page.questions).toEqual(['q1b']);
    expect(page.proposals['q1b']).toBeUndefined();
    await reviews(story, { login: 'ketua', agency: 'dinkes', graded: { q1b: 'BB' } });
  });
});
