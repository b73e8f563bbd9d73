/** What a thorough judge said of a pattern; 'unknown' is refused like 'slow'. */
export type PatternVerdict = 'safe' | 'slow' | 'unknown';
export type PatternVerdicts = Readonly<Record<string, PatternVerdict>>;

/** Decides about a pattern: by the judge of the server where it has spoken, else by the cheap look of `isCalmPattern`. */
export function verdictOf(pattern: string, verdicts: PatternVerdicts): PatternVerdict {
  return (Object.hasOwn(verdicts, pattern) ? verdicts[pattern] : undefined) ?? (isCalmPattern(pattern) ? 'safe' : 'unknown');
}

/**
 * Says whether a pattern is certain to be matched in little time. It refuses whatever it cannot decide: repetition inside
 * repetition, alternatives inside repetition, look-around, back-references, more than two open repetitions.
 */
export function isCalmPattern(pattern: string): boolean {
  const parts = tokens(pattern);
  if (parts === undefined || parts.filter((part) => part === 'open').length > 2) return false;
  const groups: { repeats: boolean; branches: boolean }[] = [];
  let closed: { repeats: boolean; branches: boolean } | undefined;
  for (const part of parts) {
    const top = groups.at(-1);
    if (part === '(') groups.push({ repeats: false, branches: false });
    if (part === '|' && top) top.branches = true;
    if (part === 'open' || part === 'counted') {
      if (closed && (closed.repeats || closed.branches)) return false;
      if (top) top.repeats = true;
    }
    closed = part === ')' ? groups.pop() : undefined;
    const outer = groups.at(-1);
    if (closed && outer) { outer.repeats ||= closed.repeats; outer.branches ||= closed.branches; }
  }
  return true;
}

type Token = '(' | ')' | '|' | 'open' | 'counted' | 'atom';
const shapes: readonly (readonly [RegExp, Token | undefined])[] = [
  [/^\(\?:/, '('], [/^\(\?/, undefined], [/^\(/, '('], [/^\)/, ')'], [/^\|/, '|'],
  [/^(?:[*+]|\{\d+,\})\??/, 'open'], [/^\{\d+(?:,\d+)?\}\??/, 'counted'], [/^\?\??/, 'counted'],
  [/^\\[1-9k]/, undefined], [/^\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)/, 'atom'], [/^\[(?:\\.|[^\]\\])*\]/, 'atom'], [/^[^\\[\](){}*+?|]/u, 'atom'],
];

/** Splits a pattern; nothing when it holds what is not understood here. */
function tokens(pattern: string): readonly Token[] | undefined {
  const found: Token[] = [];
  let rest = pattern;
  while (rest !== '') {
    const shape = shapes.find(([form]) => form.test(rest));
    if (shape?.[1] === undefined) return undefined;
    found.push(shape[1]);
    rest = rest.slice(shape[0].exec(rest)![0].length);
  }
  return found;
}
