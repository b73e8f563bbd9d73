import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readJsonText } from '../../core/form/json-text.ts';

describe('JSON read from a file', () => {
  test('whatever JSON writes is read as it is', () => {
    fc.assert(fc.property(fc.json(), (text) => expect(readJsonText(text)).toMatchObject({ value: JSON.parse(text) as unknown })));
  });

  test('a name written twice is refused with both lines, for one of the two would be lost', () => {
    expect(readJsonText('{\n "a": 1,\n "b": 2,\n "a": 3\n}')).toMatchObject({ problem: 'nameTwice', details: { name: 'a', first: 2, line: 4 } });
    expect(readJsonText('[{"a":1},{"a":2}]')).toMatchObject({ value: [{ a: 1 }, { a: 2 }] });
  });

  test.each([['{"a":}', 1, 6], ['{"a":1,}', 1, 8], ['[1,2', 1, 5], ['{"a":1}\n x', 2, 2], ["{'a':1}", 1, 2], ['', 1, 1]])('%j is no JSON, and the place is named', (text, line, column) => {
    expect(readJsonText(text)).toMatchObject({ problem: 'jsonBroken', details: { line, column } });
  });

  test('a number no computer here can hold is refused, one that loses digits is told', () => {
    expect(readJsonText('{"a":1e999}')).toMatchObject({ problem: 'numberTooLarge' });
    expect(readJsonText('{"a":12345678901234567890}')).toMatchObject({ rounded: [{ number: '12345678901234567890', line: 1 }] });
  });

  test('the mark at the beginning of a file is no part of it', () => {
    expect(readJsonText('\uFEFF{"a":1}')).toMatchObject({ value: { a: 1 } });
  });
});
