import type { Text } from './problem.ts';

/** What a refusal is about, as its sentence begins: the `thing` of `notFound`, `changedMeanwhile` and their like. */
export const things = {
  agency: { id: 'Instansi', en: 'The agency' },
  account: { id: 'Akun', en: 'The account' },
  form: { id: 'Formulir', en: 'The form' },
  formVersion: { id: 'Versi formulir', en: 'The form version' },
  block: { id: 'Blok', en: 'The block' },
  codeList: { id: 'Daftar kode', en: 'The code list' },
  cycle: { id: 'Siklus', en: 'The cycle' },
  task: { id: 'Tugas', en: 'The task' },
  review: { id: 'Reviu', en: 'The review' },
  meeting: { id: 'Rakor', en: 'The meeting' },
  actionItem: { id: 'Tindak lanjut', en: 'The action item' },
  file: { id: 'Berkas', en: 'The file' },
  upload: { id: 'Unggahan', en: 'The upload' },
  sample: { id: 'Contoh', en: 'The sample' },
  address: { id: 'Alamat', en: 'The address' },
  case: { id: 'Proses instansi', en: 'The case of the agency' },
} as const satisfies Record<string, Text>;
