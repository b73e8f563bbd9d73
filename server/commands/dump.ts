import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import mongoose from 'mongoose';
import type { ClientSession } from 'mongoose';
import type { CollectionName, Db } from '../../db/db.ts';

const { EJSON, deserialize } = mongoose.mongo.BSON;

export type Dumped = { readonly documents: number; readonly sha256: string };

// Types as stored (Int32, Double, Long) survive only without promotion to JS numbers.
const exact = { promoteValues: false, promoteLongs: false, promoteBuffers: false } as const;

/** Writes one collection as canonical EJSON, a document per line in the order of `_id`, from the instant of the session's snapshot. */
export async function dumpCollection(db: Db, name: CollectionName, to: { readonly session: ClientSession; readonly path: string }): Promise<Dumped> {
  const file = await open(to.path, 'w', 0o600);
  const hash = createHash('sha256');
  let documents = 0;
  try {
    // Named here because the connection's own read concern would win over the session's snapshot.
    const cursor = db.connection.collection(name).find({}, { session: to.session, readConcern: { level: 'snapshot' }, sort: { _id: 1 }, raw: true });
    for await (const raw of cursor) {
      const line = `${EJSON.stringify(deserialize(raw as unknown as Uint8Array, exact), { relaxed: false })}\n`;
      hash.update(line);
      await file.write(line);
      documents += 1;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { documents, sha256: hash.digest('hex') };
}

const batchSize = 500;

/** Reads a dumped collection back, document by document as it was. */
export async function loadCollection(db: Db, name: CollectionName, path: string): Promise<number> {
  const collection = db.connection.collection(name);
  const file = await open(path);
  let batch: Record<string, unknown>[] = [];
  let documents = 0;
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await collection.insertMany(batch as never, { ignoreUndefined: false });
    documents += batch.length;
    batch = [];
  };
  for await (const line of file.readLines()) {
    batch.push(EJSON.parse(line, { relaxed: false }) as Record<string, unknown>);
    if (batch.length >= batchSize) await flush();
  }
  await flush();
  return documents;
}
