import type { Language } from '../../texts/index.ts';
import { fileSize } from '../../when.ts';

const accepted = ['pdf', 'jpg', 'jpeg', 'png', 'docx', 'xlsx', 'pptx'];
const allowedOf = (types: readonly string[]) => (types.length === 0 ? accepted : accepted.filter((each) => types.includes(each) || (each === 'jpg' && types.includes('jpeg'))));

export type Fault = { readonly name: string; readonly kind: 'tooLarge' | 'empty' | 'kind' | 'tooMany'; readonly values: { readonly name: string; readonly size: string; readonly max: string; readonly kinds: string } };
type Limits = { readonly maxMB: number; readonly types: readonly string[]; readonly left: number; readonly maxFiles: number };

/** The `accept` of a file input for the kinds a question takes. */
export const acceptOf = (types: readonly string[]): string => allowedOf(types).map((each) => `.${each}`).join(',');

/** Says why a chosen file will not be taken, before a byte is sent; the server looks at the content again. */
export function faultOf(file: File, { maxMB, types, left, maxFiles }: Limits, language: Language): Fault | undefined {
  const { name, size } = file;
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const values = { name, size: fileSize(size, language), max: fileSize(maxMB * 1_000_000, language), kinds: allowedOf(types).map((each) => each.toUpperCase()).join(', ') };
  if (left <= 0) return { name, kind: 'tooMany', values: { ...values, max: String(maxFiles) } };
  if (!allowedOf(types).includes(ending)) return { name, kind: 'kind', values };
  if (size === 0) return { name, kind: 'empty', values };
  return size > maxMB * 1_000_000 ? { name, kind: 'tooLarge', values } : undefined;
}
