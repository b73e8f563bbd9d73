import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Reads a PDF as a person would: its pages, its title, its language, and each page's words without the white between them. */
export async function readPdf(bytes: Uint8Array): Promise<{ readonly pages: readonly string[]; readonly words: string; readonly title: string; readonly language: string; readonly fonts: readonly string[] }> {
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let n = 1; n <= document.numPages; n += 1) {
    const { items } = await (await document.getPage(n)).getTextContent();
    pages.push(bare(items.map((item) => ('str' in item ? item.str : '')).join('')));
  }
  const { info } = await document.getMetadata() as unknown as { readonly info: { readonly Title?: string; readonly Language?: string } };
  const raw = Buffer.from(bytes).toString('latin1');
  await document.loadingTask.destroy();
  return { pages, words: pages.join(''), title: info.Title ?? '', language: info.Language ?? '', fonts: [...raw.matchAll(/\/FontFile2? \d+/g)].map(([each]) => each) };
}

/** A text without its white space: lines break elsewhere on paper. */
export const bare = (text: string): string => text.replaceAll(/\s+/g, '');
