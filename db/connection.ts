import mongoose from 'mongoose';
import type { ClientSession, Connection } from 'mongoose';

/** What must survive a crash: acknowledged by a majority and journalled (engine.md §4). */
export const durable = { w: 'majority', j: true } as const;

const defaultName = 'siklus';
const namesDatabase = (uri: string): boolean => /^mongodb(\+srv)?:\/\/[^/]+\/[^?]/.test(uri);

/** Opens a connection of its own (there is no global one) that fails at once instead of buffering; `dbName` overrides the address, which else names it or means `siklus`. */
export async function connect(uri: string, dbName?: string): Promise<Connection> {
  const connection = mongoose.createConnection(uri, {
    ...(dbName !== undefined ? { dbName } : namesDatabase(uri) ? {} : { dbName: defaultName }),
    writeConcern: durable,
    readConcern: { level: 'majority' },
    retryWrites: true,
    ignoreUndefined: true,
    sanitizeFilter: true,
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    serverSelectionTimeoutMS: 5_000,
    maxPoolSize: 50,
  });
  return connection.asPromise();
}

/** Runs a function in one transaction on one instant, repeated by the driver while the conflict is passing; throwing rolls back. */
export async function inTransaction<T>(connection: Connection, work: (session: ClientSession) => Promise<T>): Promise<T> {
  const session = await connection.startSession();
  try {
    return await session.withTransaction(() => work(session), { readConcern: { level: 'snapshot' }, writeConcern: durable });
  } finally {
    await session.endSession();
  }
}
