// Data contoh: the worked examples of domain.md §9, act by act.
import type { ExampleKey } from '../../core/samples/roster.ts';
import { rosters } from '../../core/samples/roster.ts';
import type { Tier } from '../../core/access.ts';
import { exampleFollowUp } from '../../templates/pra-evaluasi/follow-up-form.ts';
import { exampleResult } from '../../templates/pra-evaluasi/result-form.ts';
import { plan, smartRow } from '../../templates/renstra/form.ts';
import { quarterOf } from '../../templates/pj/form.ts';
import { exampleNarrative } from '../../templates/pj/narrative.ts';
import { report, reportRow } from '../../templates/tkpk/form.ts';
import { exampleAnswers, monitoring, trapAnswers, proposal, start } from '../../templates/zi/form-tests.ts';
import { inParallel } from '../in-parallel.ts';
import type { Kit } from './example-kit.ts';

/** One worked example: the tiers that review, and what happens. */
export type Story = { readonly tiers: readonly Tier[]; readonly tell: (kit: Kit) => Promise<void> };
const keysOf = (key: ExampleKey): readonly string[] => rosters[key].map((agency) => agency.key);
/** Four agencies act at a time, as people would. */
const each = (agencies: readonly string[], act: (agency: string, at: number) => Promise<void>) => inParallel(agencies, 4, act);

const better = '% keluarga miskin yang keluar dari kategori miskin';
const social = (n: number, own: Readonly<Record<string, unknown>>) => reportRow(n, own);

export const stories: Readonly<Record<ExampleKey, Story>> = {
  'tl-pra-evaluasi': {
    tiers: ['member'],
    tell: async (kit) => {
      const districts = keysOf('tl-pra-evaluasi').filter((key) => key.startsWith('kec'));
      const offices = ['dinsos', 'disdukcapil', 'bappeda'];
      await kit.sends('setda', exampleResult);
      await each([...offices, ...districts], (agency) => kit.decides(agency, 'passWithNotes'));
      await kit.meets('Rakor tindak lanjut pra evaluasi', [...offices, ...districts]);
      await each(offices, (agency) => kit.sends(agency, exampleFollowUp(agency, undefined)));
      // One district never reports, one is returned, the others are verified.
      await each(districts.slice(0, -1), (agency, at) => kit.sends(agency, exampleFollowUp(agency, at + 1)));
      await each([...offices, ...districts.slice(1, -1)], (agency) => kit.reviews(agency, 'member'));
      await kit.reviews(districts[0]!, 'member', { jiwa: 'Jumlah lansia tidak sama dengan berita acara. Cocokkan kembali.' });
    },
  },
  'verifikasi-renstra': {
    tiers: ['member', 'lead'],
    tell: async (kit) => {
      const all = keysOf('verifikasi-renstra');
      const [first, second] = [all.slice(0, 12), all.slice(12, 27)];
      const [weak, checked] = ['% sosialisasi bansos', (indikator: string, aims: boolean) => ({ uji: [smartRow(indikator, aims)], kesimpulan: aims ? 'sesuai' : 'perbaikan' })];
      await each([...first, ...second], (agency, at) => kit.sends(agency, plan(at < 12 ? better : weak)));
      await kit.opens('raker');
      await kit.meets('Rapat kerja verifikasi Renstra', [...first, ...second]);
      await each(first, async (agency) => { await kit.reviews(agency, 'member', {}, checked(better, true)); await kit.reviews(agency, 'lead'); });
      await each(second, async (agency) => {
        await kit.reviews(agency, 'member', { rencana: 'Indikator mengukur proses, bukan hasil (T3).' }, checked(weak, false));
        await kit.sends(agency, plan(better));
        await kit.reviews(agency, 'member', {}, checked(better, true));
        await kit.reviews(agency, 'lead');
      });
    },
  },
  'laporan-tkpk': {
    tiers: ['member'],
    tell: async (kit) => {
      await kit.sends('dinsos', report('opd', 'Dinas Sosial', [social(1, { kegiatan: 'PKH daerah', pagu: 900_000_000, realisasi: 720_000_000, sasaran: 1500, penerima: 1420 }), social(2, { kegiatan: 'Bantuan pangan', pagu: 400_000_000, realisasi: 380_000_000, sasaran: 900, penerima: 880, kecamatan: 'Contoh 2' })]));
      await kit.sends('disnaker', report('opd', 'Dinas Tenaga Kerja', [social(1, { kelompok: '2', strategi: 'pendapatan', program: 'Pelatihan kerja', kegiatan: 'Pelatihan las dan menjahit', penyelenggara: 'Dinas Tenaga Kerja', pagu: 300_000_000, realisasi: 210_000_000, jenis: 'individu', sasaran: 120, penerima: 96 })]));
      await kit.sends('dpupr', report('opd', 'DPUPR', [social(1, { kelompok: '3', strategi: 'sinergi', program: 'Sanitasi', kegiatan: 'Jamban keluarga', penyelenggara: 'DPUPR', pagu: 500_000_000, realisasi: 455_000_000, sasaran: 210, penerima: 204, kecamatan: 'Contoh 3' })]));
      await kit.sends('baznas', report('baznas', 'BAZNAS Contoh', [social(1, { sumber: 'zakat', program: 'Zakat', kegiatan: 'Santunan fakir', penyelenggara: 'BAZNAS', pagu: 250_000_000, realisasi: 250_000_000, sasaran: 400, penerima: 400 }), social(2, { kelompok: '2', strategi: 'umk', sumber: 'zakat', program: 'Zakat produktif', kegiatan: 'Modal usaha', penyelenggara: 'BAZNAS', pagu: 150_000_000, realisasi: 140_000_000, sasaran: 60, penerima: 58 })]));
      await kit.sends('bank', report('bank', 'Bank Contoh', [social(1, { kelompok: '3', strategi: 'beban', sumber: 'csr', program: 'CSR', kegiatan: 'Bedah rumah', penyelenggara: 'Bank Contoh', pagu: 200_000_000, realisasi: 190_000_000, sasaran: 8, penerima: 8 })]));
      await kit.sends('ormas', report('ormas', 'Ormas Contoh', [], 'Kegiatan dijadwalkan pada semester II sesuai rencana kerja.'));
      await kit.sends('usaha', report('csr', 'Perusahaan Contoh', [social(1, { kelompok: '2', strategi: 'umk', sumber: 'csr', program: 'CSR', kegiatan: 'Pendampingan UMK', penyelenggara: 'Perusahaan Contoh', pagu: 80_000_000, realisasi: 64_000_000, sasaran: 25, penerima: 40 })]));
      await each(['dinsos', 'disnaker', 'dpupr', 'baznas', 'bank', 'ormas'], (agency) => kit.reviews(agency, 'member'));
      await kit.reviews('usaha', 'member', { rincian: 'Penerima (40) melebihi sasaran (25). Periksa penghitungan ganda.' });
      await kit.meets('Rakor TKPK Semester I', ['dinsos', 'disnaker', 'dpupr', 'baznas', 'bank', 'ormas']);
    },
  },
  'evaluasi-pj': {
    tiers: ['member'],
    tell: async (kit) => {
      const owners: Readonly<Record<string, readonly string[]>> = { perekonomian: ['inflasi', 'bumd'], dinkes: ['stunting', 'kesehatan'], disnaker: ['pengangguran'], bappeda: ['unggulan'], bpkad: ['anggaran'], dpmptsp: ['perizinan', 'layanan'], dinsos: ['kemiskinan'] };
      await kit.sends('setda', exampleNarrative);
      await each(Object.keys(owners), (agency, at) => kit.sends(agency, quarterOf(owners[agency]!, at === 0)));
      await each(Object.keys(owners), (agency) => kit.reviews(agency, 'member'));
      // The note “suplai data kurang” goes to three owners; the others are praised.
      const noted = { dinsos: { kemiskinan_sumber: 'Suplai data penduduk miskin kurang lengkap.' }, disnaker: { pengangguran_sumber: 'Suplai data pengangguran kurang lengkap.' }, perekonomian: { inflasi_sumber: 'Suplai data inflasi kurang lengkap.' } };
      await each(Object.keys(owners), (agency) => kit.decides(agency, agency in noted ? 'passWithNotes' : 'pass'));
      await kit.meets('Rakor pasca evaluasi triwulan II', Object.keys(noted), noted);
      await kit.sends('perekonomian', quarterOf(owners['perekonomian']!, true, 'BPS Provinsi, Berita Resmi Statistik'));
      await kit.reviews('perekonomian', 'member');
    },
  },
  'zi-wbk': {
    tiers: ['member', 'lead', 'controller'],
    tell: async (kit) => {
      const all = keysOf('zi-wbk');
      const [guided, repairs, silent] = [['rsud', 'kecutara', 'kec2'], ['kec3', 'kec4', 'kec5', 'pkm4', 'pkm5'], 'pkm6'];
      const proposed = ['pkm1', 'pkm2', 'pkm3'];
      const passes = async (agency: string) => { for (const tier of ['member', 'lead', 'controller'] as const) await kit.reviews(agency, tier); };
      await each(all, (agency) => kit.decides(agency, 'pass'));
      await each(all.filter((agency) => agency !== silent), async (agency) => { await kit.sends(agency, start); await kit.sends(agency, monitoring); await kit.reviews(agency, 'member'); });
      await each([...proposed, ...guided, ...repairs], (agency) => kit.sends(agency, guided.includes(agency) ? trapAnswers() : exampleAnswers()));
      await each(repairs, (agency) => kit.reviews(agency, 'member', { p5_spip_2: 'Register risiko belum ditandatangani.', p1_tim_2: 'Lampirkan berita acara pemilihan tim.' }));
      await each([...proposed, ...guided], passes);
      await kit.meets('Rakor penetapan usulan WBK', proposed);
      await each(proposed, (agency) => kit.sends(agency, proposal));
      await kit.decides('pkm1', 'pass');
      await kit.decides('pkm2', 'passWithNotes');
    },
  },
};
