import { type Figure, median, quantile } from '../table.ts';
import { type Operation, operationIds, operations, type Told } from './designing.ts';

/** What one size gave: the builder's own, and each reference's by its name. */
export type Round = { readonly n: number; readonly own: Told; readonly peers: Readonly<Record<string, Told>> };

const p95 = (values: readonly number[]) => quantile(values, 0.95);
const medianBar = (id: Operation, n: number) => (id === 'open' ? { bar: { atMost: n === 300 ? 600 : 1_500 } } : {});
const p95Bar = (id: Operation, n: number) => (n === 1_000 && !['open', 'rule'].includes(id) ? { bar: { atMost: 50 } } : {});

/** The builder's own figures with their bars. */
export const ownFigures = ({ n, own }: Round): readonly Figure[] => [
  ...operationIds.flatMap((id): readonly Figure[] => [
    { id: `${id}-${n}`, what: `${operations[id]} (median), ${n} pertanyaan`, value: median(own.times[id]), unit: 'ms', ...medianBar(id, n) },
    { id: `${id}-p95-${n}`, what: `${operations[id]} (p95), ${n} pertanyaan`, value: p95(own.times[id]), unit: 'ms', ...p95Bar(id, n) },
  ]),
  { id: `heap-${n}`, what: `ingatan JavaScript, ${n} pertanyaan`, value: own.heapMB, unit: 'MB', ...(n === 1_000 ? { bar: { atMost: 120 } } : {}) },
];

/** The references' figures: something to compare with, never a bar. */
export const peerFigures = ({ n, own, peers }: Round): readonly Figure[] => Object.entries(peers).flatMap(([name, told]) => [
  ...operationIds.flatMap((id): readonly Figure[] => [
    { id: `${name}-${id}-${n}`, what: `${name}: ${operations[id]} (median), ${n} pertanyaan`, value: median(told.times[id]), unit: 'ms' },
    { id: `${name}-${id}-p95-${n}`, what: `${name}: ${operations[id]} (p95), ${n} pertanyaan`, value: p95(told.times[id]), unit: 'ms' },
    { id: `${name}-${id}-ratio-${n}`, what: `Siklus terhadap ${name}: ${operations[id]} (median), ${n} pertanyaan`, value: median(own.times[id]) / median(told.times[id]), unit: 'kali' },
  ]),
  { id: `${name}-heap-${n}`, what: `${name}: ingatan JavaScript, ${n} pertanyaan`, value: told.heapMB, unit: 'MB' },
]);

/** The builder beside its references, one line an operation: median / p95 in ms, and how many times a reference's median ours is. */
export function beside({ n, own, peers }: Round): string {
  const names = Object.keys(peers);
  const pair = (values: readonly number[]) => `${median(values).toFixed(0)} / ${p95(values).toFixed(0)}`;
  const line = (what: string, cells: readonly string[]) => `${what.padEnd(40)}${cells.map((cell) => cell.padStart(24)).join('')}\n`;
  const rows = operationIds.map((id) => line(operations[id], [pair(own.times[id]), ...names.map((name) => `${pair(peers[name]!.times[id])} (${(median(own.times[id]) / median(peers[name]!.times[id])).toFixed(1)}×)`)]));
  const heap = line('ingatan JavaScript (MB)', [own.heapMB.toFixed(0), ...names.map((name) => `${peers[name]!.heapMB.toFixed(0)} (${(own.heapMB / peers[name]!.heapMB).toFixed(1)}×)`)]);
  const idle = line('tanpa akibat, tidak dihitung', [own, ...names.map((name) => peers[name]!)].map((told) => String(told.idle)));
  return [`\n${line(`${n} pertanyaan: median / p95 dalam ms`, ['Siklus', ...names])}`, ...rows, heap, idle].join('');
}
