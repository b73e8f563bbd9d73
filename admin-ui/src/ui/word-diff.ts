export type DiffPart = { readonly text: string; readonly kind: 'same' | 'added' | 'removed' };

/** Longest common subsequence over words; texts beyond 2,000 words are compared as a whole. */
export function wordDiff(before: string, after: string): readonly DiffPart[] {
  if (before === after) return before ? [{ text: before, kind: 'same' }] : [];
  const a = before.split(/(\s+)/).filter(Boolean);
  const b = after.split(/(\s+)/).filter(Boolean);
  if (a.length * b.length > 4_000_000) return [{ text: before, kind: 'removed' }, { text: after, kind: 'added' }];
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] = a[i] === b[j] ? (table[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
    }
  }
  const parts: { text: string; kind: DiffPart['kind'] }[] = [];
  const push = (text: string, kind: DiffPart['kind']) => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else parts.push({ text, kind });
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push(a[i] ?? '', 'same');
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && (table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0))) push(a[i++] ?? '', 'removed');
    else push(b[j++] ?? '', 'added');
  }
  return parts;
}
