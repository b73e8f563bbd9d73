import { tierNames, type Tier } from '../access.ts';
import { formatDate } from '../cycle/dates.ts';
import type { Words } from '../cycle/columns.ts';
import type { Actor, AuditEntry, Zone } from '../cycle/track.ts';
import type { Text } from '../problem.ts';

type Details = AuditEntry['details'];
type Told = { readonly who: Text; readonly details: Details; readonly stage: Text; readonly date: (value: unknown) => Text; readonly question: (id: unknown) => Text; readonly node: (key: unknown) => Text };
type Tell = (told: Told) => Text;

const plain = (id: string, en: string): Tell => ({ who }) => ({ id: `${who.id} ${id}`, en: `${who.en} ${en}` });
const impersonal = (id: string, en: string): Tell => () => ({ id, en });
/** Two decimals unless the further ones say something. */
const shortTotal = (value: unknown): string => text(value).replace(/(\.\d\d)00$/, '$1');
const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '?');

/** The number in `<formId>:<n>`. */
const versionOf = (value: unknown): string => text(value).split(':').at(-1) ?? '?';

const decisions: Readonly<Record<string, Text>> = {
  accept: { id: 'menerima', en: 'accepted' }, return: { id: 'mengembalikan', en: 'returned' }, score: { id: 'menetapkan nilai', en: 'decided the value of' },
  extend: { id: 'memperpanjang tenggat', en: 'extended the deadline of' }, escalate: { id: 'mengeskalasi', en: 'escalated' }, postpone: { id: 'menunda', en: 'postponed' },
};
const outcomes: Readonly<Record<string, Text>> = { pass: { id: 'lulus', en: 'passed' }, passWithNotes: { id: 'lulus dengan catatan', en: 'passed with notes' }, fail: { id: 'tidak lulus', en: 'failed' } };
const modes: Readonly<Record<string, Text>> = { skip: { id: 'melewati', en: 'skipped' }, back: { id: 'memundurkan dari', en: 'went back from' }, redo: { id: 'mengulang', en: 'restarted' } };
const reviews: Readonly<Record<string, (details: Details) => Text>> = {
  pass: () => ({ id: 'menyelesaikan reviu dan meneruskan', en: 'finished the review and passed it on' }),
  return: ({ open }) => ({ id: `mengembalikan ${text(open)} pertanyaan untuk diperbaiki`, en: `returned ${text(open)} ${text(open) === '1' ? 'question' : 'questions'} for repair` }),
  sendBack: () => ({ id: 'mengembalikan reviu ke jenjang di bawahnya', en: 'sent the review back one tier' }),
};
const word = (words: Readonly<Record<string, Text>>, key: unknown): Text => words[text(key)] ?? { id: text(key), en: text(key) };

/** One sentence per act of the audit chain, without its time and reason. */
const sentences: Readonly<Record<string, Tell>> = {
  started: impersonal('Proses instansi dimulai.', 'The agency’s process began.'),
  taskOpened: ({ details, date, node }) => {
    const due = date(details['dueAt']);
    const title = node(details['node']);
    return { id: `${title.id}: dibuka, tenggat ${due.id}.`, en: `${title.en}: opened, deadline ${due.en}.` };
  },
  clockSet: ({ details, date, stage }) => {
    const due = date(details['dueAt']);
    return { id: `${stage.id}: tenggat ${due.id}.`, en: `${stage.en}: deadline ${due.en}.` };
  },
  stageOpened: ({ stage }) => ({ id: `Tahap ${stage.id} dibuka.`, en: `Stage ${stage.en} was opened.` }),
  opened: ({ stage }) => ({ id: `Tahap ${stage.id} terbuka pada tanggalnya.`, en: `Stage ${stage.en} opened on its date.` }),
  reminded: impersonal('Pengingat dikirim.', 'A reminder was sent.'),
  overdue: impersonal('Tenggat lewat.', 'The deadline passed.'),
  escalated: impersonal('Keterlambatan dilaporkan ke jenjang berikutnya.', 'The delay was reported one rung up.'),
  closed: impersonal('Ditutup tanpa kiriman.', 'Closed without a submission.'),
  scored: ({ details }) => ({ id: `Nilai ${details['source'] === 'proposed' ? 'usulan' : 'penetapan'} dihitung: ${shortTotal(details['total']).replace('.', ',')} (${text(details['grade'])}).`, en: `The ${details['source'] === 'proposed' ? 'proposed' : 'decided'} score was computed: ${shortTotal(details['total'])} (${text(details['grade'])}).` }),
  published: ({ details }) => (details['what'] === 'report' ? { id: 'Laporan hasil evaluasi diterbitkan.', en: 'The evaluation report was published.' } : { id: 'Nilai ditayangkan.', en: 'The score was released.' }),
  askApproval: plain('meminta persetujuan kepala instansi.', 'asked the agency head for approval.'),
  takeBack: plain('menarik isian dari kepala instansi.', 'took the answers back from the agency head.'),
  returnToOperator: plain('mengembalikan isian kepada operator.', 'gave the answers back to the operator.'),
  submit: ({ who, details }) => ({ id: `${who.id} menyetujui dan mengirim isian putaran ${text(details['round'])}, ${details['late'] === true ? 'terlambat' : 'tepat waktu'}.`, en: `${who.en} approved and sent round ${text(details['round'])}, ${details['late'] === true ? 'late' : 'on time'}.` }),
  recall: plain('menarik kembali kiriman sebelum reviu dimulai.', 'recalled the submission before the review began.'),
  beginReview: plain('memulai reviu.', 'began the review.'),
  finishReview: ({ who, details }) => {
    const done = reviews[text(details['decision'])]?.(details) ?? { id: 'menyelesaikan reviu', en: 'finished the review' };
    const tier = tierNames[details['tier'] as Tier] as Text | undefined;
    return { id: `${who.id}${tier === undefined ? '' : ` (${tier.id})`} ${done.id}.`, en: `${who.en}${tier === undefined ? '' : ` (${tier.en})`} ${done.en}.` };
  },
  submissionRefused: impersonal('Kiriman yang menunggu tidak dapat diterima; isian tetap tersimpan sebagai draf.', 'A waiting submission could not be taken; the answers are kept as a draft.'),
  decideGate: ({ who, details }) => ({ id: `${who.id} memutus hasil: ${word(outcomes, details['outcome']).id}.`, en: `${who.en} decided the result: ${word(outcomes, details['outcome']).en}.` }),
  decideInMeeting: ({ details, question }) => {
    const done = word(decisions, details['decision']);
    if (details['questionId'] === undefined) return { id: `Rakor ${done.id} kasus ini.`, en: `The meeting ${done.en} this case.` };
    const about = question(details['questionId']);
    return { id: `Rakor ${done.id} pertanyaan “${about.id}”.`, en: `The meeting ${done.en} question “${about.en}”.` };
  },
  closeMeeting: impersonal('Putusan rakor untuk instansi ini lengkap.', 'The meeting’s outcome for this agency is complete.'),
  extend: ({ who, details, date }) => ({ id: `${who.id} memperpanjang tenggat menjadi ${date(details['to']).id}.`, en: `${who.en} extended the deadline to ${date(details['to']).en}.` }),
  shorten: ({ who, details, date }) => ({ id: `${who.id} memajukan tenggat menjadi ${date(details['to']).id}.`, en: `${who.en} moved the deadline forward to ${date(details['to']).en}.` }),
  recount: ({ who, details, date }) => {
    const [first] = Array.isArray(details['moves']) ? (details['moves'] as readonly { readonly to?: unknown }[]) : [];
    const to = first === undefined ? undefined : date(first.to);
    return { id: `${who.id} mengubah kalender kerja; tenggat ${to === undefined ? 'tetap, pengingat menyesuaikan' : `menjadi ${to.id}`}.`, en: `${who.en} changed the working calendar; the deadline ${to === undefined ? 'stays, reminders follow' : `becomes ${to.en}`}.` };
  },
  moveForm: ({ who, details }) => (details['supplement'] === true ? { id: `${who.id} meminta ${text(details['opens'])} pertanyaan baru dilengkapi, menurut versi formulir ${versionOf(details['version'])}.`, en: `${who.en} asked for ${text(details['opens'])} new questions to be answered, by form version ${versionOf(details['version'])}.` } : { id: `${who.id} memindahkan instansi ke versi formulir ${versionOf(details['version'])}; ${text(details['opens'])} pertanyaan dibuka.`, en: `${who.en} moved the agency to form version ${versionOf(details['version'])}; ${text(details['opens'])} questions were opened.` }),
  moveDesign: ({ who, details, date }) => {
    const [first] = Array.isArray(details['moves']) ? (details['moves'] as readonly { readonly to?: unknown }[]) : [];
    const due = first === undefined ? { id: 'tenggat tetap', en: 'the deadline stays' } : { id: `tenggat menjadi ${date(first.to).id}`, en: `the deadline becomes ${date(first.to).en}` };
    return { id: `${who.id} memindahkan instansi ke rancangan siklus edisi ${text(details['edition'])}; ${due.id}.`, en: `${who.en} moved the agency to edition ${text(details['edition'])} of the cycle design; ${due.en}.` };
  },
  changeReviewer: ({ who, details }) => {
    const [tier, from, to] = [tierNames[details['tier'] as Tier], details['from'], text(details['to'])];
    if (from === undefined || from === null) return { id: `${who.id} menunjuk ${to} sebagai ${tier.id.toLowerCase()}.`, en: `${who.en} made ${to} the ${tier.en.toLowerCase()}.` };
    return { id: `${who.id} mengganti ${tier.id.toLowerCase()}: ${text(from)} digantikan ${to}.`, en: `${who.en} changed the ${tier.en.toLowerCase()} from ${text(from)} to ${to}.` };
  },
  suspend: plain('menjeda proses instansi.', 'suspended the agency’s process.'),
  resume: plain('melanjutkan proses instansi.', 'resumed the agency’s process.'),
  withdraw: plain('mengeluarkan instansi dari siklus.', 'withdrew the agency from the cycle.'),
  repair: ({ who, details, node }) => {
    const [done, from] = [word(modes, details['mode']), node(details['from'])];
    return { id: `${who.id} ${done.id} langkah “${from.id}”.`, en: `${who.en} ${done.en} step “${from.en}”.` };
  },
};

/** The acts a history can tell; anything else is told by its name. */
export const historyActs: readonly string[] = Object.keys(sentences);

/** Names who acted as the history shows it. */
function actorName(actor: Actor): Text {
  return actor === 'system' ? { id: 'Sistem', en: 'The system' } : { id: actor.name, en: actor.name };
}

/** What a history names stages, steps and questions by. */
type Named = Words & { readonly questionTitle?: (questionId: string) => Text };

/** Tells one audit entry of a track in both languages; times in it are shown in the given zone. */
export function historySentence({ stages, nodes, questionTitle }: Named, entry: Pick<AuditEntry, 'act' | 'actor' | 'stage' | 'details'>, zone: Zone = 'WIB'): Text {
  const { act, actor, stage, details } = entry;
  const named = details['stage'] ?? stage;
  const title = stages.find(({ key }) => key === named)?.title ?? { id: text(named), en: text(named) };
  const node = (key: unknown): Text => nodes.find((one) => one.key === key)?.title ?? { id: text(key), en: text(key) };
  const question = (key: unknown): Text => questionTitle?.(text(key)) ?? { id: text(key), en: text(key) };
  const date = (value: unknown): Text => (typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? formatDate(value, { zone, style: 'full' }) : { id: '?', en: '?' });
  return sentences[act]?.({ who: actorName(actor), details, stage: title, date, question, node }) ?? { id: act, en: act };
}
