/** An exact fraction; the denominator is positive. */
export type Fraction = { readonly n: bigint; readonly d: bigint };

/** Makes a fraction from decimal text ("4.5", "-0.25") or a whole number. */
export function fraction(text: string | number): Fraction {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(text).trim());
  if (!match) throw new RangeError(`${text} is not decimal text`);
  const [, sign, whole = '0', part = ''] = match;
  const n = BigInt(whole + part);
  return reduced(sign ? -n : n, 10n ** BigInt(part.length));
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b);
}
function reduced(n: bigint, d: bigint): Fraction {
  const common = gcd(n, d) || 1n;
  return d < 0n ? { n: -n / common, d: -d / common } : { n: n / common, d: d / common };
}

export const zero: Fraction = { n: 0n, d: 1n };
export const add = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.d + b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.n, a.d * b.d);
/** Divides; a zero divisor gives nothing, the caller's rule says what then. */
export const over = (a: Fraction, b: Fraction): Fraction | undefined => (b.n === 0n ? undefined : reduced(a.n * b.d, a.d * b.n));
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
