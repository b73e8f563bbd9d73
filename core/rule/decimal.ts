/** An exact fraction; the denominator is positive and shares no factor with the numerator. */
export type Fraction = { readonly n: bigint; readonly d: bigint };

const written = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i;

/** Makes a fraction from decimal text ("4.5", "-0.25") or a number, exactly as JSON writes it; nothing for anything else. */
export function fractionOf(value: unknown): Fraction | undefined {
  const match = typeof value === 'number' || typeof value === 'string' ? written.exec(String(value).trim()) : null;
  if (!match) return undefined;
  const [, sign, whole = '0', part = '', exponent = '0'] = match;
  const n = BigInt(whole + part) * (sign === '-' ? -1n : 1n);
  const places = part.length - Number(exponent);
  return places >= 0 ? reduced(n, 10n ** BigInt(places)) : { n: n * 10n ** BigInt(-places), d: 1n };
}

/** Makes a fraction from decimal text that is known to be one; throws a RangeError for anything else. */
export function fraction(value: string | number): Fraction {
  const found = fractionOf(value);
  if (!found) throw new RangeError(`${value} is not decimal text`);
  return found;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
function reduced(n: bigint, d: bigint): Fraction {
  const common = gcd(n, d) || 1n;
  return d < 0n ? { n: -n / common, d: -d / common } : { n: n / common, d: d / common };
}

export const zero: Fraction = { n: 0n, d: 1n };
export const add = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.d + b.n * a.d, a.d * b.d);
export const less = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.n, a.d * b.d);
/** Divides; a zero divisor gives nothing, the caller's rule says what then. */
export const over = (a: Fraction, b: Fraction): Fraction | undefined => (b.n === 0n ? undefined : b.n < 0n ? reduced(-a.n * b.d, -a.d * b.n) : reduced(a.n * b.d, a.d * b.n));
export const compare = (a: Fraction, b: Fraction): number => (a.n * b.d === b.n * a.d ? 0 : a.n * b.d < b.n * a.d ? -1 : 1);
export const sum = (parts: readonly Fraction[]): Fraction => parts.reduce(add, zero);

/** Rounds half away from zero and writes decimal text with exactly `places` places. */
export function decimalText(value: Fraction, places: number): string {
  const scale = 10n ** BigInt(places);
  const negative = value.n < 0n;
  const doubled = (negative ? -value.n : value.n) * scale * 2n;
  const units = (doubled + value.d) / (value.d * 2n);
  const digits = units.toString().padStart(places + 1, '0');
  const text = places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits;
  return negative && units !== 0n ? `-${text}` : text;
}

/** Gives the nearest double of a fraction. */
export function numberOf(value: Fraction): number {
  return value.d === 1n ? Number(value.n) : Number(decimalText(value, 25));
}
