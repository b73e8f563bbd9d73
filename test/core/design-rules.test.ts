import { describe, expect, test } from '@jest/globals';
import type { GateBy } from '../../core/cycle/ir.ts';
import { readDefinition } from '../../core/cycle/shape.ts';
import { stepSentence } from '../../core/design/describe.ts';
import { designDiff } from '../../core/design/diff.ts';
import { addStep, setStep } from '../../core/design/edit.ts';
import { factNames, factsOf, gateByRules, gateRules } from '../../core/design/facts.ts';
import { everyNodeCycle } from '../../templates/every-node/cycle.ts';
import { faults, step } from '../support/designs.ts';
import { aTrack, compiled } from '../support/track-play.ts';

describe('a result decided by rules', () => {
  const decided = (by: GateBy) => setStep(addStep(everyNodeCycle, 'notify', 'threshold').definition, 'threshold', { by } as never);
  const ends = (by: GateBy, options: Parameters<typeof aTrack>[1] = {}) => {
    const play = aTrack(compiled(decided(by)), { opened: ['reviu'], ...options });
    play.asks();
    play.sends();
    for (const tier of ['member', 'lead', 'controller', 'inspector'] as const) play.finishes(tier, 'pass');
    play.closesMeeting();
    return { outcome: play.state.facts['gate.threshold'], place: play.state.ended === undefined ? play.place : 'ended', play };
  };
  const score = { fact: ['score.decided', 'number'] };

  test('passes, passes with notes or fails by what holds of score, grade, lateness and notes', () => {
    const by: GateBy = { kind: 'rule', pass: { and: [{ '>=': [score, 70] }, { '===': [{ fact: 'late' }, false] }] }, notes: { or: [{ in: [{ fact: 'grade.decided' }, ['BB', 'A']] }, { '>': [{ fact: 'openNotes' }, 0] }] } };
    expect([ends(by, { scores: { decided: '70.00' } }).outcome, ends(by, { scores: { decided: '69.99' } }).outcome]).toEqual(['pass', 'passWithNotes']);
    expect(ends({ ...by, notes: { '===': [{ fact: 'grade.decided' }, 'AA'] } }, { scores: { decided: '9.5' } }).outcome).toBe('fail');
    expect(ends({ kind: 'rule', pass: { '===': [{ fact: 'threshold.decided.wbk' }, true] } }, { facts: { 'threshold.decided.wbk': false } }).outcome).toBe('fail');
  });

  test('waits for the coordinator while a bound it reads was never computed, instead of failing the agency', () => {
    const { place, play } = ends({ kind: 'rule', pass: { '===': [{ fact: 'threshold.decided.wbk' }, true] } });
    expect([place, play.token?.holder.role]).toEqual(['threshold/atGate', 'coordinator']);
    expect(play.does('coordinator', { kind: 'decideGate', token: 't1', outcome: 'pass', reasonId: 'r' })).toBeUndefined();
    expect(play.state.ended?.outcome).toBe('finished');
  });

  test('reads 9.5 below 70 and not above it as text would, and a rule of earlier designs reads the text as before', () => {
    const branch = (when: unknown) => compiled({ ...everyNodeCycle, nodes: everyNodeCycle.nodes.map((node) => (node.key === 'onTime' ? { ...node, cases: [{ when, to: 'tellLate' }] } as typeof node : node)) });
    const told = (when: unknown, proposed: string) => { const play = aTrack(branch(when), { scores: { proposed } }); play.asks(); play.sends(); return play.messages('custom').some(({ to }) => to.role === 'leadership'); };
    expect([told({ '>=': [{ fact: ['score.proposed', 'number'] }, 70] }, '9.5'), told({ '>=': [{ fact: ['score.proposed', 'number'] }, 70] }, '70')]).toEqual([false, true]);
    expect([told({ '>=': [{ fact: 'score.proposed' }, '70'] }, '9.5'), told({ '>=': [{ fact: 'score.proposed' }, 70] }, '99')]).toEqual([true, false]);
  });

  test('bounds of one score are the same rules, and stay bounds to the byte when nothing else is asked', () => {
    const bounds: GateBy = { kind: 'score', score: 'decided', passAt: '70', notesAt: '50.5' };
    expect(gateByRules(gateRules(bounds))).toEqual(bounds);
    expect(gateRules(bounds)).toEqual({ pass: { '>=': [score, 70] }, notes: { '>=': [score, 50.5] } });
    expect(gateByRules({ ...gateRules(bounds), notes: { '===': [{ fact: 'late' }, false] } })).toMatchObject({ kind: 'rule' });
    expect(gateByRules({ pass: gateRules(bounds).notes!, notes: gateRules(bounds).pass! })).toMatchObject({ kind: 'rule' });
    expect(readDefinition(JSON.parse(JSON.stringify(decided({ kind: 'rule', pass: true }))))).toMatchObject({ key: 'every-node' });
  });

  test('says what it asks in one sentence, names what a changed rule changes, and refuses what nothing gives', () => {
    const by: GateBy = { kind: 'rule', pass: { '>=': [score, 70.5] }, notes: { '===': [{ fact: 'gate.earlier' }, 'passWithNotes'] } };
    const sentence = stepSentence(decided(by), step(decided(by), 'threshold'));
    expect(sentence.id).toBe('Lulus bila Nilai “Nilai penetapan” paling sedikit 70,5; lulus dengan catatan bila gate.earlier adalah “passWithNotes”; selain itu tidak lulus.');
    expect(sentence.en).toContain('Pass if Score “Decided score” is at least 70.5');
    expect(faults(decided(by))).toEqual(['factUnknown at threshold']);
    expect(faults(decided({ kind: 'rule', notes: true }))).toEqual(['ruleMissing at threshold']);
    expect(faults(decided({ kind: 'rule', pass: { '>=': [{ fact: ['score.gone', 'number'] }, 1] } }))).toEqual(['factUnknown at threshold']);
    expect(designDiff(everyNodeCycle, setStep(everyNodeCycle, 'threshold', { by: { kind: 'rule', pass: { '>=': [score, 71] } } } as never))[0]!.id).toMatch(/^“Ambang nilai”: semula “Diputus oleh “Nilai penetapan”: .*Kini “Lulus bila Nilai “Nilai penetapan” paling sedikit 71; lulus dengan catatan bila belum ada syarat/);
    expect(stepSentence(everyNodeCycle, step(everyNodeCycle, 'onTime')).id).toBe('Bila Kiriman terlambat adalah ya, ke “Beri tahu pimpinan bahwa kiriman terlambat”; selain itu ke “Tunggu sampai reviu dibuka untuk semua”.');
  });

  test('offers what forms give: bounds and grades by name, results with their values', () => {
    const found = factsOf(everyNodeCycle, { [everyNodeCycle.forms['tiny']!]: { thresholds: [{ name: 'wbk', label: { id: 'WBK', en: 'WBK' } }], grades: ['AA', 'A'] } });
    expect(found.map(({ term }) => term.name)).toEqual(['score.proposed', 'grade.proposed', 'threshold.proposed.wbk', 'score.decided', 'grade.decided', 'threshold.decided.wbk', 'gate.threshold', 'late', 'round', 'openNotes', 'agency.kind']);
    expect(factNames(everyNodeCycle).title('fact', 'threshold.decided.wbk', 'id')).toBe('Syarat WBK terpenuhi');
  });
});
