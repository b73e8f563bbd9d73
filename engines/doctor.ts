import { stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Config, parseConfig } from '../server/config.ts';
import { binaries, type Binary } from './binaries.ts';
import { lookUp } from './find.ts';
import { type Addresses, holderOf, stampOf } from './folder.ts';
import { modeOf } from './mode.ts';

// `npm run doctor`: what is there, what works, and the one sentence that mends what does not.
type Finding = { readonly ok: boolean; readonly line: string; readonly mend?: string };
const leastFreeGb = 2;
const restart = 'Baca catatan di folder data (api.log, pekerja.log, mongod.log, temporal.log), lalu mulai ulang Siklus.';

async function binary(name: Binary['name']): Promise<Finding> {
  const { addressVariable } = binaries[name] as Binary;
  if (addressVariable && process.env[addressVariable]) return { ok: true, line: `${name}: server dari ${addressVariable}` };
  const found = await lookUp(name).catch((error: Error) => error);
  if (found instanceof Error) return { ok: false, line: `${name}: tidak dapat dipakai`, mend: found.message };
  if (found) return { ok: true, line: `${name} ${found.version}: ${found.path} (${found.from})` };
  // Fetched at the first start, the test server by the first test run.
  return { ok: name === 'temporal-test-server', line: `${name}: belum ada`, mend: 'Jalankan npm start sekali; mesin yang belum ada diambil sendiri.' };
}

async function mongodb(uri: string): Promise<Finding> {
  const { MongoClient } = (await import('mongoose')).default.mongo;
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 3_000 });
  try {
    const hello = await client.db('admin').command({ hello: 1 });
    const { version } = (await client.db('admin').command({ buildInfo: 1 })) as { version: string };
    const primary = hello['isWritablePrimary'] === true;
    const set = String(hello['setName'] ?? '');
    const apartMs = Math.abs(Date.now() - (hello['localTime'] as Date).getTime());
    if (apartMs > 5_000) return { ok: false, line: `MongoDB: jamnya berbeda ${Math.round(apartMs / 1000)} detik`, mend: 'Samakan jam kedua mesin (NTP); tenggat dinilai menurut jam.' };
    return { ok: primary && set !== '', line: `MongoDB ${version} di ${hostOf(uri)}: ${primary ? 'primary' : 'bukan primary'}, ${set ? `replica set ${set}` : 'bukan replica set'}`, mend: set ? restart : 'MONGODB_URI harus menunjuk replica set (satu anggota cukup): mulai mongod dengan --replSet, lalu rs.initiate().' };
  } catch (error) {
    return { ok: false, line: `MongoDB di ${hostOf(uri)}: tidak terjangkau (${error instanceof Error ? error.message.split('\n')[0] : String(error)})`, mend: process.env['MONGODB_URI'] ? 'Periksa MONGODB_URI dan server itu.' : restart };
  } finally {
    await client.close();
  }
}

type Lost = { readonly title: { readonly id: string }; readonly snapshotId: string; readonly edition: number; readonly newest: boolean; readonly agencies: number };

/** Of every launched cycle the editions whose snapshot went, with the agencies that still run by them: they run on from their history, but screens and new tracks need it. */
async function snapshots(uri: string): Promise<readonly Finding[]> {
  const { MongoClient } = (await import('mongoose')).default.mongo;
  const client = new MongoClient(uri);
  try {
    const lost = client.db(databaseOf(uri)).collection('cycles').aggregate<Lost>([
      { $match: { snapshotId: { $exists: true } } },
      { $project: { title: 1, present: '$snapshotId', snapshotId: { $concatArrays: [{ $ifNull: ['$editions.snapshotId', []] }, ['$snapshotId']] } } },
      { $unwind: { path: '$snapshotId', includeArrayIndex: 'at' } },
      { $lookup: { from: 'snapshots', localField: 'snapshotId', foreignField: '_id', as: 'stored', pipeline: [{ $project: { _id: 1 } }] } },
      { $match: { stored: [] } },
      { $lookup: { from: 'trackViews', localField: '_id', foreignField: 'cycleId', let: { lost: '$snapshotId' }, as: 'on', pipeline: [{ $match: { 'state.ended': { $exists: false }, $expr: { $eq: ['$state.snapshotId', '$$lost'] } } }, { $project: { _id: 1 } }] } },
      { $project: { title: 1, snapshotId: 1, edition: { $toInt: { $add: ['$at', 1] } }, newest: { $eq: ['$snapshotId', '$present'] }, agencies: { $size: '$on' } } },
    ]);
    return (await lost.toArray()).map(({ title, snapshotId, edition, newest, agencies }) => ({ ok: false, line: `siklus “${title.id}”${newest ? '' : `, edisi ${edition} yang lama (masih dipakai ${agencies} instansi)`}: snapshot ${snapshotId.slice(0, 12)} tidak ada lagi; jalur yang berjalan tetap berjalan dari riwayatnya`, mend: 'Mulai ulang Siklus: snapshot disusun ulang dari rancangan yang dibekukan. Bila pesan ini tetap muncul, pulihkan dari cadangan (npm run restore).' }));
  } finally {
    await client.close();
  }
}

/** The database an address names; one that names none means the usual one. */
const databaseOf = (uri: string) => /^\w+(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1] ?? 'siklus';
/** The address without user and password. */
const hostOf = (uri: string) => uri.replace(/^\w+(\+srv)?:\/\/([^@/]*@)?/, '').split('/')[0];

async function temporal(address: string): Promise<Finding> {
  const { Connection } = await import('@temporalio/client');
  try {
    const connection = await Connection.connect({ address, connectTimeout: 3_000 });
    const { serverVersion } = await connection.workflowService.getSystemInfo({});
    await connection.close();
    return { ok: true, line: `Temporal ${serverVersion ?? '?'} di ${address}: menjawab` };
  } catch {
    return { ok: false, line: `Temporal di ${address}: tidak terjangkau`, mend: process.env['TEMPORAL_ADDRESS'] ? 'Periksa TEMPORAL_ADDRESS dan server itu.' : restart };
  }
}

async function wholeProduct(address: string): Promise<Finding> {
  const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
  const words = answer ? ((await answer.json().catch(() => ({}))) as { ready?: boolean; worker?: { ok: boolean } }) : undefined;
  return { ok: answer?.ok === true, line: `Siklus di ${address}: ${answer?.ok ? 'siap' : words ? `belum siap (${JSON.stringify(words)})` : 'tidak menjawab'}`, mend: restart };
}

async function engines(config: Config): Promise<readonly Finding[]> {
  const holder = await holderOf(config.data);
  const running: Partial<Addresses> = holder?.engines ?? {};
  const [uri, address] = [config.mongodbUri || running.mongodbUri, config.temporalAddress || running.temporalAddress];
  const database = uri ? await mongodb(uri) : undefined;
  return [
    { ok: true, line: holder ? `berjalan: proses ${holder.pid} di ${holder.address}` : 'tidak sedang berjalan' },
    ...(database ? [database] : []),
    ...(uri && database?.ok ? await snapshots(uri) : []),
    ...(address ? [await temporal(address)] : []),
    ...(holder?.engines ? [await wholeProduct(holder.address)] : []),
  ];
}

async function folder({ data, mode }: Config): Promise<readonly Finding[]> {
  const exists = await stat(data).then(() => true, () => false);
  const disk = await statfs(exists ? data : dirname(data)).catch(() => statfs('/'));
  const freeGb = (disk.bavail * disk.bsize) / 1e9;
  const open = (await Promise.all(['secret', 'mongo.secret.json', 'mongo.key'].map(async (name) => ({ name, mode: await stat(join(data, name)).then((file) => file.mode & 0o077, () => 0) })))).filter((file) => file.mode !== 0);
  const made = Object.entries(await stampOf(data)).map(([name, { version }]) => `${name} ${version}`);
  return [
    { ok: true, line: `folder data (${mode}): ${data}${exists ? (made.length ? `, dibuat oleh ${made.join(', ')}` : '') : ' (belum dibuat)'}` },
    { ok: open.length === 0, line: open.length ? `rahasia terbuka bagi orang lain: ${open.map(({ name }) => name).join(', ')}` : 'rahasia hanya terbaca pemiliknya', mend: `Jalankan: chmod 600 ${open.map(({ name }) => join(data, name)).join(' ')}` },
    { ok: freeGb > leastFreeGb, line: `ruang kosong: ${freeGb.toFixed(1)} GB`, mend: `Sediakan paling sedikit ${leastFreeGb} GB ruang kosong pada folder data.` },
  ];
}

async function clock({ data }: Config): Promise<Finding> {
  const newest = Math.max(0, ...Object.values(await stampOf(data)).map(({ since }) => Date.parse(since)));
  return { ok: Date.now() > newest, line: `jam mesin: ${new Date().toISOString()}`, mend: `Jam mesin lebih awal dari data yang sudah ada (${new Date(newest).toISOString()}). Betulkan jamnya (NTP) sebelum memulai.` };
}

async function findings(): Promise<readonly Finding[]> {
  const config = parseConfig({ ...process.env, SIKLUS_MODE: modeOf(new Set(process.argv.slice(2))) });
  if ('mistakes' in config) return config.mistakes.map((mistake) => ({ ok: false, line: mistake, mend: mistake }));
  return [
    { ok: Number(process.versions.node.split('.')[0]) >= 24, line: `Node ${process.versions.node}: ${process.execPath}`, mend: 'Pasang Node 24.' },
    ...(await Promise.all((['mongod', 'temporal', 'temporal-test-server'] as const).map(binary))),
    ...(await folder(config)),
    await clock(config),
    ...(await engines(config)),
  ];
}

const found = await findings();
for (const { ok, line } of found) process.stdout.write(`${ok ? '  baik  ' : '  SALAH '} ${line}\n`);
const wrong = found.find((finding) => !finding.ok);
if (wrong?.mend) process.stdout.write(`\n${wrong.mend}\n`);
process.exit(wrong ? 1 : 0);
