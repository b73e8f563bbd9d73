import { describe, expect, test } from '@jest/globals';
import { compileDesign } from '../../core/cycle/compile.ts';
import type { CycleDefinition } from '../../core/cycle/ir.ts';
import { addBranch, canRunBeside, meetAt, removeBranch, runBeside } from '../../core/design/branches.ts';
import { stepSentence } from '../../core/design/describe.ts';
import { addStep, leadTo, removeStep } from '../../core/design/edit.ts';
import { waysOut } from '../../core/design/pointers.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';
import { faults, step } from '../support/designs.ts';
import { aTrack, compiled } from '../support/track-play.ts';

describe('branches that run together', () => {
  test('branches run together: one is added, an existing step becomes one, they meet elsewhere, and go again', () => {
    const { definition: begun, key } = addStep(tinyCycle, 'parallel', 'fill');
    const split = (definition: CycleDefinition) => step(definition, key) as Extract<CycleDefinition['nodes'][number], { kind: 'parallel' }>;
    expect(stepSentence(begun, split(begun)).id).toBe('“Isi bagian 1” dan “Isi bagian 2” berjalan bersamaan, lalu bertemu di “Reviu anggota tim”.');
    const three = addBranch(begun, key).definition;
    expect([split(three).branches.length, faults(three)]).toEqual([3, []]);
    expect(removeBranch(three, key, 2)).toEqual(begun);
    expect(canRunBeside(begun, key).map((each) => each.key)).not.toContain('review');
    const beside = runBeside(begun, key, 'score');
    expect([split(beside).branches.at(-1), faults(beside)]).toEqual(['score', []]);
    // What is added behind the branches stands where they meet.
    const met = addStep(begun, 'notify', key);
    expect(split(met.definition).join).toBe(met.key);
    expect([waysOut(step(met.definition, split(begun).branches[0]!)), waysOut(step(met.definition, met.key))]).toEqual([[{ name: 'next', to: met.key }], [{ name: 'next', to: 'review' }]]);
    expect(faults(met.definition)).toEqual([]);
    expect(removeStep(met.definition, met.key)).toEqual(begun);
    expect(removeStep(met.definition, key).nodes.map((each) => each.key)).toEqual(['fill', met.key, ...tinyCycle.nodes.slice(1).map((each) => each.key)]);
    const later = meetAt(begun, key, 'result');
    expect([split(later).join, waysOut(step(later, split(begun).branches[1]!))[0]!.to]).toEqual(['result', 'result']);
  });

  test('a branch that jumps out, and a step in two branches, are named with the branch and the step', () => {
    const { definition, key } = addStep(tinyCycle, 'parallel', 'fill');
    const [first = '', second = ''] = waysOut(step(definition, key)).map(({ to }) => to);
    const says = (changed: CycleDefinition) => { const compiled = compileDesign(changed); return 'faults' in compiled ? compiled.faults.flatMap(({ name, node, message }) => (name === 'parallelWithoutJoin' || name === 'branchesShared' ? [[node, message.id, message.en]] : [])) : []; };
    expect(says(leadTo(definition, second, 'next', 'done'))).toEqual([[key, 'Cabang 2 dari “Berjalan bersamaan” tidak bertemu dengan yang lain di “Reviu anggota tim”: jalannya berakhir di “Selesai”.', expect.stringContaining('it ends at “Finished”')]]);
    expect(says(leadTo(definition, second, 'next', 'fill'))).toEqual([[key, expect.stringContaining('jalannya kembali ke awal'), expect.any(String)]]);
    expect(says(leadTo(definition, second, 'next', first))).toEqual([[first, 'Langkah “Isi bagian 1” terletak pada dua cabang “Berjalan bersamaan” sekaligus, sehingga akan berjalan dua kali.', expect.any(String)]]);
  });

  test('two tasks added to run together are done in any order, and the cycle goes on where they meet', () => {
    const play = aTrack(compiled(addStep(tinyCycle, 'parallel', 'fill').definition));
    play.asks();
    play.sends();
    expect(play.state.tokens.map(({ phase }) => phase)).toEqual(['open', 'open']);
    for (const { id, round = 0 } of play.state.tokens.toReversed()) {
      expect(play.place).not.toBe('review/submitted');
      expect(play.does('operator', { kind: 'submit', token: id, round, versionId: id, hash: 'h', changed: [] })).toBeUndefined();
    }
    expect(play.place).toBe('review/submitted');
  });
});
