import mongoose from 'mongoose';
import type { ClientSession, Connection, IndexDefinition, IndexOptions, Model } from 'mongoose';

const kinds = {
  text: { type: String },
  texts: { type: [String], default: undefined },
  number: { type: Number },
  flag: { type: Boolean },
  date: { type: Date },
  any: { type: mongoose.Schema.Types.Mixed },
} as const;
type Kind = keyof typeof kinds;

/** The fields of a collection: every key of its type once, `?` where the type allows absence. */
export type Fields<T> = { readonly [K in keyof T]-?: unknown extends T[K] ? 'any' | 'any?' : undefined extends T[K] ? `${Kind}?` : Kind };
export type Index = readonly [keys: IndexDefinition, options?: IndexOptions];

// A required text may be empty: mongoose counts '' as absent unless told otherwise.
mongoose.Schema.Types.String.checkRequired((value: unknown) => typeof value === 'string');

/** Makes the model of one collection on one connection: unknown fields throw, indexes are built by `prepare` only. */
export function table<T>(connection: Connection, name: string, fields: Fields<T>, indexes: readonly Index[] = []): Model<T> {
  const paths = Object.entries<string>(fields).map(([path, spec]) => {
    const optional = spec.endsWith('?');
    return [path, { ...kinds[(optional ? spec.slice(0, -1) : spec) as Kind], required: !optional }];
  });
  const schema = new mongoose.Schema<T>(Object.fromEntries(paths), { strict: 'throw', minimize: false, versionKey: false, collection: name, autoIndex: false, autoCreate: false, id: false });
  for (const [keys, options] of indexes) schema.index(keys, options);
  return connection.model<T>(name, schema);
}

/** Inserts one document in the caller's transaction, or alone; a taken unique key throws (see `isDuplicate`). */
export async function insert<T>(model: Model<T>, document: T, session?: ClientSession): Promise<T> {
  await model.create([document] as never, session ? { session } : {});
  return document;
}

/** Says whether an error is a unique index that already holds the key. */
export function isDuplicate(error: unknown): boolean {
  return typeof error === 'object' && error !== null && (error as { code?: unknown }).code === 11000;
}

/** Marks a query operator written by this layer; every other object with a `$` key is treated as a plain value. */
export function op<T extends object>(condition: T): T {
  return mongoose.trusted(condition) as T;
}
