// Data contoh: invented answers, notes and dates of the demo cycle.
import type { Tier } from '../access.ts';

/** Grades by question id of the AKIP worksheet (`q1a` … `q4c`). */
export type SampleGrades = Readonly<Record<string, string>>;

/** A returned question with the note the evaluator or the meeting wrote on it. */
export type SampleReturn = { readonly question: string; readonly note: string };

/**
 * One act of the demo, `day` working days after the cycle began. Acts of one agency are in order;
 * the demo plays all agencies' acts by day through the real interface.
 */
export type DemoStep = { readonly day: number } & (
  /** The operator saves some answers and sends nothing. */
  | { readonly act: 'draft'; readonly grades: SampleGrades }
  /** The coordinator moves the deadline of the open task by working days. */
  | { readonly act: 'extend'; readonly days: number; readonly reason: string }
  /** The operator answers everything with evidence and asks the head. */
  | { readonly act: 'askApproval'; readonly grades: SampleGrades }
  /** The head approves and sends. */
  | { readonly act: 'submit' }
  /** A tier finishes its review with the decided grades; no returns means it passes. */
  | { readonly act: 'review'; readonly node: 'review' | 'verify'; readonly tier: Tier; readonly decided: SampleGrades; readonly returned: readonly SampleReturn[] }
  /** The agency answers the returned questions anew and sends them back. */
  | { readonly act: 'resubmit'; readonly grades: SampleGrades }
  /** The meeting decides on the agency; no returns means it accepts. */
  | { readonly act: 'meeting'; readonly session: string; readonly returned: readonly SampleReturn[] }
);

/** Where one agency stands in the demo and how it came there. */
export type DemoTrack = { readonly agency: string; readonly member: string; readonly standsAt: string; readonly story: 'late' | 'returnedTwice' | 'accepted' | 'waitsForMeeting' | 'finished' | 'underway'; readonly steps: readonly DemoStep[] };

const questionIds = ['q1a', 'q1b', 'q1c', 'q2a', 'q2b', 'q2c', 'q3a', 'q3b', 'q3c', 'q4a', 'q4b', 'q4c'] as const;

/** Reads twelve grades in the order of the worksheet, separated by spaces. */
export function gradeRow(row: string): SampleGrades {
  const grades = row.split(/\s+/);
  return Object.fromEntries(questionIds.map((question, i) => [question, grades[i] ?? 'E']));
}

/** Golden answers of the worksheet: 63,00 B, then 73,00 BB after follow-up; 70,60 BB is 73,00 with 1.c and 2.b still at CC. */
export const goldenGrades = {
  b6300: gradeRow('BB B CC B CC CC BB B CC B CC C'),
  bb7300: gradeRow('A BB B BB B B A BB B BB B CC'),
  bb7060: gradeRow('A BB CC BB CC B A BB B BB B CC'),
} as const;

/** When the demo cycle begins, which business day it shows, and its two meetings. */
export const demoCalendar = {
  start: '2026-07-06',
  today: '2026-07-24',
  meetings: [
    { key: 'rakor1', title: 'Rakor tindak lanjut evaluasi AKIP I', date: '2026-07-16', at: '09:00', held: true },
    { key: 'rakor2', title: 'Rakor tindak lanjut evaluasi AKIP II', date: '2026-08-03', at: '09:00', held: false },
  ],
} as const;

/** Name of the evidence file that each sub-component's grade cites in the demo. */
export const evidenceNames: Readonly<Record<(typeof questionIds)[number], string>> = {
  q1a: 'Renstra dan Perjanjian Kinerja 2026.pdf',
  q1b: 'Pohon Kinerja dan Matriks Cascading 2026.pdf',
  q1c: 'Laporan Pemantauan Rencana Aksi TW II 2026.pdf',
  q2a: 'Manual Indikator Kinerja Utama 2026.pdf',
  q2b: 'Notula Rapat Evaluasi Kinerja TW II 2026.pdf',
  q2c: 'Keputusan TPP Berbasis Kinerja 2026.pdf',
  q3a: 'Laporan Kinerja 2025.pdf',
  q3b: 'Bab III Laporan Kinerja 2025.pdf',
  q3c: 'Rencana Kerja 2027 Rujukan Laporan Kinerja.pdf',
  q4a: 'Surat Tugas Evaluasi AKIP 2026.pdf',
  q4b: 'Kertas Kerja Evaluasi 2025.pdf',
  q4c: 'Matriks Tindak Lanjut Hasil Evaluasi 2025.pdf',
};

const notes = {
  smart: { question: 'q1b', note: 'Dua IKU masih berorientasi proses. Unggah keputusan IKU 2026 yang memuat indikator hasil dan definisi operasionalnya.' },
  monitoring: { question: 'q1c', note: 'Pemantauan rencana aksi TW II belum memuat analisis dan tindak lanjut. Lengkapi laporan dan notulanya.' },
  metadata: { question: 'q2a', note: 'Rumus dan sumber data dua indikator belum ada di manual IKU. Lengkapi.' },
  decisions: { question: 'q2b', note: 'Belum ada bukti pimpinan mengambil keputusan atas hasil pengukuran. Unggah notula rapat evaluasi triwulanan.' },
  reward: { question: 'q2c', note: 'Hasil pengukuran belum menjadi dasar pemberian TPP. Unggah ketentuan TPP berbasis capaian atau turunkan nilai usulan.' },
  benchmark: { question: 'q3b', note: 'Bab III belum membandingkan capaian dengan provinsi atau nasional. Tambahkan tabel pembanding.' },
  use: { question: 'q3c', note: 'Belum tampak rekomendasi LKjIP 2025 dalam Renja 2027. Tunjukkan bagian yang memuatnya.' },
  followUp: { question: 'q4c', note: 'Dua rekomendasi tahun lalu belum tuntas. Lampirkan matriks TLHE dengan bukti setiap rekomendasi.' },
} as const satisfies Record<string, SampleReturn>;

const sent = (day: number, grades: SampleGrades): readonly DemoStep[] => [
  { day, act: 'askApproval', grades },
  { day: day + 1, act: 'submit' },
];
const review = (day: number, tier: Tier, decided: SampleGrades): DemoStep => ({ day, act: 'review', node: 'review', tier, decided, returned: [] });
const returns = (day: number, tier: Tier, decided: SampleGrades, ...returned: readonly SampleReturn[]): DemoStep => ({ day, act: 'review', node: 'review', tier, decided, returned });

/** The twelve agencies of the demo: every stage is occupied or passed by one of them. */
export const demoPlan: readonly DemoTrack[] = [
  {
    agency: 'dinkes', member: 'anggota', standsAt: 'perbaiki', story: 'underway',
    steps: [
      ...sent(2, goldenGrades.bb7300),
      review(5, 'member', goldenGrades.b6300),
      review(7, 'lead', goldenGrades.b6300),
      { day: 8, act: 'meeting', session: 'rakor1', returned: [notes.smart, notes.monitoring, notes.decisions, notes.reward, notes.use, notes.followUp] },
      { day: 13, act: 'draft', grades: { q1b: 'BB', q1c: 'B' } },
    ],
  },
  {
    agency: 'disdik', member: 'anggota2', standsAt: 'anggota', story: 'underway',
    steps: [
      { day: 6, act: 'askApproval', grades: gradeRow('A BB BB BB BB B A BB B BB B B') },
      { day: 9, act: 'submit' },
    ],
  },
  {
    agency: 'dinsos', member: 'anggota', standsAt: 'isi', story: 'late',
    steps: [{ day: 6, act: 'draft', grades: { q1a: 'BB', q1b: 'B', q1c: 'CC', q2a: 'B', q2b: 'CC' } }],
  },
  {
    agency: 'dpupr', member: 'anggota2', standsAt: 'setuju', story: 'underway',
    steps: [
      { day: 6, act: 'extend', days: 8, reason: 'Operator mengikuti diklat sampai 17 Juli 2026.' },
      { day: 13, act: 'askApproval', grades: gradeRow('BB B B B B CC BB B B B B CC') },
    ],
  },
  {
    agency: 'disdukcapil', member: 'anggota', standsAt: 'selesai', story: 'accepted',
    steps: [
      ...sent(1, gradeRow('A A BB BB BB B A BB BB BB BB B')),
      review(4, 'member', gradeRow('A A BB BB BB B A BB BB BB BB B')),
      review(6, 'lead', gradeRow('A A BB BB BB B A BB BB BB BB B')),
      { day: 8, act: 'meeting', session: 'rakor1', returned: [] },
    ],
  },
  {
    agency: 'dpmptsp', member: 'anggota2', standsAt: 'ketua', story: 'underway',
    steps: [
      ...sent(3, goldenGrades.bb7060),
      returns(6, 'member', goldenGrades.bb7060, notes.monitoring, notes.decisions),
      { day: 11, act: 'resubmit', grades: { q1c: 'B', q2b: 'B' } },
      review(13, 'member', goldenGrades.bb7300),
    ],
  },
  {
    agency: 'disnaker', member: 'anggota', standsAt: 'anggota', story: 'returnedTwice',
    steps: [
      ...sent(2, gradeRow('BB B CC B CC CC BB B CC B CC CC')),
      returns(5, 'member', gradeRow('BB CC CC CC CC CC BB B CC B CC C'), notes.smart, notes.metadata, notes.followUp),
      { day: 9, act: 'resubmit', grades: { q1b: 'B', q2a: 'BB', q4c: 'CC' } },
      returns(12, 'member', gradeRow('BB CC CC BB CC CC BB B CC B CC CC'), notes.smart),
    ],
  },
  {
    agency: 'bappeda', member: 'anggota2', standsAt: 'selesai', story: 'finished',
    steps: [
      ...sent(1, goldenGrades.bb7300),
      review(4, 'member', goldenGrades.b6300),
      review(5, 'lead', goldenGrades.b6300),
      { day: 8, act: 'meeting', session: 'rakor1', returned: questionIds.map((question) => Object.values(notes).find((note) => note.question === question) ?? { question, note: 'Bukti belum mendukung nilai usulan. Lengkapi bukti tahun 2026.' }) },
      { day: 11, act: 'resubmit', grades: goldenGrades.bb7300 },
      { day: 13, act: 'review', node: 'verify', tier: 'member', decided: goldenGrades.bb7300, returned: [] },
    ],
  },
  {
    agency: 'bkpsdm', member: 'anggota', standsAt: 'verifikasi', story: 'underway',
    steps: [
      ...sent(2, gradeRow('A BB B BB B BB A BB B BB B CC')),
      review(5, 'member', gradeRow('A BB B BB B CC A B B BB B CC')),
      review(7, 'lead', gradeRow('A BB B BB B CC A B B BB B CC')),
      { day: 8, act: 'meeting', session: 'rakor1', returned: [notes.reward, notes.benchmark] },
      { day: 12, act: 'resubmit', grades: { q2c: 'B', q3b: 'BB' } },
    ],
  },
  {
    agency: 'bpkad', member: 'anggota2', standsAt: 'rakor', story: 'waitsForMeeting',
    steps: [
      ...sent(4, gradeRow('A BB BB BB B B A BB B BB B B')),
      review(8, 'member', gradeRow('A BB B BB B CC A BB B BB B B')),
      review(11, 'lead', gradeRow('A BB B BB B CC A BB B BB B B')),
    ],
  },
  {
    agency: 'rsud', member: 'anggota', standsAt: 'isi', story: 'underway',
    steps: [
      { day: 5, act: 'extend', days: 10, reason: 'Pendampingan akreditasi rumah sakit, surat direktur diterima 13 Juli 2026.' },
      { day: 12, act: 'draft', grades: { q1a: 'BB', q1b: 'B', q1c: 'B', q2a: 'BB', q2b: 'B', q2c: 'CC', q3a: 'BB' } },
    ],
  },
  {
    agency: 'kecutara', member: 'anggota2', standsAt: 'ketua', story: 'underway',
    steps: [
      ...sent(4, gradeRow('BB B CC B CC CC BB CC CC B CC C')),
      review(8, 'member', gradeRow('BB B CC B CC CC BB CC CC B CC C')),
      returns(11, 'lead', gradeRow('BB B CC B CC CC BB CC CC B CC C'), notes.use),
    ],
  },
];
