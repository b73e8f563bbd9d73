// Data contoh: the worked example of domain.md §9.5, „Puskesmas Contoh“.
import type { Answers, FormTest } from '../../core/form/model.ts';
import { areas } from './areas.ts';

/** Answers to the graded questions of each area in reading order: pemenuhan, then reform. */
const letters = [
  ['ABAAABAABAAB', 'BB'], ['BBBAAABBA', 'CDDBDA'], ['AAABBAAAABBAAABACA', 'BB'], ['ABAAAACBCAA', 'BB'], ['BBABAABAABBBAABAAA', 'C'], ['BBAABABBAABBAABAAAB', 'BA'],
] as const;

const counts = {
  r1_komitmen_1_agen: 13, r1_komitmen_1_perubahan: 9, r1_komitmen_2_semua: 9, r1_komitmen_2_terintegrasi: 4,
  r3_pelanggaran_1_lalu: 17, r3_pelanggaran_1_kini: 6, r3_pelanggaran_1_sanksi: 6,
  r4_capaian_1_sasaran: 23, r4_capaian_1_tercapai: 20, r4_capaian_1_belum: 3,
  r5_penanganan_1_masuk: 170, r5_penanganan_1_selesai: 157, r5_penanganan_1_proses: 13,
  r5_lhkpn_1_wajib: 15, r5_lhkpn_1_kepala: 1, r5_lhkpn_1_pejabat: 4, r5_lhkpn_1_lainnya: 7,
  r5_nonlhkpn_1_wajib: 80, r5_nonlhkpn_1_administrator: 3, r5_nonlhkpn_1_pengawas: 8, r5_nonlhkpn_1_pelaksana: 30,
  r6_inovasi_2_terdaftar: 60, r6_inovasi_2_dipermudah: 19, r6_inovasi_2_tetap: 41,
} as const satisfies Record<string, number>;

const fixed = { bersih: { ipak: 3.7, kinerja: 'B' }, prima: { ipkp: 3.55 }, syarat: { opini: 'wtp', sakip: 'BB', rb: 'B', spip: 3, tl: true, lhkan: true, predikat: 'belum', setahun: true, sakip_unit: 'B' } } as const;

type Group = 'fulfilment' | 'reform';
const prefixes: Readonly<Record<Group, string>> = { fulfilment: 'p', reform: 'r' };

/** The answers of one sub-area: its letters are taken off the front. */
function sectionOf(id: string, questions: readonly object[], left: string[], numbers: Readonly<Record<string, number>>) {
  const answered = questions.flatMap((question, i): readonly (readonly [string, unknown])[] => ('level' in question ? [[`${id}_${i + 1}`, left.shift()]] : Object.entries(numbers).filter(([key]) => key.startsWith(`${id}_${i + 1}_`))));
  return [id, Object.fromEntries(answered)] as const;
}

/** Gives the answers of the worked example; `change` sets counts otherwise. Evidence is left out: it does not score. */
export function exampleAnswers(change: Partial<Record<keyof typeof counts, number>> = {}): Answers {
  const numbers = { ...counts, ...change };
  const sections = areas.flatMap((area, i) => (['fulfilment', 'reform'] as const).flatMap((group, at) => {
    const left = [...letters[i]![at]!];
    return area[group].map((of) => sectionOf(`${prefixes[group]}${area.number}_${of.key}`, of.questions, left, numbers));
  }));
  return { data: { ...Object.fromEntries(sections), ...fixed }, evidence: {} };
}

/** The same unit with most complaints still in process: its total passes, its supervision does not. */
export const trapAnswers = (): Answers => exampleAnswers({ r5_penanganan_1_selesai: 55, r5_penanganan_1_proses: 115 });

/** Makes the form's own tests. */
export const formTests = (): readonly FormTest[] => [
  { id: 't7847', title: 'Puskesmas Contoh (data contoh) = 78,47, memenuhi WBK', answers: exampleAnswers(), expect: { total: '78.4695', grade: 'WBK' } },
  { id: 't7667', title: 'Unit yang sama dengan pengawasan 58% = 76,67, tidak memenuhi WBK', answers: trapAnswers(), expect: { total: '76.6695', grade: 'WBK' } },
];

/** What a unit begins with (data contoh). */
export const start: Answers = {
  data: {
    tim: { nomor_sk: '188/12/2026', tanggal_sk: '2026-01-15', pokja: ['1', '2', '3', '4', '5', '6'].map((area) => ({ _row: `k${area}`, area, ketua: `Ketua pokja ${area}`, anggota: 4 })), agen: 'Kepala tata usaha dan koordinator layanan' },
    rencana: { target: 'Waktu tunggu layanan turun menjadi 30 menit.', kegiatan: [{ _row: 'g1', uraian: 'Pencanangan dan sosialisasi', mulai: '2026-01-20', selesai: '2026-02-10', penanggung: 'Kepala unit' }] },
  },
  evidence: {},
};

/** The progress of a unit over two quarters (data contoh). */
export const monitoring: Answers = {
  data: {
    kemajuan_rencana: { kemajuan: ['1', '2'].flatMap((triwulan) => ['1', '6'].map((area) => ({ _row: `m${triwulan}${area}`, triwulan, area, capaian: triwulan === '1' ? 40 : 75, lanjut: 'Melanjutkan kegiatan menurut rencana kerja.' }))), agen_kegiatan: 'Pengarahan mingguan dan papan capaian layanan.' },
    penunjang: { skm: 86.4, skm_tanggal: '2026-06-15', risiko: 'Pungutan di loket ditangani dengan pembayaran nontunai.' },
  },
  evidence: {},
};

/** The papers of a proposal (data contoh). */
export const proposal: Answers = { data: { berkas: { surat: '000/15/2026', tanggal_surat: '2026-05-28', sptjm: 'SPTJM/02/2026', pmpzi: '2026-05-29', benar: { agreed: true, textHash: 'contoh' } } }, evidence: {} };
