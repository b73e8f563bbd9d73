import { mkdir, writeFile } from 'node:fs/promises';

/** One figure of a run: what it is, its value, the bar it has to meet, and whether it does. */
export type Figure = { readonly id: string; readonly what: string; readonly value: number; readonly unit: string; readonly bar?: { readonly atMost?: number; readonly atLeast?: number } };

export const meets = ({ value, bar }: Figure): boolean => bar === undefined || ((bar.atMost === undefined || value <= bar.atMost) && (bar.atLeast === undefined || value >= bar.atLeast));

/** Gives the p-quantile (0–1) of some numbers. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * p) - 1)] ?? Number.NaN;
}
export const median = (values: readonly number[]) => quantile(values, 0.5);

/** Prints the figures as a table and writes them as JSON, to compare releases; those of references are only written. */
export async function report(figures: readonly Figure[], references: readonly Figure[] = []): Promise<void> {
  const bar = ({ bar: limit }: Figure) => (limit?.atMost !== undefined ? `≤ ${limit.atMost}` : limit?.atLeast !== undefined ? `≥ ${limit.atLeast}` : '');
  for (const figure of figures) {
    const line = [figure.id.padEnd(22), figure.what.padEnd(64), figure.value.toFixed(figure.value < 10 ? 2 : 0).padStart(8), figure.unit.padEnd(8), bar(figure).padEnd(10), meets(figure) ? '' : 'MELESET'];
    process.stdout.write(`${line.join(' ')}\n`);
  }
  const folder = new URL('results/', import.meta.url);
  await mkdir(folder, { recursive: true });
  await writeFile(new URL(`${new Date().toISOString().replaceAll(':', '-')}.json`, folder), JSON.stringify({ node: process.versions.node, figures: [...figures, ...references] }, null, 2));
}
