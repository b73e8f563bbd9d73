import { describe, expect, test } from '@jest/globals';
import { compileDesign } from '../../core/cycle/compile.ts';
import type { CycleDefinition } from '../../core/cycle/ir.ts';
import { designDiff } from '../../core/design/diff.ts';
import { removeStep, setTests } from '../../core/design/edit.ts';
import { openCycle, packCycle } from '../../core/design/package.ts';
import { comesTo, redCycleTests } from '../../core/rehearsal/cycle-tests.ts';
import { templates } from '../../templates/index.ts';

const irOf = (definition: CycleDefinition) => {
  const compiled = compileDesign(definition);
  if ('faults' in compiled) throw new Error(compiled.faults.map(({ message }) => message.en).join());
  return compiled;
};
const { definition: akip, forms } = templates.find(({ key }) => key === 'akip-internal')!;
const withoutMeeting = removeStep(akip, akip.nodes.find(({ kind }) => kind === 'meeting')!.key);
const packed = (definition: CycleDefinition) => JSON.parse(JSON.stringify(packCycle({ definition, forms: { lke: forms['akip-lke']!() }, invites: ['dinas'], calendars: [] }))) as unknown;

describe('the tests of a cycle', () => {
  test.each(templates.map(({ key, definition }) => [key, definition] as const))('%s brings its own, and they pass', (_key, definition) => {
    expect(definition.tests?.map(({ behaviour }) => behaviour)).toEqual(['punctual', 'returnedTwice']);
    expect(redCycleTests(definition)).toEqual([]);
  });

  test('one fails once a stage it names is passed by no more, and says what came out', () => {
    const red = redCycleTests(withoutMeeting);
    expect(red.map(({ test: { key } }) => key)).toEqual(['uji1', 'uji2']);
    expect(red[1]?.found).toEqual({ stages: ['isi', 'setuju', 'anggota', 'ketua', 'nilai', 'lhe'], returns: 2, outcome: 'finished' });
    expect(red[1]?.found).toEqual(comesTo(irOf(withoutMeeting).ir, akip.tests![1]!));
  });

  test('an agency never heard of comes to no end; a design with faults is not played', () => {
    expect(comesTo(irOf(akip).ir, { kind: 'dinas', behaviour: 'silent' })).toEqual({ stages: ['isi'], returns: 0, outcome: null });
    expect(redCycleTests({ ...withoutMeeting, start: 'tidak-ada' })).toEqual([]);
  });

  test('they change nothing of what runs, and their change is told', () => {
    const bare = setTests(akip, []);
    expect([irOf(bare).snapshotId, 'tests' in bare]).toEqual([irOf(akip).snapshotId, false]);
    expect(designDiff(akip, bare).map(({ en }) => en)).toEqual(['The tests of the cycle change.']);
  });

  test('a package whose own test fails is refused and the test named; one whose tests pass is opened with them', () => {
    expect(openCycle(packed(withoutMeeting))).toMatchObject({ problem: 'packageCycleTestRed', details: { test: 'Tepat waktu sampai akhir' } });
    expect(openCycle(packed(akip))).toMatchObject({ definition: { tests: akip.tests } });
    expect(openCycle(packed({ ...akip, tests: [{ ...akip.tests![0]!, behaviour: 'entah' as never }] }))).toMatchObject({ problem: 'definitionUnreadable' });
  });
});
