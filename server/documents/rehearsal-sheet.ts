import writeXlsxFile from 'write-excel-file/node';
import { tierNames } from '../../core/access.ts';
import { nobodyYet } from '../../core/rehearsal/actors.ts';
import { formatDay, formatDate } from '../../core/cycle/dates.ts';
import type { Findings } from '../../core/rehearsal/findings.ts';
import type { RehearsalPlan } from '../../core/rehearsal/plan.ts';
import type { Rehearsal } from '../../core/rehearsal/run.ts';
import { behaviourNames, recipientName, sortNames, sortOf } from '../../core/rehearsal/words.ts';

type Played = { readonly plan: RehearsalPlan; readonly rehearsal: Rehearsal; readonly findings: Findings };
type Row = readonly (string | number)[];

/** A workbook of more lines would not open on an office machine; what is left out is said. */
const mostLines = 60_000;

const cell = (value: string | number) => (typeof value === 'number' ? { value, type: Number } : { value, type: String });
const sheet = (name: string, [head, ...body]: readonly Row[], widths: readonly number[]) => ({
  sheet: name, columns: widths.map((width) => ({ width })), stickyRowsCount: 1,
  data: [head!.map((title) => ({ value: String(title), type: String, fontWeight: 'bold' as const })), ...body.map((row) => row.map(cell))],
});

function summary({ plan, rehearsal, findings }: Played): readonly Row[] {
  const { tally } = findings;
  const day = (instant: string) => formatDate(instant, { zone: plan.zone, style: 'day' }).id;
  return [
    ['Gladi resik (waktu maya, tidak ada surat yang dikirim)', ''],
    ['Siklus', plan.ir.title.id], ['Mulai', day(plan.startsAt)], ['Berakhir', day(findings.endsAt)], ['Instansi', plan.agencies.length],
    ...Object.entries(behaviourNames).map(([key, { id }]): Row => [`Perilaku: ${id}`, rehearsal.paths.filter(({ behaviour }) => behaviour === key).length]),
    ...Object.entries(findings.outcomes).map(([outcome, count]): Row => [`Hasil akhir: ${outcome}`, count]), ['Berhenti di tengah jalan', findings.stuck], ['Pernah terlambat', findings.late],
    ['Tugas', tally.tasks], ['Pesan seluruhnya', tally.messages], ['Pengingat', tally.reminders], ['Eskalasi', tally.escalations], ['Terkunci', tally.locks],
    ...findings.breaks.map(({ from, to, deadlinesAfter }): Row => [`Libur ${formatDay(from, 'date').id} s.d. ${formatDay(to, 'date').id}: tenggat pada hari kerja sesudahnya`, deadlinesAfter]),
    ...findings.moved.map(({ node, date, to }): Row => [`Tanggal ${formatDay(date, 'date').id} pada langkah ${node} jatuh pada hari libur`, `pindah ke ${formatDay(to, 'date').id}`]),
  ];
}

const load = ({ findings }: Played): readonly Row[] => [
  ['Penilai', 'Jenjang', 'Perkara', 'Terbanyak sekaligus', 'Pada tanggal'],
  ...findings.loads.map(({ reviewer, tier, cases, peak, peakDay }): Row => [reviewer === nobodyYet ? 'Belum ditunjuk' : reviewer, tierNames[tier].id, cases, peak, formatDay(peakDay, 'date').id]),
];

function log({ plan, rehearsal: { happenings } }: Played): readonly Row[] {
  const stages = new Map(plan.ir.stages.map(({ key, title }) => [key, title.id]));
  const written = (instant: string) => formatDate(instant, { zone: plan.zone, style: 'short' }).id;
  const lines = happenings.slice(0, mostLines).map((each): Row => [written(each.at), formatDate(each.at, { zone: plan.zone, style: 'time' }).id, plan.agencies[each.agency]?.name ?? '', stages.get(each.stage) ?? each.stage, sortNames[sortOf(each)].id, recipientName(each).id, each.dueAt === undefined ? '' : written(each.dueAt)]);
  const left = happenings.length - lines.length;
  return [['Tanggal', 'Jam', 'Instansi', 'Tahap', 'Jenis', 'Kepada', 'Tenggat'], ...lines, ...(left > 0 ? [[`… dan ${left} baris lagi; kurangi jumlah instansi untuk melihat semuanya`, '', '', '', '', '', ''] as const] : [])];
}

/** Writes a rehearsal as an XLSX: summary, load per reviewer, and what would happen line by line. */
export async function rehearsalWorkbook(played: Played): Promise<Uint8Array> {
  return writeXlsxFile([sheet('Ringkasan', summary(played), [60, 40]), sheet('Beban penilai', load(played), [40, 14, 10, 20, 24]), sheet('Kejadian', log(played), [16, 12, 44, 24, 16, 20, 16])]).toBuffer();
}
