import type { Logic } from '../model.ts';
import { isFormula, isGroup, logicOf, rowsOf, type Group, type Row, type RowOperator } from '../rule-rows.ts';

/** Names of questions in a spreadsheet, and what they are called inside. */
export type Names = { readonly keyOf: (id: string) => string | undefined; readonly idOf: (key: string) => string | undefined };

const signs = { is: '=', isNot: '!=', less: '<', atMost: '<=', more: '>', atLeast: '>=' } as const satisfies Partial<Record<RowOperator, string>>;
type Signed = keyof typeof signs;
const operators = new Map<string, Signed>(Object.entries(signs).map(([operator, sign]) => [sign, operator as Signed]));

/** Writes a condition the way XLSForm does (`${key} = 'a' and ${other} > 3`); nothing when it says more than that language can. */
export function relevantOf(logic: Logic, names: Names): string | undefined {
  const group = rowsOf(logic);
  return group && written(group, names);
}

function written({ join, rows }: Group, names: Names): string | undefined {
  const parts = rows.map((row) => { const text = isGroup(row) ? written(row, names) : writtenRow(row, names); return text !== undefined && (isGroup(row) || (row.operator === 'between' && rows.length > 1)) ? `(${text})` : text; });
  return parts.some((part) => part === undefined) ? undefined : parts.join(` ${join} `);
}

function writtenRow({ left, operator, value }: Row, names: Names): string | undefined {
  if (isFormula(left) || left.from !== 'answer' || left.part !== undefined) return undefined;
  const key = names.keyOf(left.name);
  if (key === undefined) return undefined;
  const name = `\${${key}}`;
  if (operator === 'answered') return `${name} != ''`;
  if (operator === 'notAnswered') return `${name} = ''`;
  if (operator === 'oneOf' && Array.isArray(value)) return value.length === 0 ? undefined : `(${value.map((each) => `${name} = ${literal(each as string)}`).join(' or ')})`;
  if (operator === 'between' && Array.isArray(value)) return `${name} >= ${literal(value[0] as string)} and ${name} <= ${literal(value[1] as string)}`;
  if (!(operator in signs) || typeof value === 'object' || value === undefined) return undefined;
  return `${name} ${signs[operator as Signed]} ${literal(value)}`;
}

const literal = (value: string | number | boolean) => (typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : String(value));

type Token = { readonly kind: 'name' | 'text' | 'number' | 'word' | 'sign' | 'mark'; readonly text: string };
const lexer = /\s*(?:\$\{([A-Za-z_][\w.-]*)\}|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?)|(and|or|true|false|selected)\b|(<=|>=|!=|=|<|>)|([(),]))/y;
const kindsInOrder = ['name', 'text', 'text', 'number', 'word', 'sign', 'mark'] as const;

function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  lexer.lastIndex = 0;
  while (text.slice(lexer.lastIndex).trim() !== '') {
    const found = lexer.exec(text);
    if (found === null) return undefined;
    const at = found.slice(1).findIndex((part) => part !== undefined);
    tokens.push({ kind: kindsInOrder[at]!, text: (found[at + 1] ?? '').replace(/\\(.)/g, '$1') });
  }
  return tokens;
}

type Reading = { readonly tokens: readonly Token[]; at: number; readonly names: Names };

/** Reads an XLSForm condition as JSON Logic; nothing when it holds what a form here cannot say, or names an unknown question. */
export function logicOfRelevant(text: string, names: Names): Logic {
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  const reading: Reading = { tokens, at: 0, names };
  const group = alternatives(reading);
  return group === undefined || reading.at < tokens.length ? undefined : logicOf(group);
}

const takes = (reading: Reading, text: string, kind: Token['kind']) => {
  const token = reading.tokens[reading.at];
  if (token?.kind !== kind || token.text !== text) return false;
  reading.at += 1;
  return true;
};

const joined = (join: Group['join'], inner: (reading: Reading) => Row | Group | undefined) => (reading: Reading): Group | undefined => {
  const rows: (Row | Group)[] = [];
  do {
    const row = inner(reading);
    if (row === undefined) return undefined;
    rows.push(row);
  } while (takes(reading, join, 'word'));
  return { join, rows };
};
const together = joined('and', term);
const alternatives: (reading: Reading) => Group | undefined = joined('or', (reading) => together(reading));

function term(reading: Reading): Row | Group | undefined {
  if (takes(reading, '(', 'mark')) {
    const inside = alternatives(reading);
    return inside !== undefined && takes(reading, ')', 'mark') ? inside : undefined;
  }
  return takes(reading, 'selected', 'word') ? selected(reading) : comparison(reading);
}

function nameIn(reading: Reading): Row['left'] | undefined {
  const token = reading.tokens[reading.at];
  const id = token?.kind === 'name' ? reading.names.idOf(token.text) : undefined;
  if (id === undefined) return undefined;
  reading.at += 1;
  return { from: 'answer', name: id };
}

function valueIn(reading: Reading): string | number | boolean | undefined {
  const token = reading.tokens[reading.at];
  reading.at += 1;
  if (token?.kind === 'text') return token.text;
  if (token?.kind === 'number') return Number(token.text);
  return token?.kind === 'word' && (token.text === 'true' || token.text === 'false') ? token.text === 'true' : undefined;
}

function comparison(reading: Reading): Row | undefined {
  const left = nameIn(reading);
  const sign = reading.tokens[reading.at];
  const operator = sign?.kind === 'sign' ? operators.get(sign.text) : undefined;
  if (left === undefined || operator === undefined) return undefined;
  reading.at += 1;
  const value = valueIn(reading);
  if (value === undefined) return undefined;
  if (value === '' && (operator === 'is' || operator === 'isNot')) return { left, operator: operator === 'is' ? 'notAnswered' : 'answered' };
  return { left, operator, value };
}

function selected(reading: Reading): Row | undefined {
  if (!takes(reading, '(', 'mark')) return undefined;
  const left = nameIn(reading);
  if (left === undefined || !takes(reading, ',', 'mark')) return undefined;
  const value = valueIn(reading);
  return value !== undefined && takes(reading, ')', 'mark') ? { left, operator: 'is', value } : undefined;
}
