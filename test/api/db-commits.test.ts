import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { verifyAudit } from '../../db/audit.ts';
import { commitEffect, type CommitEffect } from '../../db/commit.ts';
import { createCommitQueue } from '../../db/commitQueue.ts';
import type { Db } from '../../db/db.ts';
import { loadDraft, saveFields } from '../../db/drafts.ts';
import { addDecision } from '../../db/meetings.ts';
import { listNotes, saveReason } from '../../db/notes.ts';
import { openReview, saveVerdicts, sealReview, type VerdictChange } from '../../db/reviews.ts';
import { loadDecided } from '../../db/scores.ts';
import { sampleIds } from '../../db/seed.ts';
import { loadSubmission } from '../../db/submissions.ts';
import { loadView, tallyViews, writeView } from '../../db/trackViews.ts';
import { mailOf } from '../../server/mail.ts';
import { aCommit, aState, anEnrolment, anggota, at, cycleId, handsIn, kepala, koordinator, operator, pemdaId } from '../support/commits.ts';
import { aDatabaseWithTheCast, dropDatabase } from '../support/database.ts';

const renstra = { fileId: 'berkas-1', name: 'renstra.pdf', size: 10, mime: 'application/pdf', sha256: 'ab' };

describe('one commit of a track', () => {
  let db: Db;
  beforeAll(async () => {
    db = await aDatabaseWithTheCast();
    for (const agency of ['dinkes', 'disdik', 'dinsos', 'dpupr']) await anEnrolment(db, agency);
  });
  afterAll(async () => dropDatabase(db));

  const openTask = (agency: string) => commitEffect(db, aCommit(aState(agency, 1), 'open', { changes: [{ kind: 'openTask', token: 't1', form: 'lke', mode: 'fill', round: 1 }] }));

  test('happens once although it runs twice, also at the same time', async () => {
    await openTask('dinkes');
    const version = await handsIn(db, 'dinkes', { data: { q1: 'ya' }, evidence: { q1: [renstra] } });
    const effect = aCommit(aState('dinkes', 2, { status: 'submitted' }), 'submit', {
      actor: kepala('dinkes'),
      changes: [{ kind: 'confirmSubmission', versionId: version._id, round: 1, late: false, receivedAt: at(2), approvedBy: kepala('dinkes') }],
      messages: [{ key: 'jalur-dinkes/isi/1/submitted/0', kind: 'submitted', to: { role: 'coordinator' }, stage: 'isi' }],
    });
    const results = await Promise.all([1, 2, 3, 4, 5].map(() => commitEffect(db, effect, { requestId: 'r-1' })));
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(await db.audit.countDocuments({ chain: 'track/jalur-dinkes', act: 'submit' })).toBe(1);
    expect(await db.confirmations.countDocuments({ trackId: 'jalur-dinkes' })).toBe(1);
    expect(await db.outbox.countDocuments({ trackId: 'jalur-dinkes' })).toBe(2);
    expect(await db.notices.countDocuments({ trackId: 'jalur-dinkes' })).toBe(2);
    expect(await db.evidenceUses.countDocuments({ fileId: 'berkas-1' })).toBe(1);
    expect((await loadSubmission(db, pemdaId, version._id))?.status).toBe('confirmed');
    expect((await loadDraft(db, pemdaId, 'jalur-dinkes', 'lke'))?.frozen).toBe(true);
  });

  test('refuses a version whose id stands in another track, instead of trying for ever', async () => {
    const version = await handsIn(db, 'dpupr', { data: { q1: 'ya' }, evidence: {} }, { _id: 'kiriman-asing', idempotencyKey: 'kunci-asing', round: 9 });
    await expect(handsIn(db, 'dinsos', { data: {}, evidence: {} }, { _id: version._id, idempotencyKey: 'kunci-lain', round: 9 })).rejects.toThrow();
    await db.submissions.deleteOne({ _id: version._id });
  });

  test('leaves nothing behind when one of its parts fails', async () => {
    const effect = aCommit(aState('disdik', 1), 'submit', { changes: [{ kind: 'confirmSubmission', versionId: 'tidak-ada', round: 1, late: false, receivedAt: at(2), approvedBy: 'system' }] });
    await expect(commitEffect(db, effect)).rejects.toThrow('tidak-ada');
    expect(await db.effects.countDocuments({ _id: 'jalur-disdik/commit/1' })).toBe(0);
    expect(await loadView(db, pemdaId, 'jalur-disdik')).toBeUndefined();
    expect(await db.audit.countDocuments({ chain: 'track/jalur-disdik' })).toBe(0);
  });

  test('gives the view back as it was written, dots in fact names included, and never lets an older one win', async () => {
    const newer = aState('disdik', 7, { status: 'inReview' });
    await writeView(db, newer);
    expect(await writeView(db, aState('disdik', 6))).toBe(false);
    const view = await loadView(db, pemdaId, 'jalur-disdik');
    expect(view?.state).toEqual(newer);
    expect(view).toMatchObject({ agencyName: 'Dinas Pendidikan', projection: 7, status: 'inReview', stage: 'isi', holderRole: 'operator' });
    expect(await tallyViews(db, pemdaId, cycleId)).toContainEqual({ status: 'inReview', stage: 'isi', late: false, count: 1 });
  });

  test('a finished review opens notes, decides accepted values and unlocks the draft with the last submission', async () => {
    await openTask('dinsos');
    await saveFields(db, pemdaId, { trackId: 'jalur-dinsos', form: 'lke', by: { personId: operator('dinsos').personId, name: 'Operator' }, at: at(1), changes: [{ question: 'q1', value: 'A', baseRev: 0 }, { question: 'q2', value: 'B', baseRev: 0 }] });
    const version = await handsIn(db, 'dinsos', { data: { q1: 'A', q2: 'B', q3: 5 }, evidence: {} });
    await commitEffect(db, aCommit(aState('dinsos', 2), 'submit', { changes: [{ kind: 'confirmSubmission', versionId: version._id, round: 1, late: false, receivedAt: at(2), approvedBy: kepala('dinsos') }] }));
    const review = await openReview(db, pemdaId, { trackId: 'jalur-dinsos', agencyId: sampleIds.agency('dinsos'), round: 1, tier: 'member' });
    const by = { personId: anggota.personId, name: anggota.name };
    const saves = (...changes: VerdictChange[]) => saveVerdicts(db, pemdaId, { reviewId: review._id, by, at: at(3), changes });
    const first: VerdictChange[] = [{ question: 'q1', baseRev: 0, verdict: { verdict: 'accept' } }, { question: 'q2', baseRev: 0, verdict: { verdict: 'revise', note: 'Lampirkan Renstra yang sudah disahkan.' } }, { question: 'q3', baseRev: 0, verdict: { verdict: 'accept', grade: 4 } }];
    const saved = { saved: ['q1', 'q2', 'q3'].map((question) => ({ question, rev: 1 })), conflicts: [] };
    expect(await saves(...first)).toMatchObject(saved);
    // The same request once more, its answer having got lost, is no conflict; another judgement on what was read before is one, and changes nothing.
    expect(await saves(...first)).toMatchObject(saved);
    expect(await saves({ question: 'q1', baseRev: 0, verdict: { verdict: 'revise', note: 'Terlambat.' } }, { question: 'q3', baseRev: 1, verdict: { verdict: 'accept', grade: 4 } }))
      .toMatchObject({ saved: [{ question: 'q3', rev: 2 }], conflicts: [{ question: 'q1', theirs: { verdict: 'accept', rev: 1 } }] });
    const summary = await sealReview(db, pemdaId, review._id, {});
    expect(summary).toMatchObject({ notes: [{ questionId: 'q2', status: 'open' }] });
    expect(await saves({ question: 'q1', baseRev: 1, verdict: { verdict: 'revise' } })).toMatchObject({ problem: 'stale' });

    const effect = aCommit(aState('dinsos', 3, { round: 2, status: 'returned' }), 'finishReview', {
      actor: anggota,
      changes: [{ kind: 'publishReview', reviewId: review._id, round: 1, tier: 'member', decision: 'return' }, { kind: 'openRound', round: 2, questionIds: ['q2'] }],
    });
    await commitEffect(db, effect);
    await commitEffect(db, effect);

    expect(await listNotes(db, pemdaId, 'jalur-dinsos')).toMatchObject([{ questionId: 'q2', status: 'open', text: 'Lampirkan Renstra yang sudah disahkan.' }]);
    const decided = await loadDecided(db, pemdaId, 'jalur-dinsos');
    expect(decided).toMatchObject({ q1: { value: 'A', source: 'review' }, q3: { value: 4 } });
    expect(decided['q2']).toBeUndefined();
    const draft = await loadDraft(db, pemdaId, 'jalur-dinsos', 'lke');
    expect(draft).toMatchObject({ round: 2, frozen: false, unlocked: ['q2'], fields: { q1: { value: 'A', rev: 1 }, q3: { value: 5, rev: 1 } } });
    const [noteId] = (await listNotes(db, pemdaId, 'jalur-dinsos')).map((note) => note._id);
    await commitEffect(db, aCommit(aState('dinsos', 4, { round: 2 }), 'submit', { changes: [{ kind: 'answerNotes', noteIds: [noteId!], round: 2 }] }));
    expect((await listNotes(db, pemdaId, 'jalur-dinsos'))[0]?.status).toBe('answered');
  });

  test('a decision of the meeting sets the value, and an extension leaves its reason', async () => {
    await openTask('dpupr');
    const { reasonId } = await saveReason(db, pemdaId, { text: 'Bukti diterima rapat.', by: koordinator.personId, at: at(9) });
    await addDecision(db, { _id: 'keputusan-1', pemdaId, agencyId: sampleIds.agency('dpupr'), cycleId, meetingId: 'rakor-1', trackId: 'jalur-dpupr', questionId: 'q9', decision: 'score', grade: 'BB', reasonId, at: at(9), by: koordinator.personId, byName: koordinator.name });
    const effect = aCommit(aState('dpupr', 2), 'decideInMeeting', {
      actor: koordinator,
      changes: [{ kind: 'recordDecision', meetingId: 'rakor-1', decisionId: 'keputusan-1', decision: 'score', questionId: 'q9' }, { kind: 'recordExtension', token: 't1', from: at(10), to: at(15), reasonId }],
    });
    await commitEffect(db, effect);
    expect(await loadDecided(db, pemdaId, 'jalur-dpupr')).toMatchObject({ q9: { value: 'BB', source: 'rakor', ref: 'keputusan-1' } });
    expect(await db.extensions.find({ trackId: 'jalur-dpupr' }).lean()).toMatchObject([{ from: at(10), to: at(15), reasonId, by: koordinator.personId }]);
  });

  test('a recalled submission leaves the draft open and its round free', async () => {
    const first = await handsIn(db, 'dpupr', { data: { q1: 1 }, evidence: { q1: [renstra] } });
    await commitEffect(db, aCommit(aState('dpupr', 3), 'submit', { changes: [{ kind: 'confirmSubmission', versionId: first._id, round: 1, late: false, receivedAt: at(2), approvedBy: kepala('dpupr') }] }));
    await commitEffect(db, aCommit(aState('dpupr', 4), 'recall', { changes: [{ kind: 'recallSubmission', versionId: first._id }] }));
    expect((await loadDraft(db, pemdaId, 'jalur-dpupr', 'lke'))?.frozen).toBe(false);
    const second = await handsIn(db, 'dpupr', { data: { q1: 2 }, evidence: {} }, { idempotencyKey: 'lagi' });
    expect(second).toMatchObject({ attempt: 2, status: 'pending' });
    expect(await db.evidenceUses.countDocuments({ trackId: 'jalur-dpupr' })).toBe(0);
  });

  test('tells the reviewer of the track, not every evaluator, and says when there is nobody', async () => {
    await commitEffect(db, aCommit(aState('dpupr', 5), 'submit', {
      messages: [
        { key: 'jalur-dpupr/reviu/1/reviewAsked/0', kind: 'reviewAsked', to: { role: 'evaluator', tier: 'member' }, stage: 'reviu' },
        { key: 'jalur-dpupr/reviu/1/reviewAsked/1', kind: 'reviewAsked', to: { role: 'evaluator', tier: 'inspector' }, stage: 'reviu' },
      ],
    }));
    const rows = await db.outbox.find({ trackId: 'jalur-dpupr' }).sort({ _id: 1 }).lean();
    expect(rows).toMatchObject([{ personId: anggota.personId, status: 'waiting' }, { status: 'failed', why: 'nobody' }]);
  });

  test('hands on the words of a notice that a design writes itself, in the bell and in the mail, braces and all', async () => {
    const text = { id: 'Isian {stage} sudah masuk.', en: '' };
    await commitEffect(db, aCommit(aState('dpupr', 6), 'notify', { messages: [{ key: 'jalur-dpupr/t1/1/custom/0', kind: 'custom', to: { role: 'coordinator' }, stage: 'reviu', text }] }));
    expect(await db.notices.findOne({ kind: 'custom' }).lean()).toMatchObject({ text });
    const row = (await db.outbox.findOne({ kind: 'custom' }).lean())!;
    const mail = await mailOf(db, row, { url: 'https://siklus.test', from: 'siklus@siklus.test' });
    expect([mail.subject, mail.text.split('\n').filter((line) => line === text.id).length]).toEqual([text.id, 2]);
  });

  test('what was followed once is not followed another way the second time: a worker that died before it could say so gives the first events', async () => {
    const effects = [aCommit(aState('disdik', 8), 'submit'), aCommit(aState('disdik', 9), 'clockSet')];
    const followed = (total: string) => ({ done: 3, events: [{ kind: 'scored' as const, token: 't1', as: 'proposed', total, grade: 'BB', facts: {}, at: at(3) }] });
    const commitFollowed = createCommitQueue(db);
    expect(await commitFollowed(effects, followed('73'))).toEqual(followed('73'));
    expect(await commitFollowed(effects, followed('74'))).toEqual(followed('73'));
    expect(await db.audit.countDocuments({ chain: 'track/jalur-disdik' })).toBe(2);
    // Commits that were stored one by one before know of no events: those of now hold.
    await commitEffect(db, aCommit(aState('disdik', 10), 'submit'));
    expect(await commitFollowed([aCommit(aState('disdik', 10), 'submit'), aCommit(aState('disdik', 11), 'clockSet')], followed('75'))).toEqual(followed('75'));
    expect(await db.audit.countDocuments({ chain: 'track/jalur-disdik' })).toBe(4);
  });

  test('what several tracks decide at the same moment goes into few transactions, and one that cannot be stored takes nobody with it', async () => {
    const agencies = ['dinkes', 'disdik', 'dinsos', 'dpupr'];
    let transactions = 0;
    const store = createCommitQueue({ ...db, withTransaction: (work: Parameters<Db['withTransaction']>[0]) => { transactions += 1; return db.withTransaction(work); } } as Db);
    const nothing = { done: 1, events: [] };
    const commits = (n: number, changes: CommitEffect['changes'] = []) => agencies.map((agency, i) => [aCommit(aState(agency, n), 'submit', { changes: i === 2 ? changes : [], messages: [{ key: `jalur-${agency}/${n}`, kind: 'reviewAsked' as const, to: { role: 'evaluator' as const, tier: 'member' as const }, stage: 'reviu' }] })]);
    await Promise.all(commits(20).map((effects) => store(effects, nothing)));
    // The first is not kept waiting; the other three go together.
    expect(transactions).toBe(2);
    const written = () => db.trackViews.find({ projection: 20 }).countDocuments();
    expect(await written()).toBe(4);
    expect(await db.outbox.countDocuments({ key: /\/20$/, personId: anggota.personId } as never)).toBe(4);
    const ends = await Promise.allSettled(commits(21, [{ kind: 'confirmSubmission', versionId: 'tidak-ada', round: 1, late: false, receivedAt: at(2), approvedBy: 'system' }]).map((effects) => store(effects, nothing)));
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await written()).toBe(1);
  });

  test('keeps every audit chain whole', async () => {
    expect(await verifyAudit(db)).toMatchObject({ whole: true, firstBad: null });
  });
});
