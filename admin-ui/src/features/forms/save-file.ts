/** Hands a text to the person as a file. */
export function saveFile(name: string, text: string, mime = 'application/json'): void {
  const address = URL.createObjectURL(new Blob([text], { type: mime }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A title as a file name: "LKE SAKIP 2026" → "lke-sakip-2026". */
export const fileNameOf = (title: string): string => title.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60) || 'formulir';
