import { describe, expect, test } from '@jest/globals';
import { calendarOf, dayOf, isWorkingDay } from '../../core/cycle/calendar.ts';
import { holidayYears } from '../../core/cycle/holidays.ts';
import type { CycleDefinition } from '../../core/cycle/ir.ts';
import { findingsOf } from '../../core/rehearsal/findings.ts';
import { behavioursOf, type Mix, type RehearsalPlan, type RehearsedAgency } from '../../core/rehearsal/plan.ts';
import { rehearseCycle, rehearsing } from '../../core/rehearsal/run.ts';
import { pairs, summaryOf } from '../../core/rehearsal/summary.ts';
import { everyNodeCycle } from '../../templates/every-node/cycle.ts';
import { templates } from '../../templates/index.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';
import { compiled } from '../support/track-play.ts';

const calendar = calendarOf(holidayYears);
const usual: Mix = { punctual: 60, late: 20, returnedTwice: 15, silent: 5 };
const only = (behaviour: keyof Mix): Mix => ({ punctual: 0, late: 0, returnedTwice: 0, silent: 0, [behaviour]: 1 });
const anAgency = (i: number, more: Partial<RehearsedAgency> = {}): RehearsedAgency => ({ key: `opd${i}`, name: `OPD ${i}`, kind: 'dinas', wave: i % 2 ? 'II' : 'I', reviewers: { member: `anggota${i % 3}`, lead: 'ketua', controller: 'dalnis', inspector: 'inspektur' }, staffed: { operator: true, head: true }, ...more });
const planOf = (definition: CycleDefinition, n: number, more: Partial<RehearsalPlan> = {}): RehearsalPlan => ({ ir: compiled(definition), vacant: [], agencies: Array.from({ length: n }, (_, i) => anAgency(i)), calendar, zone: 'WIB', startsAt: '2026-03-02T01:00:00.000Z', until: '2026-12-31T16:59:59.000Z', mix: usual, seed: 1, ...more });
const template = (key: string) => templates.find((each) => each.key === key)!.definition;

describe('a rehearsal in virtual time', () => {
  test('shares the behaviours out as the mix says, to whole agencies', () => {
    const count = (seed: number) => Object.groupBy(behavioursOf(planOf(tinyCycle, 40, { seed })), (each) => each);
    expect(Object.fromEntries(Object.entries(count(1)).map(([kind, list]) => [kind, list!.length]))).toEqual({ punctual: 24, late: 8, returnedTwice: 6, silent: 2 });
    expect(behavioursOf(planOf(tinyCycle, 40, { seed: 1 }))).not.toEqual(behavioursOf(planOf(tinyCycle, 40, { seed: 2 })));
  });

  test.each(templates.map(({ key }) => key))('%s: the same plan gives the same rehearsal, and all who are heard of come to an end', (key) => {
    const plan = planOf(template(key), 24);
    const once = rehearseCycle(plan);
    expect(rehearseCycle(plan)).toEqual(once);
    for (const { behaviour, endedAt, stuck } of once.paths) if (behaviour !== 'silent') expect([endedAt, stuck]).toEqual([expect.any(String), undefined]);
  });

  test('who is punctual is never late; who is late always is; who is silent stands still with every escalation told', () => {
    const of = (behaviour: keyof Mix) => rehearseCycle(planOf(tinyCycle, 6, { mix: only(behaviour) }));
    expect(of('punctual').paths.every(({ late, outcome }) => !late && outcome === 'finished')).toBe(true);
    expect(of('late').paths.every(({ late, outcome }) => late && outcome === 'finished')).toBe(true);
    const silent = of('silent');
    expect(silent.paths.map(({ stuck }) => stuck?.phase)).toEqual(Array(6).fill('open'));
    expect(silent.happenings.filter(({ agency, message }) => agency === 0 && message === 'escalated').map(({ to }) => to)).toEqual(['head', 'secretary']);
  });

  test('who is returned twice is returned exactly twice', () => {
    const { given } = rehearseCycle(planOf(template('verifikasi-renstra'), 3, { mix: only('returnedTwice') }));
    for (const acts of given) expect(acts.filter(({ command }) => command.kind === 'finishReview' && command.decision === 'return')).toHaveLength(2);
  });

  test('nobody acts on a day off, and reminders and letters go out on working days', () => {
    const { given, happenings } = rehearseCycle(planOf(template('akip-internal'), 30));
    expect(given.flat().filter(({ at }) => !isWorkingDay(calendar, dayOf(at, 'WIB')))).toEqual([]);
    expect(happenings.filter(({ message, at }) => message === 'reminder' && !isWorkingDay(calendar, dayOf(at, 'WIB')))).toEqual([]);
  });

  test('a barrier opens once all have come; where some never come, the coordinator opens it five working days later', () => {
    const all = rehearseCycle(planOf(template('verifikasi-renstra'), 10, { mix: only('punctual') }));
    expect(all.openings.map(({ wave, waitedFor }) => [wave, waitedFor]).toSorted()).toEqual([['I', 0], ['II', 0]]);
    const some = rehearseCycle(planOf(template('verifikasi-renstra'), 40));
    expect(some.openings.some(({ waitedFor }) => waitedFor > 0)).toBe(true);
  });

  test('says what it would cost, who has too much, what falls on holidays and what nobody does', () => {
    const plan = planOf(template('akip-internal'), 40, { agencies: Array.from({ length: 40 }, (_, i) => anAgency(i, i === 7 ? { reviewers: { member: 'anggota1' }, staffed: { operator: true, head: false } } : {})) });
    const found = findingsOf(plan, rehearseCycle(plan));
    expect(found.tally.tasks).toBeGreaterThan(100);
    expect(found.loads[0]).toMatchObject({ peak: expect.any(Number), peakDay: expect.stringMatching(/^2026-/) });
    const lead = found.loads.find(({ reviewer }) => reviewer === 'ketua')!;
    expect(lead.cases).toBeGreaterThan(30);
    expect([Math.max(...Object.values(lead.days)), lead.days[lead.peakDay]]).toEqual([lead.peak, lead.peak]);
    expect(found.breaks.some(({ from, to }) => from <= '2026-03-19' && to >= '2026-03-23')).toBe(true);
    expect(found.unowned).toEqual(expect.arrayContaining([{ what: 'noHead', agencies: ['OPD 7'] }, { what: 'noReviewer', tier: 'lead', agencies: ['OPD 7'] }, expect.objectContaining({ what: 'stoodStill' })]));
    expect(found.spans.map(({ stage }) => stage)).toEqual(expect.arrayContaining(['isi', 'anggota', 'rakor']));
  });

  test('counts the cases of a reviewer day by day, from the day one comes to the day it is judged', () => {
    const plan = planOf(tinyCycle, 1, { mix: only('punctual') });
    const rehearsal = rehearseCycle(plan);
    const { from, to, reviewer } = rehearsal.waited[0]!;
    const { days, peak } = findingsOf(plan, rehearsal).loads.find((load) => load.reviewer === reviewer)!;
    const [first, last] = [dayOf(from, 'WIB'), dayOf(to, 'WIB')];
    expect([Object.keys(days).toSorted()[0], days[first], days[last], peak]).toEqual([first, 1, 1, 1]);
    expect(Object.keys(days)).toHaveLength((Date.parse(last) - Date.parse(first)) / 86_400_000 + 1);
  });

  test('names the step whose role nobody holds: who decides, who chairs, who reads, and the ladder', () => {
    const lacks = (definition: CycleDefinition, vacant: RehearsalPlan['vacant']) => {
      const plan = planOf(definition, 2, { vacant });
      return findingsOf(plan, rehearseCycle(plan)).unowned.filter((each) => 'role' in each);
    };
    const both = ['coordinator', 'leadership'] as const;
    expect(lacks(everyNodeCycle, both)).toEqual(expect.arrayContaining([
      { what: 'noChair', role: 'coordinator', steps: ['meeting'], agencies: [] }, { what: 'noReader', role: 'coordinator', steps: ['tell'], agencies: [] }, { what: 'noReader', role: 'leadership', steps: ['tellLate'], agencies: [] },
      expect.objectContaining({ what: 'noLadder', role: 'leadership', steps: expect.arrayContaining(['preparation', 'fill', 'review']) }),
    ]));
    expect(lacks(tinyCycle, ['coordinator'])).toContainEqual({ what: 'noDecider', role: 'coordinator', steps: ['result'], agencies: [] });
    expect(lacks(everyNodeCycle, [])).toEqual([]);
  });

  test('two runs are paired stage by stage and reviewer by reviewer, also where one design lacks a stage', () => {
    const run = (key: string, rev: number) => {
      const plan = planOf(template(key), 6);
      return summaryOf(plan.ir, findingsOf(plan, rehearseCycle(plan)), { playedAt: plan.startsAt, rev, choice: { ...usual, agencies: 6, from: '2026-03-02', seed: 1 } });
    };
    const [before, now] = [run('akip-internal', 1), run('laporan-tkpk', 2)];
    const stages = pairs(before.stages, now.stages, ({ stage }) => stage);
    expect(stages.slice(0, now.stages.length).map((pair) => pair.now)).toEqual(now.stages);
    expect(stages.filter((pair) => pair.now === undefined).map((pair) => pair.before?.stage)).toEqual(before.stages.map(({ stage }) => stage).filter((stage) => now.stages.every((each) => each.stage !== stage)));
    expect(before.totals.peak).toBe(Math.max(...before.reviewers.map(({ peak }) => peak)));
    expect(JSON.stringify(before).length).toBeLessThan(5_000);
  });

  test('a fixed date on a holiday is named with the day it moves to', () => {
    const definition = { ...tinyCycle, nodes: tinyCycle.nodes.map((node) => (node.kind === 'task' && node.mode === 'fill' ? { ...node, clock: { ...node.clock, due: { kind: 'date', date: '2026-03-20', at: '16:00' } } } : node)) } as CycleDefinition;
    const plan = planOf(definition, 2);
    expect(findingsOf(plan, rehearseCycle(plan)).moved).toEqual([{ node: 'fill', date: '2026-03-20', to: '2026-03-25' }]);
  });

  test('tells how far it is, and stops when nobody asks for more', () => {
    const playing = rehearsing(planOf(tinyCycle, 5));
    expect([playing.next().value, playing.next().value]).toEqual([{ done: 1, of: 5 }, { done: 2, of: 5 }]);
    expect(playing.return(undefined as never).done).toBe(true);
  });
});
