import type { Text } from '../../problem.ts';

/** Everything that keeps a cycle definition from being published. `{name}` takes a value of the fault. */
const faultTexts = {
  noNodes: { id: 'Siklus belum memiliki langkah.', en: 'The cycle has no steps yet.' },
  tooManyNodes: { id: 'Siklus memiliki {count} langkah, batasnya {max}.', en: 'The cycle has {count} steps; the limit is {max}.' },
  tooLarge: { id: 'Definisi siklus terlalu besar: {count} bita, batasnya {max}.', en: 'The cycle definition is too large: {count} bytes; the limit is {max}.' },
  unknownKind: { id: 'Langkah “{title}” berjenis {what}, yang tidak dikenal.', en: 'Step “{title}” is of kind {what}, which is unknown.' },
  doubleKey: { id: 'Kunci {what} dipakai dua kali.', en: 'Key {what} is used twice.' },
  noStart: { id: 'Langkah awal {what} tidak ada.', en: 'The starting step {what} does not exist.' },
  dangling: { id: 'Langkah “{title}” menuju ke {what}, yang tidak ada.', en: 'Step “{title}” leads to {what}, which does not exist.' },
  unreachable: { id: 'Langkah “{title}” tidak pernah tercapai dari awal.', en: 'Step “{title}” is never reached from the start.' },
  noEnd: { id: 'Dari langkah “{title}” tidak ada jalan ke akhir.', en: 'From step “{title}” no way leads to an end.' },
  endless: { id: 'Langkah “{title}” terletak pada putaran tanpa batas. Pakai simpul perulangan.', en: 'Step “{title}” lies on a circle without a bound. Use a loop step.' },
  loopBound: { id: 'Batas putaran “{title}” harus bilangan bulat {min} sampai {max}.', en: 'The bound of “{title}” has to be a whole number from {min} to {max}.' },
  loopOpen: { id: 'Isi perulangan “{title}” tidak kembali ke perulangan itu.', en: 'The body of loop “{title}” does not lead back to it.' },
  loopIdle: { id: 'Isi perulangan “{title}” tidak memuat tugas perbaikan.', en: 'The body of loop “{title}” holds no repair task.' },
  dueUnclear: { id: 'Tenggat pada “{title}” tidak dapat dihitung: {what}.', en: 'The deadline at “{title}” cannot be computed: {what}.' },
  sinceNever: { id: 'Tenggat pada “{title}” dihitung sejak {what}, yang tidak terjadi sebelum langkah itu.', en: 'The deadline at “{title}” counts from {what}, which does not happen before that step.' },
  reminderAfterDue: { id: 'Pengingat pada “{title}” jatuh setelah tenggat yang diingatkannya.', en: 'A reminder at “{title}” falls after the deadline it reminds of.' },
  escalationBeforeDue: { id: 'Eskalasi pada “{title}” harus paling cepat satu hari kerja setelah tenggat.', en: 'An escalation at “{title}” has to be one working day after the deadline at the earliest.' },
  formUnpublished: { id: 'Formulir {what} pada “{title}” belum diterbitkan.', en: 'Form {what} at “{title}” is not published.' },
  stageUnknown: { id: 'Langkah “{title}” menunjuk tahap {what}, yang tidak ada.', en: 'Step “{title}” names stage {what}, which does not exist.' },
  stageWithoutOwner: { id: 'Tahap “{title}” belum memiliki penanggung jawab.', en: 'Stage “{title}” has no owner.' },
  reviewBeforeTask: { id: 'Reviu “{title}” dapat tercapai sebelum ada yang diisi.', en: 'Review “{title}” can be reached before anything was filled in.' },
  reviewWithoutTiers: { id: 'Reviu “{title}” tidak memiliki jenjang.', en: 'Review “{title}” has no tiers.' },
  repairWithoutClock: { id: 'Reviu “{title}” boleh mengembalikan isian, tetapi tidak memiliki tenggat perbaikan.', en: 'Review “{title}” may return answers but has no repair deadline.' },
  parallelWithoutJoin: { id: 'Cabang {count} dari “{title}” tidak bertemu dengan yang lain di “{join}”: {why}.', en: 'Branch {count} of “{title}” does not meet the others at “{join}”: {why}.' },
  branchesShared: { id: 'Langkah “{title}” terletak pada dua cabang “{split}” sekaligus, sehingga akan berjalan dua kali.', en: 'Step “{title}” lies in two branches of “{split}” and would run twice.' },
  fewBranches: { id: '“{title}” memerlukan paling sedikit dua cabang yang berjalan bersamaan.', en: '“{title}” needs two branches at least that run together.' },
  scoreUnknown: { id: 'Gerbang “{title}” memakai nilai {what}, yang tidak dihitung sebelumnya.', en: 'Gate “{title}” uses score {what}, which is not computed before it.' },
  gateBounds: { id: 'Ambang pada “{title}” harus angka, dan ambang lulus tidak di bawah ambang catatan.', en: 'The bounds of “{title}” have to be numbers, and the passing bound not below the one for notes.' },
  ruleMissing: { id: '“{title}” belum mempunyai syarat: {what}.', en: '“{title}” has no condition yet: {what}.' },
  factUnknown: { id: 'Aturan pada “{title}” membaca {what}, yang tidak dihasilkan langkah mana pun sebelumnya.', en: 'The rule at “{title}” reads {what}, which no step before it gives.' },
  ruleRefused: { id: 'Aturan pada “{title}” tidak dapat dipakai: {what}.', en: 'The rule at “{title}” cannot be used: {what}.' },
  letterUnclear: { id: 'Surat “{document}” memuat {what}.', en: 'The document “{document}” has {what}.' },
  ownReviewer: { id: 'Penilai {what} bertugas di instansi {agency} yang akan dinilainya.', en: 'Reviewer {what} works in agency {agency}, which he or she would judge.' },
  tierWithoutReviewer: { id: 'Instansi {agency} belum memiliki penilai untuk jenjang {what}.', en: 'Agency {agency} has no reviewer for tier {what}.' },
} as const satisfies Record<string, Text>;

export type FaultName = keyof typeof faultTexts;
/** One thing wrong with a definition; `node` is the key of the step it concerns. */
export type Fault = { readonly name: FaultName; readonly node?: string; readonly message: Text };

type Details = Readonly<Record<string, string | number | Text>>;

/** Makes a fault with its sentence filled in; a value in both languages is told in each. */
export function fault(name: FaultName, details: Details & { readonly node?: string } = {}, title?: Text): Fault {
  const { node, ...values } = details;
  const told = (value: string | number | Text | undefined, language: keyof Text) => (typeof value === 'object' ? value[language] || value.id : value);
  const fill = (language: keyof Text) => faultTexts[name][language].replace(/\{(\w+)\}/g, (whole: string, key: string) => (key === 'title' ? (title?.[language] ?? node ?? whole) : String(told(values[key], language) ?? whole)));
  return { name, ...(node === undefined ? {} : { node }), message: { id: fill('id'), en: fill('en') } };
}

/** Makes a fault about one step. */
export function faultAt(name: FaultName, node: { readonly key: string; readonly title: Text }, details: Details = {}): Fault {
  return fault(name, { ...details, node: node.key }, node.title);
}
