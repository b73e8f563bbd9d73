import writeXlsxFile from 'write-excel-file/node';
import { tierNames } from '../../core/access.ts';
import { nobodyYet } from '../../core/rehearsal/actors.ts';
import { addDays } from '../../core/cycle/calendar.ts';
import { formatDay, formatDate, weekdayName } from '../../core/cycle/dates.ts';
import type { Findings } from '../../core/rehearsal/findings.ts';
import type { RehearsalPlan } from '../../core/rehearsal/plan.ts';
import type { Rehearsal } from '../../core/rehearsal/run.ts';
import { behaviourNames, recipientName, sortNames, sortOf } from '../../core/rehearsal/words.ts';

type Played = { readonly plan: RehearsalPlan; readonly rehearsal: Pick<Rehearsal, 'paths' | 'happenings'>; readonly findings: Findings };
type Row = readonly (string | number)[];

const cellOf = (value: string | number) => (typeof value === 'number' ? { value, type: Number } : { value, type: String });

/** Gives what was made of the same key before: a log of 100,000 lines says few things many times. */
function remembering<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key)!;
  };
}

function sheet(name: string, rows: Iterable<Row>, widths: readonly number[]) {
  const cell = remembering(cellOf);
  const title = (value: string | number) => ({ value: String(value), type: String, fontWeight: 'bold' as const });
  return {
    sheet: name, columns: widths.map((width) => ({ width })), stickyRowsCount: 1,
    data: Array.from(rows, (row, at) => row.map(at === 0 ? title : cell)),
  };
}

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

const reviewerName = (reviewer: string) => (reviewer === nobodyYet ? 'Belum ditunjuk' : reviewer);

const load = ({ findings }: Played): readonly Row[] => [
  ['Penilai', 'Jenjang', 'Perkara', 'Terbanyak sekaligus', 'Pada tanggal'],
  ...findings.loads.map(({ reviewer, tier, cases, peak, peakDay }): Row => [reviewerName(reviewer), tierNames[tier].id, cases, peak, formatDay(peakDay, 'date').id]),
];

/** One line a day, one column a reviewer: how many cases wait there. */
function dailyLoad({ findings: { loads } }: Played): readonly Row[] {
  const all = loads.flatMap(({ days }) => Object.keys(days)).toSorted();
  const rows: Row[] = [['Tanggal', 'Hari', ...loads.map(({ reviewer, tier }) => `${reviewerName(reviewer)} (${tierNames[tier].id})`)]];
  for (let day = all[0]; day !== undefined && day <= all.at(-1)!; day = addDays(day, 1)) rows.push([formatDay(day, 'short').id, weekdayName(day).id, ...loads.map(({ days }) => days[day!] ?? 0)]);
  return rows;
}

/** Gives everything that would happen, a line each and none left out; one after the other, so that a long log is not held twice. */
export function* logLines({ plan, rehearsal: { happenings } }: Pick<Played, 'plan'> & { readonly rehearsal: Pick<Rehearsal, 'happenings'> }): Iterable<Row> {
  const stages = new Map(plan.ir.stages.map(({ key, title }) => [key, title.id]));
  const written = remembering((instant: string) => formatDate(instant, { zone: plan.zone, style: 'short' }).id);
  const time = remembering((instant: string) => formatDate(instant, { zone: plan.zone, style: 'time' }).id);
  yield ['Tanggal', 'Jam', 'Instansi', 'Tahap', 'Jenis', 'Kepada', 'Tenggat'];
  for (const each of happenings) yield [written(each.at), time(each.at), plan.agencies[each.agency]?.name ?? '', stages.get(each.stage) ?? each.stage, sortNames[sortOf(each)].id, recipientName(each).id, each.dueAt === undefined ? '' : written(each.dueAt)];
}

/** Writes a rehearsal as an XLSX: summary, load per reviewer and per day, and everything that would happen line by line. */
export async function rehearsalWorkbook(played: Played): Promise<Uint8Array> {
  const daily = dailyLoad(played);
  return writeXlsxFile([
    sheet('Ringkasan', summary(played), [60, 40]), sheet('Beban penilai', load(played), [40, 14, 10, 20, 24]),
    sheet('Beban per hari', daily, daily[0]!.map((_, i) => (i < 2 ? 14 : 24))), sheet('Kejadian', logLines(played), [16, 12, 44, 24, 16, 20, 16]),
  ]).toBuffer();
}
