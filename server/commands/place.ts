import { join } from 'node:path';
import { openDb } from '../../db/db.ts';
import type { Db } from '../../db/db.ts';
import { readConfig } from '../config.ts';
import { openFileStore } from '../evidence/files.ts';
import type { FileStore } from '../evidence/files.ts';

/** Where a command finds the database and the evidence of an installation. */
export type Place = { readonly db: Db; readonly files: FileStore };
/** What a command has to say, in both languages, and whether it did what was asked. */
export type Said = { readonly id: string; readonly en: string; readonly ok: boolean };

/** Gives where the evidence of an installation lies. */
export const evidenceFolder = (data: string): string => join(data, 'evidence');

/** Runs a command on the installation that the environment names, prints its answer, and ends with code 1 and one sentence when it fails. */
export async function runCommand(work: (place: Place) => Promise<Said>): Promise<void> {
  const config = readConfig(process.env);
  try {
    if (config.mongodbUri === '') throw new Error('MONGODB_URI belum disetel. (MONGODB_URI is not set.)');
    const files = await openFileStore(evidenceFolder(config.data));
    const db = await openDb(config.mongodbUri);
    const answer = await work({ db, files }).finally(() => db.close());
    process.stdout.write(`${answer.id}\n${answer.en}\n`);
    process.exitCode = answer.ok ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

/** The words of the command line that are no options. */
export const plainWords = (): readonly string[] => process.argv.slice(2).filter((word) => !word.startsWith('--'));
