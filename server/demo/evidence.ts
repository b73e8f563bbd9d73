import { sampleMark, samplePemda } from '../../core/samples/cast.ts';
import { pdfOf } from '../documents/pdf/renderer.ts';

/** Makes a one-page evidence document that says on its face that it is a sample. */
export async function sampleDocument(title: string, agency: string): Promise<Uint8Array> {
  return pdfOf({
    pageSize: 'A4', pageMargins: [64, 64, 64, 64], info: { title, author: samplePemda.name.id }, defaultStyle: { fontSize: 11, lineHeight: 1.4 },
    content: [
      { text: samplePemda.name.id.toUpperCase(), alignment: 'center', bold: true, fontSize: 14 },
      { text: agency.toUpperCase(), alignment: 'center', bold: true, margin: [0, 0, 0, 8] },
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 467, y2: 0, lineWidth: 1.5 }], margin: [0, 0, 0, 24] },
      { text: title.replace(/\.pdf$/, ''), bold: true, fontSize: 16, alignment: 'center', margin: [0, 0, 0, 16] },
      { text: `${sampleMark.id}. Dokumen ini dibuat untuk demo; isi, angka, dan tanggalnya bukan dokumen resmi.`, color: '#A61E1E', margin: [0, 0, 0, 16] },
      { table: { widths: [24, '*', 80, 80], body: [['No', 'Sasaran', 'Target', 'Realisasi'], ...[1, 2, 3, 4].map((n) => [String(n), `Sasaran contoh ${n}`, `${60 + n * 7},00`, `${58 + n * 7},50`])] }, layout: 'lightHorizontalLines' },
    ],
  });
}
