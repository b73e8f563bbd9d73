import { bareRate } from './bare.ts';
import { aCrowd, type Head } from './crowd.ts';
import { fillAll, launch, type Launched, sendAll } from './cycle.ts';
import { msToLastByte } from './http.ts';
import { op } from '../db/table.ts';
import { aPlace } from './place.ts';
import { copyViews } from './views.ts';
import { type Figure, median, quantile, report } from './table.ts';

// `npm run bench`: reference and product on the same engines in the same run; prints ratios, writes JSON.
const quick = process.argv.includes('--quick');
const agencies = quick ? 40 : 200;
const paced = quick ? 40 : 150;
const warming = 40;
// So many more make a thousand cached tracks; a quick run leaves them out.
const rest = quick ? 0 : 1_000 - agencies - paced - warming;
const width = 16;
type Heads = readonly Head[];
const say = (line: string) => { process.stderr.write(`${line}\n`); };

const place = await aPlace();
const figures: Figure[] = [];
const add = (figure: Figure) => { figures.push(figure); };
try {
  const idle = await place.memory();
  add({ id: 'memory-idle', what: 'API + pekerja menganggur', value: idle.api + idle.pekerja, unit: 'MB', bar: { atMost: 500 } });
  const crowd = await aCrowd(place.db, agencies + paced + warming + rest);
  const [first, second, third, fourth] = [[0, agencies], [agencies, paced], [agencies + paced, warming], [agencies + paced + warming, rest]].map(([from = 0, count = 0]) => crowd.heads.slice(from, from + count)) as unknown as [Heads, Heads, Heads, Heads];
  // A pilot runs for months: what is measured is a warm process, for the reference and the product alike.
  say('pemanasan …');
  const warm = await launch(place.base, crowd, third);
  await fillAll(place.base, third, tasksOf(warm));
  await sendAll(place.base, third, tasksOf(warm), { width });
  await bareRate(place.engines, warming, width);
  say(`meluncurkan siklus ${agencies} instansi …`);
  const launched = await launch(place.base, crowd, first);
  add({ id: 'launch-accepted', what: `jawaban peluncuran siklus ${agencies} instansi`, value: launched.acceptedMs, unit: 'ms' });
  add({ id: 'launch-running', what: `${agencies} jalur terbuka`, value: launched.runningMs / 1000, unit: 's' });

  const tasks = tasksOf(launched);
  await fillAll(place.base, first, tasks);
  say('pembanding: mesin telanjang …');
  const before = await bareRate(place.engines, agencies, width);
  say('produk: kirim …');
  const began = performance.now();
  const sent = await sendAll(place.base, first, tasks, { width });
  const seconds = await untilConfirmed(launched, began);
  const after = await bareRate(place.engines, agencies, width);
  const bare = median([before.perSecond, after.perSecond]);
  const rate = first.length / seconds;
  add({ id: 'bare-rate', what: 'pembanding: sisip + Update + transaksi, tanpa HTTP dan aturan', value: bare, unit: '/s' });
  add({ id: 'submit-rate', what: `kirim sampai diterima jalurnya, ${width} serentak (${words(sent.statuses)})`, value: rate, unit: '/s' });
  add({ id: 'submit-ratio', what: 'kirim terhadap pembanding', value: (rate / bare) * 100, unit: '%', bar: { atLeast: 60 } });
  add({ id: 'submit-acknowledged', what: 'kirim sampai dijawab, tahan mati', value: first.length / sent.seconds, unit: '/s' });
  add({ id: 'submit-p99', what: 'kirim p99', value: quantile(sent.times, 0.99), unit: 'ms' });

  const other = await launch(place.base, crowd, second);
  await fillAll(place.base, second, tasksOf(other));
  const offered = await sendAll(place.base, second, tasksOf(other), { perSecond: 50 });
  add({ id: 'submit-50-p95', what: `diterima pada 50 kiriman/s (${words(offered.statuses)})`, value: quantile(offered.times, 0.95), unit: 'ms', bar: { atMost: 250 } });

  await untilConfirmed(other);
  if (fourth.length > 0) {
    say(`${rest} jalur lagi …`);
    const many = await launch(place.base, crowd, fourth);
    await fillAll(place.base, fourth, tasksOf(many));
    await sendAll(place.base, fourth, tasksOf(many), { width });
    await untilConfirmed(many);
  }
  // What follows a confirmation (receipts, notices) ends as well.
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  const loaded = await place.memory();
  add({ id: 'memory-loaded', what: `API + pekerja sesudah ${agencies + paced + warming + rest} kiriman (${Math.round(loaded.api)} + ${Math.round(loaded.pekerja)})`, value: loaded.api + loaded.pekerja, unit: 'MB', bar: { atMost: 800 } });
  say('matriks 2.000 instansi …');
  await copyViews(place.db, launched.cycleId, 2_000);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const matrix: number[] = [];
  for (let i = 0; i < 205; i += 1) matrix.push(await msToLastByte({ base: place.base, cookie: crowd.coordinator, path: `/api/cycles/${launched.cycleId}/matrix` }));
  add({ id: 'matrix-2000-p95', what: 'matriks 2.000 jalur, jawaban penuh, termampatkan', value: quantile(matrix.slice(5), 0.95), unit: 'ms', bar: { atMost: 50 } });
} finally {
  await place.stop();
}
await report(figures);

/** Seconds until the track of every submission has confirmed it: a 202 is safe, but its work is still to do. */
async function untilConfirmed({ rows }: Launched, began = performance.now()): Promise<number> {
  const trackIds = rows.map(({ trackId }) => trackId);
  while (await place.db.confirmations.countDocuments({ trackId: op({ $in: trackIds }) }) < rows.length) await new Promise((resolve) => setTimeout(resolve, 100));
  return (performance.now() - began) / 1000;
}

function tasksOf({ rows }: Launched): ReadonlyMap<string, string> {
  return new Map(rows.map((row) => [row.agencyId, `${row.trackId}.${row.token}`]));
}

function words(statuses: ReadonlyMap<number, number>): string {
  return [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
}
