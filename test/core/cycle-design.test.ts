import { describe, expect, test } from '@jest/globals';
import { compileCycle, compileDesign } from '../../core/cycle/compile.ts';
import type { CycleDefinition } from '../../core/cycle/ir.ts';
import { readDefinition } from '../../core/cycle/shape.ts';
import { designDiff } from '../../core/design/diff.ts';
import { addBranch, canRunBeside, meetAt, removeBranch, runBeside } from '../../core/design/branches.ts';
import { addStep, leadTo, moveStep, removeStep, setForm, setOutcome, setStep } from '../../core/design/edit.ts';
import { addStage, giveStage, markStage, moveStage, removeStage, setStage, stepsIn, unmarkedStages } from '../../core/design/stages.ts';
import { addable } from '../../core/design/fresh.ts';
import { diagramOf } from '../../core/design/lanes.ts';
import { openCycle, packCycle } from '../../core/design/package.ts';
import { waysOut } from '../../core/design/pointers.ts';
import { stepSentence } from '../../core/design/describe.ts';
import { factNames, factsOf, gateByRules, gateRules } from '../../core/design/facts.ts';
import type { GateBy } from '../../core/cycle/ir.ts';
import { holidayYears } from '../../core/cycle/holidays.ts';
import { isProblem } from '../../core/problem.ts';
import { templates } from '../../templates/index.ts';
import { everyNodeCycle } from '../../templates/every-node/cycle.ts';
import { aTrack, compiled } from '../support/track-play.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';
import { tinyForm } from '../../templates/tiny/form.ts';

const all = [...templates.map(({ definition }) => definition), tinyCycle, everyNodeCycle];
const faults = (definition: CycleDefinition) => {
  const compiled = compileDesign(definition);
  return 'faults' in compiled ? compiled.faults.map(({ name, node }) => `${name}${node === undefined ? '' : ` at ${node}`}`) : [];
};
const step = (definition: CycleDefinition, key: string) => definition.nodes.find((node) => node.key === key)!;
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
