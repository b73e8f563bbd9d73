import { describe, expect, test } from '@jest/globals';
import { adopt } from '../../core/cycle/adopt.ts';
import { compileDesign } from '../../core/cycle/compile.ts';
import type { ClockRule, CycleDefinition, Since } from '../../core/cycle/ir.ts';
import { redesignedClocks } from '../../core/cycle/recount.ts';
import { readDefinition } from '../../core/cycle/shape.ts';
import type { TrackState } from '../../core/cycle/track.ts';
import { officeLadder, workingDays } from '../../core/cycle/usual-clock.ts';
import { setClock } from '../../core/design/clocks.ts';
import { stepSentence } from '../../core/design/describe.ts';
import { designDiff } from '../../core/design/diff.ts';
import { addStep } from '../../core/design/edit.ts';
import { sinceChoices } from '../../core/design/since.ts';
import { type Bar, timelineOf } from '../../core/design/timeline.ts';
import { isProblem } from '../../core/problem.ts';
import { rehearseCycle } from '../../core/rehearsal/run.ts';
import { everyNodeCycle } from '../../templates/every-node/cycle.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';
import { aTrack, calendar, compiled, type Play } from '../support/track-play.ts';

const counted = (days: number, since: Since, rest: Partial<ClockRule> = {}): ClockRule => ({ ...workingDays(days, officeLadder), ...rest, due: { kind: 'workingDays', days, at: '23:59', since } });
const every = (clock: string, rule: ClockRule): CycleDefinition => setClock(everyNodeCycle, clock, rule);
const dueDay = (play: Play) => play.token?.clock?.dueAt.slice(0, 10);
const at = (day: string) => `${day}T02:00:00.000Z`;
/** Dinas Kesehatan sends on Wednesday, 8 July 2026. */
const sent = (definition: CycleDefinition, opened: readonly string[] = ['reviu']): Play => {
  const play = aTrack(compiled(definition), { opened });
  play.until(at('2026-07-08'));
  play.asks();
  play.sends();
  return play;
};
const inMeeting = (definition: CycleDefinition, day: string): Play => {
  const play = sent(definition);
  for (const tier of ['member', 'lead', 'controller', 'inspector'] as const) play.finishes(tier, 'pass');
  play.until(at(day));
  play.decides('return', 'nama');
  play.closesMeeting();
  return play;
};

describe('a deadline counted from something else than entering the step', () => {
  test('from the receipt of the submission: what the first tier takes is not given to the second', () => {
    const play = sent(every('review.lead', counted(6, { from: 'submission' })));
    play.until(at('2026-07-14'));
    play.finishes('member', 'pass');
    expect(play.token).toMatchObject({ tier: 1, since: at('2026-07-14'), clock: { anchor: at('2026-07-08') } });
    expect(dueDay(play)).toBe('2026-07-16');
    expect(play.messages('reviewAsked').at(-1)?.dueAt).toBe(play.token?.clock?.dueAt);
  });

  test('from the closing of the meeting: the verification has what the repair left over', () => {
    const play = inMeeting(every('verify.member', counted(10, { from: 'meeting' })), '2026-07-20');
    expect(play.place).toBe('revise/open');
    play.until(at('2026-07-24'));
    play.sends('operator');
    expect([play.place, dueDay(play)]).toEqual(['verify/submitted', '2026-08-03']);
  });

  test('from the beginning of a stage: its opening for all, or when this agency came to it', () => {
    const definition = every('review.lead', counted(8, { from: 'stage', stage: 'reviu' }));
    const early = sent(definition, []);
    expect(early.place).toBe('wait/waitingOpen');
    early.setTime(at('2026-07-10'));
    early.take({ kind: 'stageOpened', stage: 'reviu', at: at('2026-07-10') });
    early.finishes('member', 'pass');
    expect(dueDay(early)).toBe('2026-07-22');
    const come = sent(every('review.lead', counted(8, { from: 'stage', stage: 'isi' })));
    come.finishes('member', 'pass');
    expect(come.token?.clock?.anchor).toBe('2026-07-06T01:00:00.000Z');
  });

  test('a stage opened before an agency came to it began with the opening', () => {
    const play = aTrack(compiled(every('review.member', counted(8, { from: 'stage', stage: 'reviu' }))));
    play.take({ kind: 'stageOpened', stage: 'reviu', at: at('2026-07-07') });
    play.until(at('2026-07-08'));
    play.asks();
    play.sends();
    expect([play.place, play.token?.clock?.anchor]).toEqual(['review/submitted', at('2026-07-07')]);
  });

  test('from the deadline of another step, extensions included: sending early shortens nothing', () => {
    const definition = every('review.member', counted(5, { from: 'due', step: 'fill' }));
    const play = aTrack(compiled(definition), { opened: ['reviu'] });
    const due = '2026-07-20T16:59:00.000Z';
    expect(play.does('coordinator', { kind: 'extend', token: 't1', newDue: due, reasonId: 'r' })).toBeUndefined();
    play.asks();
    play.sends();
    expect([play.token?.clock?.anchor, dueDay(play)]).toEqual([due, '2026-07-27']);
  });

  test('what did not happen to this agency counts from entering, and other designs keep no marks', () => {
    const ways = addStep(tinyCycle, 'branch', 'fill');
    const met = addStep(ways.definition, 'meeting', ways.key);
    const branch = met.definition.nodes.map((node) => (node.key === ways.key && node.kind === 'branch' ? { ...node, cases: [{ when: { '===': [{ fact: 'late' }, true] }, to: met.key }], otherwise: 'review' } : node));
    const play = aTrack(compiled(setClock({ ...met.definition, nodes: branch }, 'review.member', counted(3, { from: 'meeting' }))));
    play.until(at('2026-07-08'));
    play.asks();
    play.sends();
    expect([play.place, dueDay(play)]).toEqual(['review/submitted', '2026-07-13']);
    expect(play.state.marks).toBeUndefined();
    expect(inMeeting(everyNodeCycle, '2026-07-20').state.marks).toBeUndefined();
  });

  test('reminds of nothing from before the step began; where its time is over, it is late at once, as with a fixed date', () => {
    const rule = counted(6, { from: 'submission' }, { reminders: [-5, -3, -1, 0], escalation: [] });
    const play = sent(every('review.lead', rule));
    play.until(at('2026-07-14'));
    play.finishes('member', 'pass');
    const before = play.messages('reminder').length;
    play.until('2026-07-14T05:00:00.000Z');
    expect(play.messages('reminder').length).toBe(before);
    expect(play.token?.clock?.remindAt.map((each) => each.at.slice(0, 10)).slice(0, 2)).toEqual(['2026-07-15', '2026-07-16']);
    const late = sent(every('review.lead', rule));
    late.until(at('2026-07-20'));
    late.finishes('member', 'pass');
    late.until('2026-07-20T02:00:01.000Z');
    expect([late.acts().at(-1), late.token?.clock?.overdueSince]).toEqual(['overdue', at('2026-07-20')]);
  });

  test('is rehearsed as the engine counts it', () => {
    const agency = { key: 'dinkes', name: 'Dinas Kesehatan', kind: 'dinas', wave: '', reviewers: { member: 'anggota' }, staffed: { operator: true, head: true } };
    const duesOf = (definition: CycleDefinition) => {
      const { happenings } = rehearseCycle({ ir: compiled(definition), vacant: [], agencies: [agency], calendar, zone: 'WIB', startsAt: '2026-07-06T01:00:00.000Z', until: '2026-12-31T16:59:59.000Z', mix: { punctual: 1, late: 0, returnedTwice: 0, silent: 0 }, seed: 1 });
      return new Map(happenings.flatMap(({ message, stage, dueAt }) => (message === undefined || dueAt === undefined ? [] : [[`${stage} ${message}`, dueAt.slice(0, 10)] as const])));
    };
    const dues = duesOf(setClock(tinyCycle, 'review.member', counted(3, { from: 'due', step: 'fill' })));
    expect([dues.get('isi taskOpened'), dues.get('reviu reviewAsked')]).toEqual(['2026-07-13', '2026-07-16']);
    expect(duesOf(tinyCycle).get('reviu reviewAsked')).not.toBe('2026-07-16');
  });

  test('moves with another design of a running cycle', () => {
    const play = sent(everyNodeCycle);
    play.until(at('2026-07-10'));
    const next = compiled(every('review.member', counted(9, { from: 'stage', stage: 'isi' })));
    const there = adopt({ before: play.ir, after: next }, play.state, 's2') as TrackState;
    expect(isProblem(there)).toBe(false);
    const [clock] = redesignedClocks({ ir: play.ir, state: play.state }, { ir: next, state: there }, { calendar, now: play.now });
    expect([dueDay(play), clock?.clock.dueAt.slice(0, 10)]).toEqual(['2026-07-15', '2026-07-17']);
  });
});

describe('such a deadline in a design', () => {
  test('is read, said in words, and named in a difference', () => {
    const definition = setClock(tinyCycle, 'review.member', counted(5, { from: 'due', step: 'fill' }));
    expect(readDefinition(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
    const review = definition.nodes.find(({ key }) => key === 'review')!;
    expect(stepSentence(definition, review)).toMatchObject({ id: expect.stringContaining('5 hari kerja sejak tenggat “Isi dua pertanyaan”, pukul 23.59'), en: expect.stringContaining('5 working days after the deadline of “Answer two questions”, at 23:59') });
    expect(designDiff(tinyCycle, definition)).toHaveLength(1);
    const gate = setClock(tinyCycle, 'result', counted(2, { from: 'submission' }));
    expect(designDiff(tinyCycle, gate).map(({ id }) => id)).toEqual(['“Hasil: lulus, lulus dengan catatan, atau tidak lulus”: saat tenggat mulai dihitung berubah.']);
  });

  test('offers what can have happened before, and refuses what cannot, by name', () => {
    const words = (step: string) => sinceChoices(everyNodeCycle, step).map((since) => (since.from === 'stage' ? since.stage : since.from === 'due' ? `>${since.step}` : since.from));
    expect(words('fill')).toEqual(['preparation', 'isi', 'setuju', '>preparation']);
    expect(words('review')).toEqual(['submission', 'preparation', 'isi', 'setuju', 'reviu', '>preparation', '>fill']);
    expect(words('verify')).toContain('meeting');
    const faults = (since: Since) => { const result = compileDesign(every('review.member', counted(5, since))); return 'faults' in result ? result.faults.map(({ name, node, message }) => [name, node, message.id]) : []; };
    expect(faults({ from: 'meeting' })).toEqual([['sinceNever', 'review', 'Tenggat pada “Reviu empat jenjang” dihitung sejak ditutupnya rapat, yang tidak terjadi sebelum langkah itu.']]);
    expect(faults({ from: 'due', step: 'gone' })[0]).toEqual(['sinceNever', 'review', expect.stringContaining('tenggat “gone”')]);
    expect(faults({ from: 'due', step: 'fill' })).toEqual([]);
  });

  test('stands on the calendar on the day the engine computes when everybody takes the whole time', () => {
    const definition = setClock(setClock(tinyCycle, 'review.member', counted(9, { from: 'stage', stage: 'isi' })), 'result', counted(4, { from: 'submission' }));
    const play = aTrack(compiled(definition));
    const bars = timelineOf(definition, '2026-07-06', calendar).filter((row): row is Bar => row.kind === 'bar');
    const due = (step: string) => bars.find((bar) => bar.step === step)!.due;
    const endOf = () => play.token!.clock!.dueAt;
    play.until(endOf());
    play.asks();
    play.until(endOf());
    play.sends();
    expect(due('review')).toBe(dueDay(play));
    play.until(endOf());
    play.finishes('member', 'return', { nama: 'open' });
    expect([play.place, due('result')]).toEqual(['result/atGate', dueDay(play)]);
    expect(bars.find((bar) => bar.step === 'review')!.early).toBe(false);
    expect(timelineOf(setClock(tinyCycle, 'result', counted(1, { from: 'submission' })), '2026-07-06', calendar).filter((row) => row.kind === 'bar' && row.early).map(({ step }) => step)).toEqual(['result']);
  });
});
