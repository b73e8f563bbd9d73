import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collectionNames } from '../../db/db.ts';
import type { CollectionName, Db } from '../../db/db.ts';
import { ensureCollections, migrations } from '../../db/migrations.ts';
import { openFileStore } from '../evidence/files.ts';
import type { FileStore } from '../evidence/files.ts';
import { copyEvidence, fileHash, leftOut } from './backup.ts';
import type { Manifest } from './backup.ts';
import { loadCollection } from './dump.ts';
import { plainWords, runCommand } from './place.ts';
import type { Said } from './place.ts';

export type Restored = { readonly documents: number; readonly files: number; readonly missingEvidence: readonly string[]; readonly takenAt: string };

async function checkedManifest(folder: string): Promise<Manifest> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  if (manifest.format !== 1 || manifest.dataVersion > (migrations.at(-1)?.version ?? 0)) throw new Error('Cadangan ini dibuat oleh versi Siklus yang lebih baru; pulihkan dengan versi itu. (This backup was made by a newer version.)');
  for (const [name, dumped] of Object.entries(manifest.collections)) {
    if ((await fileHash(join(folder, `${name}.ejson`))) !== dumped.sha256) throw new Error(`${name}.ejson tidak cocok dengan manifes; tidak ada yang dipulihkan. (It does not match the manifest; nothing was restored.)`);
  }
  return manifest;
}

async function isEmpty(db: Db): Promise<boolean> {
  for (const name of collectionNames) {
    if (!leftOut.has(name) && (await db.connection.collection(name).countDocuments({}, { limit: 1 })) > 0) return false;
  }
  return true;
}

/** Reads a backup into an empty database and store, after checking every hash; a database with data is refused unless `replace`. */
export async function restore(db: Db, files: FileStore, from: { readonly folder: string; readonly replace?: boolean }): Promise<Restored> {
  const manifest = await checkedManifest(from.folder);
  if (from.replace === true) await db.connection.dropDatabase();
  else if (!(await isEmpty(db))) throw new Error('Basis data tidak kosong. Tambahkan --replace untuk mengosongkannya lebih dahulu. (The database is not empty; add --replace to wipe it first.)');
  await ensureCollections(db);
  let documents = 0;
  for (const name of Object.keys(manifest.collections) as CollectionName[]) documents += await loadCollection(db, name, join(from.folder, `${name}.ejson`));
  const source = await openFileStore(join(from.folder, 'evidence'));
  const { evidence, missingEvidence } = await copyEvidence(source, files, manifest.evidence.map((file) => file.sha256));
  return { documents, files: evidence.length, missingEvidence: [...missingEvidence, ...manifest.missingEvidence], takenAt: manifest.startedAt };
}

function report({ documents, files, missingEvidence: missing, takenAt }: Restored): Said {
  const lost = missing.length === 0 ? { id: '', en: '' } : { id: ` HILANG: ${missing.join(', ')}.`, en: ` MISSING: ${missing.join(', ')}.` };
  return {
    id: `${documents} dokumen dan ${files} berkas bukti dipulihkan ke keadaan ${takenAt}.${lost.id} Semua orang perlu masuk lagi. Di instalasi baru jalankan npm run rebuild-workflows; di instalasi yang sama jalankan npm run reconcile sesudah Siklus menyala.`,
    en: `${documents} documents and ${files} evidence files restored as of ${takenAt}.${lost.en} Everyone signs in again. In a new installation run npm run rebuild-workflows; in the same one run npm run reconcile once Siklus is up.`,
    ok: missing.length === 0,
  };
}

if (import.meta.main) {
  const [folder] = plainWords();
  await runCommand(async ({ db, files }) => {
    if (folder === undefined) return { id: 'Sebutkan cadangannya: npm run restore -- <folder> [--replace]', en: 'Name the backup: npm run restore -- <folder> [--replace]', ok: false };
    return report(await restore(db, files, { folder, replace: process.argv.includes('--replace') }));
  });
}
