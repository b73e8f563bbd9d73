import { describe, expect, test } from '@jest/globals';
import type { FaultName } from '../../core/cycle/checks/faults.ts';
import { compileCycle } from '../../core/cycle/compile.ts';
import type { CycleDefinition, DefinitionNode } from '../../core/cycle/ir.ts';
import { canonicalJson } from '../../core/form/canonical.ts';
import { workingDays } from '../../core/cycle/usual-clock.ts';
import { akipCycle } from '../../templates/akip/cycle.ts';
import { everyNodeCycle } from '../../templates/every-node/cycle.ts';
import { templates } from '../../templates/index.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';

const forms = { tiny: 'f1:3', lke: 'f2:1' };
const title = { id: 'Langkah', en: 'Step' };
const end: DefinitionNode = { key: 'done', kind: 'end', outcome: 'finished', title };
const notify = (key: string, next: string): DefinitionNode => ({ key, kind: 'notify', message: 'custom', to: 'coordinator', title, next });
const tiny = (change: Partial<CycleDefinition>): CycleDefinition => ({ ...tinyCycle, ...change });
/** The tiny cycle with one step changed. */
const changed = (key: string, change: object): CycleDefinition => tiny({ nodes: tinyCycle.nodes.map((node) => (node.key === key ? ({ ...node, ...change } as DefinitionNode) : node)) });
const faultsOf = (definition: CycleDefinition, given: Parameters<typeof compileCycle>[1] = { forms }) => {
  const result = compileCycle(definition, given);
  return 'faults' in result ? result.faults.map(({ name, node }) => [name, node]) : [];
};

describe('publishing a cycle', () => {
  test('every template compiles to numbered steps with pinned form versions', () => {
    for (const definition of [akipCycle, everyNodeCycle, tinyCycle, ...templates.map((template) => template.definition)]) {
      expect(faultsOf(definition, { forms: Object.fromEntries(Object.keys(definition.forms).map((key) => [key, `${key}:1`])) })).toEqual([]);
    }
    const result = compileCycle(akipCycle, { forms });
    if ('faults' in result) throw new Error('not compiled');
    expect(result.ir.nodes.map(({ id }) => id)).toEqual(akipCycle.nodes.map((_, i) => i));
    expect(result.ir).toMatchObject({ irVersion: 1, key: 'akip-internal', start: 0, forms: { lke: 'f2:1' } });
    expect(canonicalJson(result.ir).length).toBeLessThan(16 * 1024);
  });

  test('the same content has the same identity, another has another', () => {
    const id = (definition: CycleDefinition, versions = forms) => {
      const result = compileCycle(definition, { forms: versions });
      return 'faults' in result ? undefined : result.snapshotId;
    };
    expect(id(tinyCycle)).toMatch(/^[0-9a-f]{64}$/);
    expect(id(JSON.parse(JSON.stringify(tinyCycle)))).toBe(id(tinyCycle));
    expect(id(tinyCycle, { ...forms, tiny: 'f1:4' })).not.toBe(id(tinyCycle));
  });
});

describe('a definition is refused', () => {
  const cases: readonly (readonly [string, CycleDefinition, FaultName, string | undefined])[] = [
    ['without a step', tiny({ nodes: [] }), 'noNodes', undefined],
    ['with an unknown kind', changed('fill', { kind: 'magic' }), 'unknownKind', 'fill'],
    ['with a key used twice', tiny({ nodes: [...tinyCycle.nodes, end] }), 'doubleKey', 'done'],
    ['whose start is missing', tiny({ start: 'nowhere' }), 'noStart', undefined],
    ['with a pointer to nothing', changed('fill', { next: 'nowhere' }), 'dangling', 'fill'],
    ['with a gate that forgets an outcome', changed('result', { to: { pass: 'score', passWithNotes: 'rounds' } }), 'dangling', 'result'],
    ['with a step nobody reaches', tiny({ nodes: [...tinyCycle.nodes, notify('lonely', 'done')] }), 'unreachable', 'lonely'],
    ['with a way that never ends', tiny({ nodes: [...tinyCycle.nodes.map((node) => (node.key === 'score' ? { ...node, next: 'a' } as DefinitionNode : node)), notify('a', 'b'), notify('b', 'a')] }), 'noEnd', 'a'],
    ['with a circle without a bound', changed('result', { to: { pass: 'score', passWithNotes: 'fill', fail: 'failed' } }), 'endless', 'fill'],
    ['with a loop that may run for ever', changed('rounds', { maxRounds: 100 }), 'loopBound', 'rounds'],
    ['with a loop whose body does not come back', changed('verify', { next: 'score' }), 'loopOpen', 'rounds'],
    ['with a loop without a repair', changed('revise', { mode: 'fill' }), 'loopIdle', 'rounds'],
    ['with a deadline at no hour', changed('fill', { clock: { ...workingDays(5), due: { kind: 'workingDays', days: 5, at: '24:00' } } }), 'dueUnclear', 'fill'],
    ['with a deadline on no day', changed('fill', { clock: { ...workingDays(5), due: { kind: 'date', date: '2026-02-30', at: '23:59' } } }), 'dueUnclear', 'fill'],
    ['with half a working day', changed('fill', { clock: { ...workingDays(5), due: { kind: 'workingDays', days: 0.5, at: '23:59' } } }), 'dueUnclear', 'fill'],
    ['that reminds after the deadline', changed('fill', { clock: { ...workingDays(5), reminders: [-1, 1] } }), 'reminderAfterDue', 'fill'],
    ['that reminds at 07.30 of something due at 07.00', changed('fill', { clock: { ...workingDays(5), due: { kind: 'workingDays', days: 5, at: '07:00' }, reminders: [0] } }), 'reminderAfterDue', 'fill'],
    ['that escalates before the deadline', changed('fill', { clock: { ...workingDays(5), escalation: [{ after: 0, to: 'head' }] } }), 'escalationBeforeDue', 'fill'],
    ['with a form that is not published', changed('score', { form: 'draft' }), 'formUnpublished', 'score'],
    ['with a column that does not exist', changed('fill', { stage: 'nowhere' }), 'stageUnknown', 'fill'],
    ['with a stage without an owner', tiny({ stages: tinyCycle.stages.map((stage) => (stage.key === 'isi' ? { ...stage, owner: undefined as never } : stage)) }), 'stageWithoutOwner', 'isi'],
    ['with a review before anything is filled in', tiny({ start: 'review' }), 'reviewBeforeTask', 'review'],
    ['with a review without tiers', changed('review', { tiers: [] }), 'reviewWithoutTiers', 'review'],
    ['with a return that has no deadline', changed('review', { returnTo: 'here', repair: [] }), 'repairWithoutClock', 'review'],
    ['with a score gate without its score', changed('result', { by: { kind: 'score', score: 'decided', passAt: '70', notesAt: '50' } }), 'scoreUnknown', 'result'],
    ['with bounds the wrong way round', tiny({ nodes: everyNodeCycle.nodes.map((node) => (node.key === 'threshold' ? { ...node, by: { kind: 'score', score: 'decided', passAt: '50', notesAt: '70' } } as DefinitionNode : node)), start: 'preparation', stages: everyNodeCycle.stages }), 'gateBounds', 'threshold'],
    ['with a rule that uses a forbidden operator', tiny({ nodes: everyNodeCycle.nodes.map((node) => (node.key === 'onTime' ? { ...node, cases: [{ when: { '==': [{ fact: 'late' }, true] }, to: 'wait' }] } as DefinitionNode : node)), start: 'preparation', stages: everyNodeCycle.stages }), 'ruleRefused', 'onTime'],
    ['with a date that does not exist', tiny({ nodes: everyNodeCycle.nodes.map((node) => (node.key === 'wait' ? { ...node, opens: 'date', date: '2026-13-01' } as DefinitionNode : node)), start: 'preparation', stages: everyNodeCycle.stages }), 'dueUnclear', 'wait'],
  ];

  test.each(cases)('%s', (_story, definition, name, node) => {
    expect(faultsOf(definition)).toContainEqual([name, node]);
  });

  const parallel = (left: string, right: string): CycleDefinition => tiny({
    start: 'split', stages: tinyCycle.stages,
    nodes: [{ key: 'split', kind: 'parallel', branches: ['left', 'right'], join: 'meet', title }, notify('left', left), notify('right', right), notify('meet', 'done'), end],
  });
  test('whose branches do not all meet again', () => {
    expect(faultsOf(parallel('meet', 'meet'))).toEqual([]);
    expect(faultsOf(parallel('meet', 'done'))).toContainEqual(['parallelWithoutJoin', 'split']);
  });

  test('with a split into one', () => {
    const one = parallel('meet', 'meet');
    const nodes = one.nodes.map((node) => (node.kind === 'parallel' ? { ...node, branches: ['left'] } : node)).filter(({ key }) => key !== 'right');
    expect(faultsOf({ ...one, nodes })).toContainEqual(['fewBranches', 'split']);
  });

  test('with more than 200 steps, or more than 256 KB', () => {
    const many = Array.from({ length: 201 }, (_, i) => notify(`n${i}`, i < 200 ? `n${i + 1}` : 'done'));
    expect(faultsOf(tiny({ start: 'n0', nodes: [...many, end] }))).toContainEqual(['tooManyNodes', undefined]);
    expect(faultsOf(changed('fill', { title: { id: 'é'.repeat(140_000), en: 'Fill' } }))).toContainEqual(['tooLarge', undefined]);
  });

  test('with a reviewer from the agency itself, or a tier nobody holds', () => {
    const assignments = [
      { agencyId: 'inspektorat', reviewers: [{ personId: 'anggota', agencyId: 'inspektorat', tier: 'member' as const }] },
      { agencyId: 'dinkes', reviewers: [{ personId: 'ketua', agencyId: 'inspektorat', tier: 'lead' as const }] },
    ];
    expect(faultsOf(tinyCycle, { forms, assignments }).map(([name]) => name)).toEqual(['ownReviewer', 'tierWithoutReviewer']);
  });

  test('with a sentence in both languages that names the step', () => {
    const result = compileCycle(changed('fill', { next: 'nowhere' }), { forms });
    expect('faults' in result && result.faults[0]).toMatchObject({ message: { id: 'Langkah “Isi dua pertanyaan” menuju ke nowhere, yang tidak ada.', en: 'Step “Answer two questions” leads to nowhere, which does not exist.' } });
  });
});
