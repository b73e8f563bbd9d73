import { readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { parseConfig } from '../server/config.ts';
import { binaries, type Binary } from './binaries.ts';
import { isAlive } from './child.ts';
import { lookUp } from './find.ts';

type Finding = { readonly ok: boolean; readonly line: string; readonly mend?: string };

async function engine(name: Binary['name']): Promise<Finding> {
  const given = 'addressVariable' in binaries[name] ? process.env[(binaries[name] as Binary).addressVariable!] : undefined;
  if (given) return { ok: true, line: `${name}: server dari lingkungan` };
  const found = await lookUp(name).catch((error: Error) => error);
  if (found instanceof Error) return { ok: false, line: `${name}: ${found.message}`, mend: found.message };
  return found ? { ok: true, line: `${name} ${binaries[name].version}: ${found.path} (${found.from})` } : { ok: name === 'temporal-test-server', line: `${name} ${binaries[name].version}: belum ada`, mend: 'Jalankan npm start sekali; mesin yang belum ada diambil sendiri.' };
}

async function folder(data: string): Promise<readonly Finding[]> {
  const disk = await statfs(data).catch(() => undefined);
  const free = disk ? (disk.bavail * disk.bsize) / 1e9 : undefined;
  const lock = await readFile(join(data, 'siklus.lock'), 'utf8').then((text) => JSON.parse(text) as { pid: number; address: string }, () => undefined);
  const alive = lock !== undefined && isAlive(lock.pid);
  return [
    { ok: true, line: `folder data: ${data}${disk ? '' : ' (belum dibuat)'}` },
    ...(free === undefined ? [] : [{ ok: free > 2, line: `ruang kosong: ${free.toFixed(1)} GB`, mend: 'Sediakan paling sedikit 2 GB ruang kosong pada folder data.' }]),
    { ok: true, line: alive ? `berjalan di ${lock.address} (proses ${lock.pid})` : 'tidak sedang berjalan' },
    ...(alive ? [await ready(lock.address)] : []),
  ];
}

async function ready(address: string): Promise<Finding> {
  const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
  const words = answer ? JSON.stringify(await answer.json().catch(() => ({}))) : 'tidak menjawab';
  return { ok: answer?.ok === true, line: `kesiapan: ${words}`, mend: `Baca catatan di folder data (api.log, pekerja.log, mongod.log, temporal.log), lalu mulai ulang Siklus.` };
}

const config = parseConfig(process.env);
const findings: readonly Finding[] = 'mistakes' in config
  ? config.mistakes.map((mistake) => ({ ok: false, line: mistake, mend: mistake }))
  : [
      { ok: Number(process.versions.node.split('.')[0]) >= 24, line: `Node ${process.versions.node}`, mend: 'Pasang Node 24.' },
      ...(await Promise.all((['mongod', 'temporal', 'temporal-test-server'] as const).map(engine))),
      ...(await folder(config.data)),
      { ok: Math.abs(new Date().getTimezoneOffset()) < 24 * 60, line: `jam mesin: ${new Date().toISOString()}` },
    ];
for (const { ok, line } of findings) process.stdout.write(`${ok ? '  baik  ' : '  SALAH '} ${line}\n`);
const wrong = findings.find((finding) => !finding.ok);
if (wrong?.mend) process.stdout.write(`\n${wrong.mend}\n`);
process.exit(wrong ? 1 : 0);
