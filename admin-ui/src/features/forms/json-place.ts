export type JsonFault = { readonly line: number; readonly column: number; readonly at: number; readonly why: string };

/** Where JSON stops being valid; every browser words it differently, so line and column are found here. */
export function readJson(text: string): { readonly value: unknown } | JsonFault {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const byPosition = /position (\d+)/.exec(message);
    const byLine = /line (\d+) column (\d+)/.exec(message);
    const at = byPosition ? Number(byPosition[1]) : byLine ? offsetOf(text, Number(byLine[1]), Number(byLine[2])) : text.length;
    const before = text.slice(0, at).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, at, why: message.replace(/ (in JSON )?at (position|line).*$/s, '').replace(/^JSON\.parse: /, '') };
  }
}

export const isFault = (read: { readonly value: unknown } | JsonFault): read is JsonFault => 'why' in read;

function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split('\n').slice(0, line - 1);
  return lines.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
}
