import type { CycleDefinition, DefinitionNode, NodeKind } from '../cycle/ir.ts';
import { officeLadder, workingDays } from '../cycle/usual-clock.ts';
import type { Text } from '../problem.ts';

/** Kinds of step an administrator can add, in the order of the menu. */
export const addable = ['stage', 'task', 'review', 'meeting', 'gate', 'loop', 'barrier', 'branch', 'parallel', 'score', 'publish', 'notify', 'end'] as const satisfies readonly NodeKind[];
export type Addable = (typeof addable)[number];

/** What each kind of step is called, and what it is for. */
export const kindWords: Readonly<Record<NodeKind, { readonly name: Text; readonly about: Text }>> = {
  task: { name: { id: 'Tugas', en: 'Task' }, about: { id: 'OPD mengisi atau memperbaiki formulir', en: 'The agency fills in or repairs a form' } },
  review: { name: { id: 'Reviu', en: 'Review' }, about: { id: 'Penilai memeriksa berjenjang dan dapat mengembalikan', en: 'Reviewers check tier by tier and may return' } },
  meeting: { name: { id: 'Rakor', en: 'Meeting' }, about: { id: 'Menunggu putusan rapat tentang OPD ini', en: 'Waits for what the meeting decides about the agency' } },
  gate: { name: { id: 'Hasil', en: 'Result' }, about: { id: 'Lulus, lulus dengan catatan, atau tidak lulus', en: 'Pass, pass with notes, or fail' } },
  loop: { name: { id: 'Putaran perbaikan', en: 'Repair rounds' }, about: { id: 'Mengulang perbaikan selama masih ada catatan', en: 'Repeats the repair while notes are open' } },
  barrier: { name: { id: 'Tunggu dibuka', en: 'Wait to be opened' }, about: { id: 'Menunggu OPD lain, gelombang, atau tanggal', en: 'Waits for the others, a wave, or a date' } },
  branch: { name: { id: 'Percabangan', en: 'Branch' }, about: { id: 'Tabel keputusan: syarat dan langkah tujuannya', en: 'A decision table: conditions and where they lead' } },
  parallel: { name: { id: 'Bersamaan', en: 'Parallel' }, about: { id: 'Beberapa cabang berjalan bersama lalu bertemu', en: 'Several branches run together and meet again' } },
  score: { name: { id: 'Hitung nilai', en: 'Score' }, about: { id: 'Menghitung nilai usulan atau penetapan', en: 'Computes the own or the decided score' } },
  publish: { name: { id: 'Terbitkan', en: 'Publish' }, about: { id: 'Menayangkan nilai atau menerbitkan laporan', en: 'Shows the score or publishes the report' } },
  notify: { name: { id: 'Beri tahu', en: 'Notify' }, about: { id: 'Mengirim pemberitahuan', en: 'Sends a notice' } },
  stage: { name: { id: 'Masuk tahap', en: 'Enter a stage' }, about: { id: 'Menandai awal tahap dengan batas waktunya sendiri', en: 'Marks the start of a stage with a deadline of its own' } },
  end: { name: { id: 'Akhir', en: 'End' }, about: { id: 'Jalur OPD selesai', en: 'The path of the agency ends' } },
};

/** Gives a key that no step has yet. */
export function freeKey(taken: ReadonlySet<string>, wish: string): string {
  if (!taken.has(wish)) return wish;
  for (let n = 2; ; n += 1) if (!taken.has(`${wish}${n}`)) return `${wish}${n}`;
}

type Around = { readonly definition: CycleDefinition; readonly key: string; readonly next: string };

const stageFor = ({ definition }: Around, owner: string): string => (definition.stages.find((stage) => stage.owner === owner) ?? definition.stages[0])?.key ?? '';
const formFor = ({ definition }: Around): string => Object.keys(definition.forms)[0] ?? '';

/** A new step of each kind, ready to run, leading on to `next`. */
const makers: { readonly [K in Addable]: (around: Around) => DefinitionNode } = {
  stage: ({ definition, key, next }) => { const column = definition.stages.find((stage) => stage.key === key); return { key, kind: 'stage', title: column?.title ?? { id: 'Masuk tahap', en: 'Enter a stage' }, owner: column?.owner ?? 'coordinator', onEnter: [], onExit: [], next }; },
  task: (a) => ({ key: a.key, kind: 'task', title: { id: 'Isi formulir', en: 'Fill in the form' }, stage: stageFor(a, 'operator'), form: formFor(a), mode: 'fill', assignee: 'operator', clock: workingDays(10), next: a.next }),
  review: (a) => ({ key: a.key, kind: 'review', title: { id: 'Reviu', en: 'Review' }, form: formFor(a), returnTo: 'here', maxRounds: 2, tiers: [{ tier: 'member', stage: stageFor(a, 'evaluator'), clock: workingDays(5, officeLadder) }], repair: [workingDays(5)], next: a.next }),
  meeting: (a) => ({ key: a.key, kind: 'meeting', title: { id: 'Putusan rakor', en: 'Decision of the meeting' }, stage: stageFor(a, 'coordinator'), meeting: 'rakor', next: a.next }),
  gate: (a) => ({ key: a.key, kind: 'gate', title: { id: 'Hasil', en: 'Result' }, stage: stageFor(a, 'coordinator'), by: { kind: 'person', role: 'coordinator' }, clock: workingDays(3, officeLadder), to: { pass: a.next, passWithNotes: a.next, fail: a.next } }),
  loop: (a) => ({ key: a.key, kind: 'loop', title: { id: 'Putaran perbaikan', en: 'Repair rounds' }, body: `${a.key}_perbaiki`, maxRounds: 2, exit: 'allAccepted', clocks: [workingDays(10)], next: a.next }),
  barrier: (a) => ({ key: a.key, kind: 'barrier', title: { id: 'Tunggu semua OPD', en: 'Wait for all agencies' }, stage: stageFor(a, 'coordinator'), opens: 'all', next: a.next }),
  branch: (a) => ({ key: a.key, kind: 'branch', title: { id: 'Percabangan', en: 'Branch' }, cases: [{ when: { '===': [{ fact: 'late' }, true] }, to: a.next }], otherwise: a.next }),
  parallel: (a) => ({ key: a.key, kind: 'parallel', title: { id: 'Berjalan bersamaan', en: 'Run together' }, branches: [1, 2].map((n) => freeKey(new Set(a.definition.nodes.map(({ key }) => key)), `${a.key}_${n}`)), join: a.next }),
  score: (a) => ({ key: a.key, kind: 'score', title: { id: 'Hitung nilai', en: 'Score' }, stage: stageFor(a, 'coordinator'), form: formFor(a), source: 'decided', as: freeKey(new Set(a.definition.nodes.flatMap((node) => (node.kind === 'score' ? [node.as] : []))), 'decided'), next: a.next }),
  publish: (a) => ({ key: a.key, kind: 'publish', title: { id: 'Terbitkan laporan', en: 'Publish the report' }, stage: stageFor(a, 'coordinator'), what: 'report', next: a.next }),
  notify: (a) => ({ key: a.key, kind: 'notify', title: { id: 'Beri tahu', en: 'Notify' }, message: 'custom', to: 'coordinator', next: a.next }),
  end: (a) => ({ key: a.key, kind: 'end', title: { id: 'Akhir', en: 'End' }, outcome: a.key }),
};

/** Makes the task of the nth branch: of the nth form, as far as there are so many. */
export function freshTask(around: Around, nth: number): DefinitionNode {
  const forms = Object.keys(around.definition.forms);
  return { ...(makers.task(around) as Extract<DefinitionNode, { kind: 'task' }>), form: forms[nth - 1] ?? formFor(around), title: { id: `Isi bagian ${nth}`, en: `Fill in part ${nth}` } };
}

/** Makes the step, with what belongs inside: for repair rounds the repair and its verification, for branches that run together a task each. */
export function freshSteps(kind: Addable, around: Around): readonly DefinitionNode[] {
  const step = makers[kind](around);
  if (step.kind === 'parallel') return [step, ...step.branches.map((key, i) => freshTask({ ...around, key }, i + 1))];
  if (kind !== 'loop') return [step];
  const [repair, verify] = [`${around.key}_perbaiki`, `${around.key}_verifikasi`];
  return [
    step,
    { ...(makers.task({ ...around, key: repair, next: verify }) as Extract<DefinitionNode, { kind: 'task' }>), mode: 'revise', title: { id: 'Perbaiki yang dikembalikan', en: 'Repair what was returned' } },
    { ...(makers.review({ ...around, key: verify, next: around.key }) as Extract<DefinitionNode, { kind: 'review' }>), returnTo: 'loop', title: { id: 'Verifikasi perbaikan', en: 'Verification of the repair' } },
  ];
}
