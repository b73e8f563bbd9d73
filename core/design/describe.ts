import { tierNames } from '../access.ts';
import { sinceWords } from '../cycle/checks/since.ts';
import { formatDay } from '../cycle/dates.ts';
import type { ClockRule, CycleDefinition, DefinitionNode, NodeKind } from '../cycle/ir.ts';
import type { Text } from '../problem.ts';
import { clocksAt, type ClockPart, type DesignClock } from './clocks.ts';
import { ruleWords } from './facts.ts';
import type { WayOut } from './pointers.ts';

type Of<K extends NodeKind> = Extract<DefinitionNode, { readonly kind: K }>;

/** What an administrator calls the people of a step. */
export const ownerWords: Readonly<Record<string, Text>> = {
  operator: { id: 'Operator OPD', en: 'Operator of the agency' }, head: { id: 'Kepala instansi', en: 'Head of the agency' }, evaluator: { id: 'Penilai', en: 'Reviewer' },
  coordinator: { id: 'Koordinator', en: 'Coordinator' }, leadership: { id: 'Pimpinan', en: 'Leadership' }, administrator: { id: 'Administrator', en: 'Administrator' }, secretary: { id: 'Sekretaris daerah', en: 'Regional secretary' },
};

/** What each way out of a step is called. */
export function wayWords(name: WayOut['name']): Text {
  const named: Partial<Record<WayOut['name'], Text>> = { next: { id: 'Lalu', en: 'Then' }, pass: { id: 'Lulus', en: 'Pass' }, passWithNotes: { id: 'Lulus dengan catatan', en: 'Pass with notes' }, fail: { id: 'Tidak lulus', en: 'Fail' }, body: { id: 'Selama ada catatan', en: 'While notes are open' }, join: { id: 'Bertemu di', en: 'Meet at' }, otherwise: { id: 'Selain itu', en: 'Otherwise' } };
  const found = named[name];
  if (found) return found;
  const n = Number(name.split('.')[1]) + 1;
  return name.startsWith('case') ? { id: `Baris ${n}`, en: `Line ${n}` } : { id: `Cabang ${n}`, en: `Branch ${n}` };
}

/** Counts things in English. */
const counted = (n: number, thing: string): string => `${n} ${thing}${n === 1 ? '' : 's'}`;

/** Says a deadline: “10 hari kerja sejak ditutupnya rapat, pukul 23.59”. */
function dueWords(definition: CycleDefinition, { due }: ClockRule): Text {
  const at = due.at.replace(':', '.');
  if (due.kind === 'workingDays') {
    const since = due.since && sinceWords(definition, due.since);
    return { id: `${due.days} hari kerja${since ? ` sejak ${since.id}` : ''}, pukul ${at}`, en: `${counted(due.days, 'working day')}${since ? ` after ${since.en}` : ''}, at ${due.at}` };
  }
  const day = formatDay(due.date, 'date');
  return { id: `${day.id}, pukul ${at}`, en: `${day.en}, at ${due.at}` };
}

const short = ({ due }: ClockRule): Text => (due.kind === 'workingDays' ? both(`${due.days} hk`, `${due.days} wd`) : both(due.date, due.date));

/** Says how long a step takes, in as few letters as a box holds; nothing for a step without a deadline. */
export function shortDue(definition: CycleDefinition, node: DefinitionNode): Text | undefined {
  if (node.kind === 'loop') return both(`≤ ${node.maxRounds}×`, `≤ ${node.maxRounds}×`);
  if (node.kind === 'barrier') return node.date === undefined ? undefined : both(node.date, node.date);
  const found = of(clocksAt(definition, node.key), 'own', 'pass', 'tier').map(({ rule }) => short(rule));
  const between = node.kind === 'review' ? ' + ' : ' / ';
  return found.length === 0 ? undefined : join(found, both(between, between));
}

const both = (id: string, en: string): Text => ({ id, en });
const scoreTitle = ({ nodes }: CycleDefinition, as: string): Text => nodes.find((node) => node.kind === 'score' && node.as === as)?.title ?? both(as, as);
/** Lines of a decision table that a sentence holds. */
const mostLines = 3;
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const quoted = ({ id, en }: Text): Text => both(`“${id}”`, `“${en || id}”`);
const join = (parts: readonly Text[], between: Text): Text => both(parts.map(({ id }) => id).join(between.id), parts.map(({ en }) => en).join(between.en));

const of = (clocks: readonly DesignClock[], ...parts: readonly ClockPart[]) => clocks.filter(({ part }) => parts.includes(part));
/** One deadline, or one per pass: “5 hari kerja, pukul 23.59 (putaran 1), 2 hari kerja, pukul 23.59 (putaran 2)”. */
const passWords = (definition: CycleDefinition, clocks: readonly DesignClock[]): Text => join(clocks.map(({ rule, nth }) => {
  const due = dueWords(definition, rule);
  return clocks.length === 1 ? due : both(`${due.id} (putaran ${nth})`, `${due.en} (round ${nth})`);
}), both(', ', ', '));

const sentences: { readonly [K in NodeKind]: (node: Of<K>, clocks: readonly DesignClock[], definition: CycleDefinition) => Text } = {
  task: ({ mode, approval }, clocks, all) => {
    const due = passWords(all, of(clocks, 'own', 'pass'));
    const head = approval === undefined ? both('', '') : both(`, kepala instansi menyetujui dalam ${dueWords(all, approval.clock).id}`, `, the head approves within ${dueWords(all, approval.clock).en}`);
    return mode === 'fill' ? both(`Operator mengisi formulir dalam ${due.id}${head.id}.`, `The operator fills in the form within ${due.en}${head.en}.`) : both(`Operator memperbaiki pertanyaan yang dikembalikan dalam ${due.id}${head.id}.`, `The operator repairs the returned questions within ${due.en}${head.en}.`);
  },
  review: ({ tiers, maxRounds, returnTo }, clocks, all) => {
    const chain = join(tiers.map(({ tier, clock }) => both(`${tierNames[tier].id} (${dueWords(all, clock).id})`, `${tierNames[tier].en} (${dueWords(all, clock).en})`)), both(' lalu ', ' then '));
    if (returnTo === 'loop') return both(`Diperiksa ${chain.id}; yang belum diterima kembali ke putaran perbaikan.`, `Checked by ${chain.en}; what is not accepted goes back to the repair rounds.`);
    const repair = passWords(all, of(clocks, 'repair'));
    const again = repair.id === '' ? both('', '') : both(`, perbaikan ${repair.id}`, `, repair within ${repair.en}`);
    return both(`Diperiksa ${chain.id}; dapat dikembalikan paling banyak ${maxRounds} kali${again.id}.`, `Checked by ${chain.en}; may be returned ${counted(maxRounds, 'time')} at most${again.en}.`);
  },
  meeting: () => both('Menunggu putusan rapat; pertanyaan yang dikembalikan rapat masuk ke perbaikan.', 'Waits for the meeting; questions it returns go to the repair.'),
  gate: ({ by }, _clocks, definition) => {
    if (by.kind === 'person') return both(`${ownerWords[by.role]?.id ?? by.role} memutus: lulus, lulus dengan catatan, atau tidak lulus.`, `${ownerWords[by.role]?.en ?? by.role} decides: pass, pass with notes or fail.`);
    if (by.kind === 'score') return both(`Diputus oleh ${quoted(scoreTitle(definition, by.score)).id}: lulus mulai ${by.passAt.replace('.', ',')}, dengan catatan mulai ${by.notesAt.replace('.', ',')}.`, `Decided by ${quoted(scoreTitle(definition, by.score)).en}: pass from ${by.passAt}, with notes from ${by.notesAt}.`);
    const [pass, notes] = [ruleWords(definition, by.pass), ruleWords(definition, by.notes)];
    return both(`Lulus bila ${pass.id}; lulus dengan catatan bila ${notes.id}; selain itu tidak lulus.`, `Pass if ${pass.en}; pass with notes if ${notes.en}; otherwise fail.`);
  },
  loop: ({ maxRounds }, clocks, all) => both(`Perbaikan diulang selama masih ada catatan, paling banyak ${maxRounds} putaran (${clocks.map(({ rule }) => dueWords(all, rule).id).join('; ')}).`, `The repair repeats while notes are open, ${counted(maxRounds, 'round')} at most (${clocks.map(({ rule }) => dueWords(all, rule).en).join('; ')}).`),
  barrier: ({ opens, date }) => ({ all: both('Menunggu sampai semua OPD tiba, atau koordinator membukanya.', 'Waits until all agencies have come, or the coordinator opens it.'), wave: both('Menunggu sampai semua OPD segelombang tiba, atau koordinator membukanya.', 'Waits until all agencies of the wave have come, or the coordinator opens it.'), date: both(`Terbuka pada ${date === undefined ? '…' : formatDay(date, 'date').id}.`, `Opens on ${date === undefined ? '…' : formatDay(date, 'date').en}.`) })[opens],
  branch: ({ cases, otherwise }, _clocks, definition) => {
    if (cases.length > mostLines) return both(`Memilih jalan dari ${cases.length} baris syarat; baris pertama yang cocok berlaku.`, `Chooses the way by ${cases.length} lines of conditions; the first that fits holds.`);
    const to = (key: string) => quoted(stepTitle(definition, key));
    const lines = join(cases.map(({ when, to: key }) => { const rule = ruleWords(definition, when); return both(`bila ${rule.id}, ke ${to(key).id}`, `if ${rule.en}, to ${to(key).en}`); }), both('; ', '; '));
    return both(`${capital(lines.id)}; selain itu ke ${to(otherwise).id}.`, `${capital(lines.en)}; otherwise to ${to(otherwise).en}.`);
  },
  parallel: ({ branches, join: meet }, _clocks, definition) => {
    const heads = branches.map((key) => stepTitle(definition, key));
    const listed = heads.length < 2 ? [...heads, both('…', '…')] : heads;
    const told = join(listed.slice(0, -1).map(quoted), both(', ', ', '));
    const last = quoted(listed.at(-1)!);
    const place = quoted(stepTitle(definition, meet));
    return both(`${told.id} dan ${last.id} berjalan bersamaan, lalu bertemu di ${place.id}.`, `${told.en} and ${last.en} run at the same time and meet at ${place.en}.`);
  },
  score: ({ source, as }) => both(`Menghitung nilai ${source === 'proposed' ? 'usulan' : 'penetapan'} sebagai “${as}”.`, `Computes the ${source === 'proposed' ? 'own' : 'decided'} score as “${as}”.`),
  publish: ({ what }) => (what === 'scores' ? both('Menayangkan nilai kepada OPD.', 'Shows the score to the agency.') : both('Menerbitkan laporan hasil.', 'Publishes the report.')),
  notify: ({ to, text }) => both(`Memberi tahu ${ownerWords[to]?.id.toLowerCase() ?? to}${text === undefined ? '.' : `: “${text.id}”`}`, `Tells the ${ownerWords[to]?.en.toLowerCase() ?? to}${text === undefined ? '.' : `: “${text.en || text.id}”`}`),
  stage: ({ key, owner, clock }, _clocks, all) => {
    const name = quoted(all.stages.find((stage) => stage.key === key)?.title ?? both(key, key));
    const due = clock === undefined ? both('', '') : both(`; seluruh tahap selesai dalam ${dueWords(all, clock).id}`, `; the whole stage is done within ${dueWords(all, clock).en}`);
    return both(`Memasuki tahap ${name.id} milik ${ownerWords[owner]?.id.toLowerCase() ?? owner}${due.id}.`, `Enters stage ${name.en} of the ${ownerWords[owner]?.en.toLowerCase() ?? owner}${due.en}.`);
  },
  end: ({ title }) => both(`Jalur OPD berakhir dengan hasil ${quoted(title).id}.`, `The path of the agency ends as ${quoted(title).en}.`),
};

/** Says in one sentence what happens at a step. */
export function stepSentence(definition: CycleDefinition, node: DefinitionNode): Text {
  return (sentences[node.kind] as (of: DefinitionNode, clocks: readonly DesignClock[], all: CycleDefinition) => Text)(node, clocksAt(definition, node.key), definition);
}

/** Gives the title of a step by its key. */
export const stepTitle = ({ nodes }: CycleDefinition, key: string): Text => nodes.find((node) => node.key === key)?.title ?? both(key, key);
