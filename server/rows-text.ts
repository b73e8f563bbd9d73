import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

type WithRows = { readonly rows: readonly object[]; readonly [field: string]: unknown };
const texts = new WeakMap<object, string>();

function textOf(row: object): string {
  const text = texts.get(row) ?? JSON.stringify(row);
  texts.set(row, text);
  return text;
}

/** Gives an answer with rows as JSON. A row that is the same object as before is not written again: of two thousand, few are new. */
export function rowsText({ rows, ...rest }: WithRows): string {
  const head = JSON.stringify(rest);
  return `${head.slice(0, -1)}${head === '{}' ? '' : ','}"rows":[${rows.map(textOf).join(',')}]}`;
}

const encoders = {
  br: (bytes: Buffer): Promise<Buffer> => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
  gzip: (bytes: Buffer): Promise<Buffer> => promisify(gzip)(bytes, { level: 1 }),
  identity: async (bytes: Buffer): Promise<Buffer> => bytes,
} as const;
export type Encoding = keyof typeof encoders;
/** What a client may be sent, the smallest first. */
export const encodings = Object.keys(encoders) as readonly Encoding[];

const packed = new WeakMap<WithRows, Map<Encoding, Promise<Buffer>>>();

/** Gives an answer with rows as it goes over the line. An answer that is the same object as before is neither written nor compressed again. */
export function rowsBytes(answer: WithRows, encoding: Encoding): Promise<Buffer> {
  const known = packed.get(answer) ?? new Map<Encoding, Promise<Buffer>>();
  packed.set(answer, known);
  const bytes = known.get(encoding) ?? encoders[encoding](Buffer.from(rowsText(answer)));
  known.set(encoding, bytes);
  return bytes;
}
