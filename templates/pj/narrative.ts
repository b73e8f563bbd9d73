import type { Chapter } from '../../core/cycle/ir.ts';
import type { Answers, FormModel, Node } from '../../core/form/model.ts';
import { evidence, formOf, part } from '../../core/form/parts.ts';
import type { Text } from '../../core/problem.ts';
import { indicators } from './indicators.ts';

/** One piece of narrative: a section of the form and of its chapter, with what is written in the worked example (data contoh). */
type Piece = { readonly key: string; readonly title: Text; readonly asks: Text; readonly sample: string };
type Part = { readonly key: string; readonly title: Text; readonly pieces: readonly Piece[] };

const piece = (key: string, [id, en]: readonly [string, string], [asksId, asksEn]: readonly [string, string], sample: string): Piece => ({ key, title: { id, en }, asks: { id: asksId, en: asksEn }, sample: `${sample} (Data contoh.)` });

const first: Part = {
  key: 'bab1', title: { id: 'Bab I Pendahuluan', en: 'Chapter I Introduction' }, pieces: [
    piece('kondisi', ['Kondisi umum', 'General conditions'], ['Gambaran wilayah, penduduk, dan pemerintahan pada triwulan ini', 'Territory, people and administration in this quarter'], 'Kabupaten Contoh terdiri atas 24 kecamatan. Pada triwulan ini roda pemerintahan berjalan, dan pelayanan dasar tidak terganggu.'),
    piece('dasar', ['Dasar hukum', 'Legal basis'], ['Peraturan dan keputusan yang menjadi dasar laporan', 'Regulations and decrees the report is based on'], 'Peraturan Pemerintah Nomor 6 Tahun 2005 Pasal 132 ayat (5) dan (6); Peraturan Menteri Dalam Negeri Nomor 4 Tahun 2023 Pasal 18 sampai 22; keputusan pengangkatan penjabat kepala daerah.'),
    piece('maksud', ['Maksud dan tujuan', 'Purpose'], ['Untuk apa laporan ini disusun', 'What the report is for'], 'Laporan ini mempertanggungjawabkan pelaksanaan tugas penjabat kepala daerah selama satu triwulan dan menjadi bahan evaluasi Kementerian Dalam Negeri.'),
  ],
};
const second: Part = {
  key: 'bab2', title: { id: 'Bab II Pelaksanaan Tugas', en: 'Chapter II Performance of the Duties' }, pieces: [
    piece('urusan', ['Urusan pemerintahan', 'Government affairs'], ['Urusan wajib, pilihan, dan penunjang yang dilaksanakan', 'Obligatory, optional and supporting affairs carried out'], 'Urusan wajib pelayanan dasar dilaksanakan sesuai RKPD; realisasi program prioritas dipantau setiap bulan dalam rapat pimpinan.'),
    piece('tramtib', ['Sosial, politik, ketenteraman, dan ketertiban', 'Social and political affairs, peace and order'], ['Keadaan sosial politik dan ketertiban, beserta penanganannya', 'The social and political situation, order, and what was done'], 'Keadaan sosial politik kondusif. Rapat Forkopimda digelar tiga kali; tidak ada gangguan ketertiban yang menonjol.'),
    piece('perda', ['Peraturan daerah dan peraturan kepala daerah', 'Regional regulations'], ['Perda dan perkada yang dibahas atau ditetapkan', 'Regulations discussed or enacted'], 'Satu rancangan peraturan daerah dibahas bersama DPRD dan dua peraturan kepala daerah ditetapkan.'),
    piece('kebijakan', ['Mutasi, perizinan, dan kebijakan lain', 'Transfers, licences and other policies'], ['Mutasi pegawai, perizinan, dan kebijakan yang memerlukan persetujuan, beserta nomornya', 'Transfers of personnel, licences and policies that need consent, with their numbers'], 'Pengisian jabatan dilakukan setelah persetujuan tertulis Menteri Dalam Negeri; tidak ada pencabutan izin pejabat sebelumnya.'),
    piece('pemilu', ['Fasilitasi pemilu dan pilkada', 'Facilitating elections'], ['Dukungan anggaran, sarana, dan netralitas ASN', 'Budget, facilities and neutrality of the civil service'], 'Hibah kepada penyelenggara dicairkan sesuai naskah perjanjian; netralitas ASN ditegaskan dengan surat edaran.'),
  ],
};
const last: Part = {
  key: 'tutup', title: { id: 'Penutup dan lampiran', en: 'Closing and attachments' }, pieces: [
    piece('penutup', ['Penutup', 'Closing'], ['Simpulan dan harapan', 'Conclusion and outlook'], 'Demikian pelaksanaan tugas triwulan ini kami laporkan; arahan lebih lanjut kami nantikan.'),
    piece('lampiran', ['Lampiran', 'Attachments'], ['Daftar lampiran; unggah berkas paparannya', 'List of attachments; upload the presentation'], 'Paparan triwulan; data dukung sepuluh indikator; daftar tindak lanjut.'),
  ],
};
const parts = [first, second, last] as const;

function partNodes({ key, title, pieces }: Part): readonly Node[] {
  return [
    part(`h_${key}`, { type: 'page', children: pieces.map((each) => each.key), words: [title.id, title.en] }),
    ...pieces.flatMap((each) => [
      part(each.key, { type: 'section', children: [`${each.key}_isi`], words: [each.title.id, each.title.en] }),
      part(`${each.key}_isi`, { kind: 'longText', required: true, props: { min: 20, max: 8000 }, ...(each.key === 'lampiran' ? { evidence: evidence('optional') } : {}), words: [each.asks.id, each.asks.en] }),
    ]),
  ];
}

/** What the coordinating office writes in the worked example (data contoh). */
export const exampleNarrative: Answers = { data: Object.fromEntries(parts.flatMap(({ pieces }) => pieces.map(({ key, sample }) => [key, { [`${key}_isi`]: sample }]))), evidence: {} };

/** Makes the narrative of the coordinating office (Bagian Pemerintahan): what stands in the chapters around the indicators (domain.md §4). */
export function narrativeForm(): FormModel {
  return formOf('pj-narasi', [
    part('narasi', { type: 'form', children: parts.map(({ key }) => `h_${key}`), words: [{ title: 'Narasi laporan triwulan', help: 'Diisi Bagian Pemerintahan. Urutan bab menurut laporan triwulan Pj kepala daerah; bunyi pertanyaan adalah data contoh.' }, { title: 'Narrative of the quarterly report', help: 'Written by the Government Division. The chapters follow the quarterly report of an acting head; the wording of the questions is sample data.' }] }),
    ...parts.flatMap(partNodes),
  ], {
    tests: [
      { id: 't_lengkap', title: 'Narasi yang lengkap dapat dikirim', answers: exampleNarrative, expect: { errors: [] } },
      { id: 't_kosong', title: 'Tanpa penutup tidak dapat dikirim', answers: { ...exampleNarrative, data: { ...exampleNarrative.data, penutup: {} } }, expect: { errors: ['penutup_isi'] } },
    ],
  });
}

/** The aspects the ministry evaluates; which indicator counts under which is data contoh. */
const aspects = [['Aspek pemerintahan', ['layanan', 'anggaran', 'perizinan']], ['Aspek pembangunan', ['inflasi', 'bumd', 'pengangguran', 'unggulan']], ['Aspek kemasyarakatan', ['stunting', 'kemiskinan', 'kesehatan']]] as const;
const prose = ({ key, title }: Piece) => ({ title: title.id, form: 'narasi', sections: [key], prose: true });
const titleOf = (key: string): string => indicators.find((each) => each.key === key)!.title.id;

/** The chapters of the compiled report: the narrative, and between it the ten indicators by aspect. */
export const chapters: readonly Chapter[] = [
  { title: first.title.id, parts: first.pieces.map(prose) },
  { title: second.title.id, parts: second.pieces.map(prose) },
  { title: 'Bab III Capaian', parts: aspects.map(([aspect, keys]) => ({ title: `${aspect}: ${keys.map(titleOf).join(', ')}`, form: 'laporan', sections: keys.map((key) => `s_${key}`) })) },
  { title: 'Bab IV Penutup', parts: last.pieces.map(prose) },
];
