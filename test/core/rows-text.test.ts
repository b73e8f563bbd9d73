import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { encodings, rowsBytes, rowsText } from '../../server/rows-text.ts';

describe('an answer written row by row', () => {
  test('reads as if it had been written at once, whatever stands in it and whichever rows were written before', () => {
    fc.assert(fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), fc.dictionary(fc.string().filter((key) => key !== 'rows'), fc.jsonValue()), fc.nat(), (rows, head, seed) => {
      const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
      expect(JSON.parse(rowsText({ ...head, rows }))).toEqual(plain({ ...head, rows }));
      const turned = [...rows.slice(seed % (rows.length + 1)), { added: seed }, ...rows];
      expect(JSON.parse(rowsText({ ...head, rows: turned }))).toEqual(plain({ ...head, rows: turned }));
    }));
  });

  test('goes over the line in any encoding as the same text, and is made once for one object', async () => {
    const answer = { total: 2, rows: [{ name: 'Dinas Ä' }, { name: 'Dinas Contoh' }] };
    const read = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Buffer) => bytes } as const;
    for (const encoding of encodings) expect(read[encoding](await rowsBytes(answer, encoding)).toString()).toBe(rowsText(answer));
    expect(await rowsBytes(answer, 'br')).toBe(await rowsBytes(answer, 'br'));
    expect(await rowsBytes({ ...answer, total: 3 }, 'identity')).not.toEqual(await rowsBytes(answer, 'identity'));
  });
});
