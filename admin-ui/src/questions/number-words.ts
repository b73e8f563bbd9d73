import type { Language } from '../texts/index.ts';

/**
 * Reads a number the way people write it: "1.234,56" and "1234.56" are the same. The last of two different signs is the
 * decimal one; a single sign groups thousands only when it stands before exactly three digits and the language groups with it.
 */
export function readNumber(text: string, language: Language): number | undefined {
  const plain = text.replace(/\s|Rp|%/gi, '');
  if (!/^[+-]?[\d.,]*\d[\d.,]*$/.test(plain)) return undefined;
  const group = language === 'id' ? '.' : ',';
  const comma = plain.lastIndexOf(',');
  const point = plain.lastIndexOf('.');
  const decimal = comma >= 0 && point >= 0 ? (comma > point ? ',' : '.') : onlySign(plain, comma >= 0 ? ',' : point >= 0 ? '.' : undefined, group);
  const value = Number(plain.split('').filter((sign) => !(sign === ',' || sign === '.') || sign === decimal).join('').replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}

function onlySign(plain: string, sign: ',' | '.' | undefined, group: string): string | undefined {
  if (!sign) return undefined;
  const parts = plain.replace(/^[+-]/, '').split(sign);
  const grouped = parts.slice(1).every((part) => part.length === 3) && (parts[0] ?? '').length <= 3;
  if (parts.length > 2) return grouped ? undefined : 'none';
  return grouped && sign === group ? undefined : sign;
}
