// Data contoh: nobody and no office in this file is real. People appear by position only.
import type { RoleKey, Tier } from '../access.ts';
import type { Text } from '../problem.ts';

export type AgencyKind = 'dinas' | 'badan' | 'rsud' | 'kecamatan' | 'puskesmas' | 'mitra' | 'sekretariat' | 'bagian' | 'inspektorat';

/** An office of the sample Pemda; only `agencies` take part in the sample cycle as evaluated parties. */
export type SampleAgency = { readonly key: string; readonly name: Text; readonly shortName: string; readonly kind: AgencyKind };

/** A seat of the sample cast: its display name is the position marked as sample, never a person's name. */
export type SamplePerson = {
  readonly key: string;
  readonly login: string;
  readonly name: string;
  readonly position: Text;
  readonly role: RoleKey;
  readonly tier?: Tier;
  readonly agency?: string;
};

/** The words that mark every sample on screen. */
export const sampleMark: Text = { id: 'Data contoh', en: 'Sample data' };

/** Password of every sample sign-in; the server accepts it in the demo only. */
export const demoPassword = 'contoh-siklus-2026';

/** The local government of the demo, the gallery and the tests. */
export const samplePemda = {
  key: 'contoh',
  name: { id: 'Pemerintah Kabupaten Contoh', en: 'Government of Contoh Regency' },
  zone: 'Asia/Jakarta',
} as const satisfies { key: string; name: Text; zone: string };

/** The twelve evaluated agencies of the sample cycle, in the order of the matrix. */
export const agencies: readonly SampleAgency[] = [
  { key: 'dinkes', name: { id: 'Dinas Kesehatan', en: 'Health Agency' }, shortName: 'Dinkes', kind: 'dinas' },
  { key: 'disdik', name: { id: 'Dinas Pendidikan', en: 'Education Agency' }, shortName: 'Disdik', kind: 'dinas' },
  { key: 'dinsos', name: { id: 'Dinas Sosial', en: 'Social Agency' }, shortName: 'Dinsos', kind: 'dinas' },
  { key: 'dpupr', name: { id: 'Dinas Pekerjaan Umum dan Penataan Ruang', en: 'Public Works and Spatial Planning Agency' }, shortName: 'DPUPR', kind: 'dinas' },
  { key: 'disdukcapil', name: { id: 'Dinas Kependudukan dan Pencatatan Sipil', en: 'Population and Civil Registration Agency' }, shortName: 'Disdukcapil', kind: 'dinas' },
  { key: 'dpmptsp', name: { id: 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu', en: 'Investment and One-Stop Service Agency' }, shortName: 'DPMPTSP', kind: 'dinas' },
  { key: 'disnaker', name: { id: 'Dinas Tenaga Kerja', en: 'Manpower Agency' }, shortName: 'Disnaker', kind: 'dinas' },
  { key: 'bappeda', name: { id: 'Badan Perencanaan Pembangunan Daerah', en: 'Regional Development Planning Board' }, shortName: 'Bappeda', kind: 'badan' },
  { key: 'bkpsdm', name: { id: 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia', en: 'Civil Service and Human Resources Board' }, shortName: 'BKPSDM', kind: 'badan' },
  { key: 'bpkad', name: { id: 'Badan Pengelolaan Keuangan dan Aset Daerah', en: 'Regional Finance and Asset Board' }, shortName: 'BPKAD', kind: 'badan' },
  { key: 'rsud', name: { id: 'Rumah Sakit Umum Daerah Contoh', en: 'Contoh Regional Hospital' }, shortName: 'RSUD', kind: 'rsud' },
  { key: 'kecutara', name: { id: 'Kecamatan Contoh Utara', en: 'Contoh Utara District' }, shortName: 'Kec. Contoh Utara', kind: 'kecamatan' },
];

/** Offices that run the cycle: they hold seats but are not evaluated in it. */
export const offices: readonly SampleAgency[] = [
  { key: 'setda', name: { id: 'Sekretariat Daerah', en: 'Regional Secretariat' }, shortName: 'Setda', kind: 'sekretariat' },
  { key: 'inspektorat', name: { id: 'Inspektorat Daerah', en: 'Regional Inspectorate' }, shortName: 'Inspektorat', kind: 'inspektorat' },
];

type Seat = Omit<SamplePerson, 'name'>;

const officials: readonly Seat[] = [
  { key: 'administrator', login: 'administrator', position: { id: 'Administrator Siklus', en: 'Siklus Administrator' }, role: 'administrator', agency: 'setda' },
  { key: 'koordinator', login: 'koordinator', position: { id: 'Kepala Bagian Organisasi', en: 'Head of the Organisation Division' }, role: 'coordinator', agency: 'setda' },
  { key: 'koordinator2', login: 'koordinator2', position: { id: 'Analis Kebijakan Bagian Organisasi', en: 'Policy Analyst of the Organisation Division' }, role: 'coordinator', agency: 'setda' },
  { key: 'anggota', login: 'anggota', position: { id: 'Anggota Tim Evaluasi I', en: 'Member of Evaluation Team I' }, role: 'evaluator', tier: 'member', agency: 'inspektorat' },
  { key: 'anggota2', login: 'anggota2', position: { id: 'Anggota Tim Evaluasi II', en: 'Member of Evaluation Team II' }, role: 'evaluator', tier: 'member', agency: 'inspektorat' },
  { key: 'ketua', login: 'ketua', position: { id: 'Ketua Tim Evaluasi', en: 'Lead of the Evaluation Team' }, role: 'evaluator', tier: 'lead', agency: 'inspektorat' },
  { key: 'dalnis', login: 'dalnis', position: { id: 'Pengendali Teknis', en: 'Technical Controller' }, role: 'evaluator', tier: 'controller', agency: 'inspektorat' },
  { key: 'inspektur', login: 'inspektur', position: { id: 'Inspektur Daerah', en: 'Regional Inspector' }, role: 'evaluator', tier: 'inspector', agency: 'inspektorat' },
  { key: 'pimpinan', login: 'pimpinan', position: { id: 'Sekretaris Daerah', en: 'Regional Secretary' }, role: 'leadership', agency: 'setda' },
];

const headTitles: Readonly<Record<AgencyKind, (name: Text) => Text>> = {
  dinas: (name) => ({ id: `Kepala ${name.id}`, en: `Head of the ${name.en}` }),
  badan: (name) => ({ id: `Kepala ${name.id}`, en: `Head of the ${name.en}` }),
  rsud: (name) => ({ id: `Direktur ${name.id}`, en: `Director of ${name.en}` }),
  kecamatan: (name) => ({ id: name.id.replace('Kecamatan', 'Camat'), en: `Head of ${name.en}` }),
  puskesmas: (name) => ({ id: `Kepala ${name.id}`, en: `Head of ${name.en}` }),
  mitra: (name) => ({ id: `Penanggung jawab ${name.id}`, en: `Responsible of ${name.en}` }),
  sekretariat: (name) => ({ id: `Kepala ${name.id}`, en: `Head of the ${name.en}` }),
  bagian: (name) => ({ id: `Kepala ${name.id}`, en: `Head of the ${name.en}` }),
  inspektorat: () => ({ id: 'Inspektur Daerah', en: 'Regional Inspector' }),
};

/** The two seats of an agency: who fills in, and who heads it. */
const seatsOf = (agency: SampleAgency): readonly Seat[] => [
  { key: `operator.${agency.key}`, login: `operator.${agency.key}`, position: { id: `Operator ${agency.name.id}`, en: `Operator of ${agency.name.en}` }, role: 'operator', agency: agency.key },
  { key: `kepala.${agency.key}`, login: `kepala.${agency.key}`, position: headTitles[agency.kind](agency.name), role: 'head', agency: agency.key },
];

const named = (seat: Seat): SamplePerson => ({ ...seat, name: `${seat.position.id} (contoh)` });

/** The whole sample cast: nine officials, then an operator and a head for each agency; every login is its key. */
export const people: readonly SamplePerson[] = [...officials, ...agencies.flatMap(seatsOf)].map(named);

/** Gives the people of further sample agencies. */
export const peopleOf = (more: readonly SampleAgency[]): readonly SamplePerson[] => more.flatMap(seatsOf).map(named);
