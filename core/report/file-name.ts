/** A title as a file name: "LKE SAKIP 2026" → "lke-sakip-2026"; at most 80 characters, repeated words once. */
export const fileNameOf = (title: string): string => title.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/(^|-)(\w+)(-\2)+(?=-|$)/g, '$1$2').slice(0, 80).replace(/^-|-$/g, '') || 'dokumen';
