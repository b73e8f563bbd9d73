import { describe, expect, test } from '@jest/globals';
import { compileCycle } from '../../core/cycle/compile.ts';
import type { CycleDefinition } from '../../core/cycle/ir.ts';
import { readDefinition } from '../../core/cycle/shape.ts';
import { designDiff, editionDiff } from '../../core/design/diff.ts';
import { addStep, leadTo, moveStep, removeStep, setForm, setOutcome, setStep } from '../../core/design/edit.ts';
import { addStage, giveStage, markStage, moveStage, removeStage, setStage, stepsIn, unmarkedStages } from '../../core/design/stages.ts';
import { addable } from '../../core/design/fresh.ts';
import { diagramOf } from '../../core/design/lanes.ts';
import { openCycle, packCycle } from '../../core/design/package.ts';
import { waysOut } from '../../core/design/pointers.ts';
import { stepSentence } from '../../core/design/describe.ts';
import { holidayYears } from '../../core/cycle/holidays.ts';
import { isProblem } from '../../core/problem.ts';
import { templates } from '../../templates/index.ts';
import { everyNodeCycle } from '../../templates/every-node/cycle.ts';
import { faults, step } from '../support/designs.ts';
import { aTrack, compiled } from '../support/track-play.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';
import { tinyForm } from '../../templates/tiny/form.ts';

const all = [...templates.map(({ definition }) => definition), tinyCycle, everyNodeCycle];
const path = (definition: CycleDefinition, from = definition.start, most = 30): string[] => {
  const node = step(definition, from);
  const next = 'next' in node ? node.next : undefined;
  return next === undefined || most === 0 ? [from] : [from, ...path(definition, next, most - 1)];
};

describe('designing a cycle', () => {
  test.each(addable)('a new step of kind %s stands behind the chosen one and leaves the cycle sound', (kind) => {
    const { definition, key } = addStep(tinyCycle, kind, 'fill');
    expect(step(definition, key).kind).toBe(kind);
    if (kind !== 'end') expect(waysOut(step(definition, 'fill')).map(({ to }) => to)).toEqual([key]);
    expect(faults(definition)).toEqual(kind === 'end' ? ['unreachable at end'] : []);
  });

  test('a step that is taken out is passed by; repair rounds go with what is inside them', () => {
    const shorter = removeStep(tinyCycle, 'rounds');
    expect(shorter.nodes.map(({ key }) => key)).toEqual(['fill', 'review', 'result', 'score', 'done', 'failed']);
    expect(waysOut(step(shorter, 'result')).map(({ to }) => to)).toEqual(['score', 'score', 'failed']);
    expect(faults(shorter)).toEqual([]);
    expect(removeStep(tinyCycle, 'fill').start).toBe('review');
  });

  test('adding and taking out again gives the very same cycle, for every kind and after every step', () => {
    for (const { key: after, kind: at } of tinyCycle.nodes) {
      if (at === 'end') continue;
      for (const kind of addable) {
        const added = addStep(tinyCycle, kind, after);
        if (kind !== 'loop') expect(removeStep(added.definition, added.key)).toEqual(tinyCycle);
      }
    }
  });

  test('steps swap with their neighbour on a straight way, and stay where ways part', () => {
    const two = addStep(tinyCycle, 'notify', 'fill').definition;
    expect(path(moveStep(two, 'notify', -1))).toEqual(['notify', 'fill', 'review', 'result']);
    expect(path(moveStep(two, 'notify', 1))).toEqual(['fill', 'review', 'notify', 'result']);
    expect(moveStep(moveStep(two, 'notify', 1), 'notify', -1)).toEqual(two);
    expect(moveStep(two, 'result', 1)).toBe(two);
    expect(moveStep(two, 'review', 1)).toBe(two);
  });

  test('stages are added, renamed, moved, and taken out only while empty', () => {
    const { definition, key } = addStage(tinyCycle, 'isi');
    const named = setStage(definition, key, { title: { id: 'Sanggah', en: 'Objection' }, owner: 'operator' });
    expect(named.stages.map((stage) => stage.title.id)).toEqual(['Isi', 'Sanggah', 'Setuju', 'Reviu', 'Hasil', 'Perbaiki', 'Nilai']);
    expect(moveStage(named, key, -1).stages[0]!.key).toBe(key);
    expect(removeStage(named, key)).toEqual(tinyCycle);
    expect(removeStage(named, 'isi')).toBe(named);
  });

  test('a step marks the beginning of a stage: another one, with an owner of both, and the column stays while it is marked', () => {
    const { definition, key } = addStep(tinyCycle, 'stage', 'fill');
    expect([key, step(definition, key).title.id, faults(definition)]).toEqual(['isi', 'Isi', []]);
    const marked = markStage(definition, key, 'reviu');
    expect(waysOut(step(marked, 'fill'))[0]!.to).toBe('reviu');
    expect([faults(marked), unmarkedStages(marked).some((stage) => stage.key === 'reviu')]).toEqual([[], false]);
    expect(markStage(marked, 'reviu', 'nirwana')).toBe(marked);
    const given = giveStage(marked, 'reviu', 'leadership');
    expect([given.stages.find((stage) => stage.key === 'reviu')!.owner, step(given, 'reviu')]).toEqual(['leadership', expect.objectContaining({ owner: 'leadership' })]);
    // A column that a step marks and nothing else counts under was removed under the step.
    const fresh = addStage(tinyCycle);
    const alone = markStage(addStep(fresh.definition, 'stage', 'fill').definition, 'isi', fresh.key);
    expect(stepsIn(alone, fresh.key).map((node) => node.kind)).toEqual(['stage']);
    expect(removeStage(alone, fresh.key)).toBe(alone);
    // With every stage marked, a new one comes with the step.
    const all = tinyCycle.stages.reduce((so) => addStep(so, 'stage', 'fill').definition, tinyCycle);
    const more = addStep(all, 'stage', 'fill').definition;
    expect([more.stages.length, faults(more)]).toEqual([tinyCycle.stages.length + 1, []]);
  });

  test('an owner asked to be told when an agency enters and leaves a stage is told', () => {
    const { definition, key } = addStep(tinyCycle, 'stage', 'fill');
    const play = aTrack(compiled(setStep(giveStage(markStage(definition, key, 'reviu'), 'reviu', 'leadership'), 'reviu', { onEnter: ['custom'], onExit: ['custom'] } as never)));
    play.sends();
    expect(play.messages('custom').map(({ to }) => to.role)).toEqual(['leadership']);
    play.finishes('member', 'pass');
    expect(play.messages('custom').map(({ to }) => to.role)).toEqual(['leadership', 'leadership']);
  });

  test('an end gets another code, and the documents that are not for it follow', () => {
    const letters = { agency: { title: 'Usulan', code: 'U', opening: 'x', closing: 'y', signers: ['head'], notFor: ['failed'] } } as const;
    const changed = setOutcome({ ...tinyCycle, letters }, 'failed', 'stopped');
    expect([step(changed, 'failed'), changed.letters?.agency?.notFor]).toEqual([expect.objectContaining({ outcome: 'stopped' }), ['stopped']]);
    const shared = setOutcome(setOutcome({ ...tinyCycle, letters }, 'done', 'failed'), 'failed', 'stopped');
    expect(shared.letters?.agency?.notFor).toEqual(['failed', 'stopped']);
    expect(stepSentence(changed, step(changed, 'failed')).id).toBe('Jalur OPD berakhir dengan hasil “Tidak lulus”.');
    expect(designDiff(tinyCycle, setOutcome(tinyCycle, 'failed', 'stopped')).map(({ id }) => id)).toEqual(['“Tidak lulus”: nama hasil berubah.']);
  });

  test('a way out can be led elsewhere, and a circle without a bound is named', () => {
    expect(faults(leadTo(tinyCycle, 'result', 'fail', 'review'))).toEqual(expect.arrayContaining([expect.stringMatching(/^endless/)]));
    expect(faults(setStep(tinyCycle, 'fill', { next: 'nowhere' } as never))).toEqual(['dangling at fill']);
  });

  test('a form gets a key of its own once, and is found again', () => {
    const first = setForm(tinyCycle, 'form-lain');
    expect(first.definition.forms).toEqual({ tiny: 'tiny', formulir: 'form-lain' });
    expect(setForm(first.definition, 'form-lain').key).toBe(first.key);
  });

  test.each(all.map((definition) => [definition.key, definition] as const))('%s: every step has one place in the diagram and a sentence in both languages', (_key, definition) => {
    const { boxes, arrows, columns } = diagramOf(definition);
    expect(boxes.map(({ key }) => key)).toEqual(definition.nodes.map(({ key }) => key));
    expect(new Set(boxes.map(({ lane, column, row }) => `${lane}/${column}/${row}`)).size).toBe(boxes.length);
    expect(columns).toBeLessThanOrEqual(definition.nodes.length);
    const column = new Map(boxes.map((box) => [box.key, box.column]));
    for (const arrow of arrows) expect(column.get(arrow.to)! > column.get(arrow.from)!).toBe(!arrow.back);
    for (const node of definition.nodes) expect([stepSentence(definition, node).id, stepSentence(definition, node).en].every((text) => text.length > 10 && !text.includes('undefined'))).toBe(true);
  });

  test('says in words what a changed design changes, and nothing where nothing changed', () => {
    expect(designDiff(tinyCycle, JSON.parse(JSON.stringify(tinyCycle)))).toEqual([]);
    const renamed = setStep(addStep(removeStep(tinyCycle, 'score'), 'notify', 'fill').definition, 'review', { maxRounds: 3 } as never);
    expect(designDiff(tinyCycle, renamed).map(({ id }) => id)).toEqual([
      'Langkah “Nilai penetapan” dihapus.', '“Isi dua pertanyaan”, lalu: ke “Beri tahu”, semula ke “Reviu anggota tim”.', 'Langkah “Beri tahu” ditambahkan. Memberi tahu koordinator.',
      expect.stringMatching(/^“Hasil: /), expect.stringMatching(/^“Perbaikan”, lalu: ke “Selesai”/),
    ].toSpliced(3, 0, '“Reviu anggota tim”: batas putaran berubah.'));
  });

  test('definitions from outside are read strictly: what is odd is refused with its place, what is newer by name', () => {
    for (const definition of all) expect(readDefinition(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
    expect(readDefinition({ ...tinyCycle, format: 2 })).toMatchObject({ problem: 'definitionTooNew' });
    expect(readDefinition({ ...tinyCycle, nodes: [{ ...tinyCycle.nodes[0], surprise: 1 }] })).toMatchObject({ problem: 'definitionUnreadable', details: { where: 'nodes/0' } });
    expect(readDefinition({ ...tinyCycle, nodes: [{ key: 'x', kind: 'spell', title: { id: 'x', en: 'x' } }] })).toMatchObject({ problem: 'definitionUnreadable' });
    expect(isProblem(readDefinition(null))).toBe(true);
  });

  test('two editions are compared in the order asked for: at first the newest with the one before it', () => {
    const second = setOutcome(tinyCycle, 'failed', 'stopped');
    const third = addStep(second, 'notify', 'fill').definition;
    const all = [tinyCycle, second, third];
    const says = (asked?: { readonly before?: number; readonly after?: number }) => { const found = editionDiff(all, asked); return found && [found.before, found.after, ...found.differences.map(({ id }) => id)]; };
    expect(says()).toEqual([2, 3, '“Isi dua pertanyaan”, lalu: ke “Beri tahu”, semula ke “Reviu anggota tim”.', 'Langkah “Beri tahu” ditambahkan. Memberi tahu koordinator.']);
    expect(says({ after: 2 })).toEqual([1, 2, '“Tidak lulus”: nama hasil berubah.']);
    expect(says({ before: 3, after: 2 })).toEqual([3, 2, 'Langkah “Beri tahu” dihapus.', expect.stringContaining('semula ke “Beri tahu”')]);
    expect(says({ before: 1 })).toHaveLength(5);
    expect(says({ before: 2, after: 2 })).toEqual([2, 2]);
    expect(says({ after: 4 })).toBeUndefined();
    expect(editionDiff([tinyCycle])).toEqual({ before: 1, after: 1, differences: [] });
    expect(editionDiff([])).toBeUndefined();
  });

  test('a change of reminders, the ladder, lateness or the stage is said by its name', () => {
    const fill = step(tinyCycle, 'fill') as Extract<CycleDefinition['nodes'][number], { kind: 'task' }>;
    const says = (clock: Partial<typeof fill.clock>, more = {}) => designDiff(tinyCycle, setStep(tinyCycle, 'fill', { clock: { ...fill.clock, ...clock }, ...more } as never)).map(({ id }) => id);
    expect(says({ reminders: [-2] })).toEqual(['“Isi dua pertanyaan”: pengingat berubah.']);
    expect(says({ escalation: [{ after: 9, to: 'secretary' }] })).toEqual(['“Isi dua pertanyaan”: tangga eskalasi berubah.']);
    expect(says({ late: { policy: 'close' } }, { stage: tinyCycle.stages.find(({ key }) => key !== fill.stage)!.key })).toEqual(['“Isi dua pertanyaan”: tahap, aturan bila terlambat berubah.']);
  });

  test('201 steps, a reminder after its deadline and a reviewer of the own agency are refused by name', () => {
    let long: CycleDefinition = tinyCycle;
    while (long.nodes.length < 201) long = addStep(long, 'notify', 'fill').definition;
    expect(faults(long)).toEqual(['tooManyNodes']);
    const fill = step(tinyCycle, 'fill') as Extract<CycleDefinition['nodes'][number], { kind: 'task' }>;
    expect(faults(setStep(tinyCycle, 'fill', { clock: { ...fill.clock, reminders: [1] } } as never))).toEqual(['reminderAfterDue at fill']);
    const own = compileCycle(tinyCycle, { forms: { tiny: 'tiny:1' }, assignments: [{ agencyId: 'dinkes', reviewers: [{ personId: 'p', agencyId: 'dinkes', tier: 'member' }] }] });
    expect(own).toMatchObject({ faults: [{ name: 'ownReviewer' }] });
  });
});

describe('a notice that the design writes itself', () => {
  const noted = (text?: { id: string; en: string }) => {
    const { definition, key } = addStep(tinyCycle, 'notify', 'fill');
    return compiled(setStep(definition, key, { text, to: 'coordinator' } as never));
  };
  const told = (ir: ReturnType<typeof noted>) => { const play = aTrack(ir); play.sends(); return play.messages('custom').map(({ text }) => text); };

  test('says its words; without any it says the title of its step', () => {
    expect(told(noted({ id: 'Isian {count} masuk.', en: 'Answers came in.' }))).toEqual([{ id: 'Isian {count} masuk.', en: 'Answers came in.' }]);
    expect(told(noted(undefined))).toEqual([{ id: 'Beri tahu', en: 'Notify' }]);
  });

  test('two scores of a design have names of their own, so that neither takes the place of the other', () => {
    const { definition } = addStep(addStep(tinyCycle, 'score', 'fill').definition, 'score', 'fill');
    const names = definition.nodes.flatMap((node) => (node.kind === 'score' ? [node.as] : []));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the package of a cycle', () => {
  const packed = () => JSON.parse(JSON.stringify(packCycle({ definition: tinyCycle, forms: { tiny: tinyForm() }, invites: ['dinas'], calendars: holidayYears.map(({ year, provisional, days }) => ({ year, provisional, days })) })));

  test('opens again as it was packed, to the byte', () => {
    const opened = openCycle(packed());
    expect(opened).toMatchObject({ definition: tinyCycle, invites: ['dinas'] });
    if (!isProblem(opened)) expect(JSON.stringify(packCycle(opened))).toBe(JSON.stringify(packCycle(opened)));
  });

  test('edited by hand it is refused, and the part is named', () => {
    const pack = packed();
    pack.definition.nodes[0].clock.due.days = 99;
    expect(openCycle(pack)).toMatchObject({ problem: 'packageEdited', details: { where: 'langkah “Isi dua pertanyaan”' } });
    const other = packed();
    other.invites.push('mitra');
    expect(openCycle(other)).toMatchObject({ problem: 'packageEdited', details: { where: 'kalender, peran, daftar kode, dan daftar peserta' } });
  });

  test('of a newer version, of another kind, or with a form missing it is refused', () => {
    expect(openCycle({ ...packed(), format: 2 })).toMatchObject({ problem: 'definitionTooNew' });
    expect(openCycle({ siklus: 'form' })).toMatchObject({ problem: 'badRequest' });
    expect(openCycle(JSON.parse(JSON.stringify(packCycle({ definition: tinyCycle, forms: {}, invites: [], calendars: [] }))))).toMatchObject({ problem: 'badRequest', details: { place: 'package/forms/tiny' } });
  });

  test('with a form whose own test fails it is refused, and the test is named', () => {
    const form = { ...tinyForm(), tests: [{ id: 't', title: 'Selalu AA', answers: { data: { s1: { q1: 'E' } }, evidence: {} }, expect: { grade: 'AA' } }] };
    expect(openCycle(JSON.parse(JSON.stringify(packCycle({ definition: tinyCycle, forms: { tiny: form }, invites: [], calendars: [] }))))).toMatchObject({ problem: 'packageTestRed', details: { test: 'Selalu AA' } });
  });
});
