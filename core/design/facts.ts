import type { CycleDefinition, DefinitionNode, GateBy, Logic } from '../cycle/ir.ts';
import type { Term } from '../form/rule-rows.ts';
import { logicText, type Names } from '../form/rule-sentence.ts';
import type { Text } from '../problem.ts';

/** Something of a track that gates and branches read, in words; `options` are the values it can have. */
export type Fact = { readonly term: Term; readonly words: Text; readonly sort: 'number' | 'flag' | 'code' | 'text'; readonly options?: readonly { readonly value: string; readonly words: Text }[] };
/** What forms add: bounds by name, and grades, by the form a design names. */
export type FormResults = Readonly<Record<string, { readonly thresholds: readonly { readonly name: string; readonly label: Text }[]; readonly grades: readonly string[] }>>;

const both = (id: string, en: string): Text => ({ id, en });
const fact = (name: string, words: Text, sort: Fact['sort'], options?: Fact['options']): Fact => ({ term: { from: 'fact', name }, words, sort, ...(options && { options }) });
const outcomes = [{ value: 'pass', words: both('lulus', 'pass') }, { value: 'passWithNotes', words: both('lulus dengan catatan', 'pass with notes') }, { value: 'fail', words: both('tidak lulus', 'fail') }] as const;
const plain = (values: readonly string[]) => values.map((value) => ({ value, words: both(value, value) }));

/** Kinds of agency as the roster names them. */
export const agencyKinds = ['dinas', 'badan', 'sekretariat', 'bagian', 'inspektorat', 'kecamatan', 'rsud', 'puskesmas', 'mitra'] as const;

function factsOfScore({ as, title, form }: Extract<DefinitionNode, { kind: 'score' }>, forms: CycleDefinition['forms'], results: FormResults): readonly Fact[] {
  const { thresholds = [], grades = [] } = results[forms[form] ?? ''] ?? {};
  return [
    { term: { from: 'fact', name: `score.${as}`, part: 'number' }, words: both(`Nilai “${title.id}”`, `Score “${title.en}”`), sort: 'number' },
    fact(`grade.${as}`, both(`Predikat “${title.id}”`, `Grade “${title.en}”`), grades.length > 0 ? 'code' : 'text', plain(grades)),
    ...thresholds.map(({ name, label }) => fact(`threshold.${as}.${name}`, both(`Syarat ${label.id} terpenuhi (${title.id})`, `Bounds of ${label.en || label.id} met (${title.en})`), 'flag')),
  ];
}

/** Gives the facts that rules of a design can read, each in words. */
export function factsOf({ nodes, forms }: CycleDefinition, results: FormResults = {}): readonly Fact[] {
  return [
    ...nodes.flatMap((node) => (node.kind === 'score' ? factsOfScore(node, forms, results) : [])),
    ...nodes.flatMap((node) => (node.kind === 'gate' ? [fact(`gate.${node.key}`, both(`Hasil “${node.title.id}”`, `Result “${node.title.en}”`), 'code', outcomes)] : [])),
    fact('late', both('Kiriman terlambat', 'Sent late'), 'flag'), fact('round', both('Putaran', 'Round'), 'number'), fact('openNotes', both('Catatan terbuka', 'Open notes'), 'number'), fact('agency.kind', both('Jenis OPD', 'Kind of agency'), 'code', plain(agencyKinds)),
  ];
}

/** Names the facts of a design in sentences; a bound that no form here knows by its own name. */
export function factNames(definition: CycleDefinition, results?: FormResults): Names {
  const known = new Map(factsOf(definition, results).map((each) => [each.term.name, each]));
  const bound = (name: string, locale: 'id' | 'en') => { const met = /^threshold\.[^.]+\.(.+)$/.exec(name)?.[1]; return met === undefined ? name : { id: `Syarat ${met.toUpperCase()} terpenuhi`, en: `Bounds of ${met.toUpperCase()} met` }[locale]; };
  return {
    title: (_from, name, locale) => { const words = known.get(name)?.words; return words === undefined ? bound(name, locale) : words[locale] || words.id; },
    part: (_name, part) => part,
    constant: (value, against, locale) => {
      if (typeof value === 'boolean') return { id: value ? 'ya' : 'tidak', en: value ? 'yes' : 'no' }[locale];
      if (typeof value === 'number') return locale === 'id' ? String(value).replace('.', ',') : String(value);
      const option = known.get(against ?? '')?.options?.find((each) => each.value === value);
      return `“${option === undefined ? String(value ?? '…') : option.words[locale]}”`;
    },
  };
}

/** Says a rule over the facts of a track in plain words. */
export const ruleWords = (definition: CycleDefinition, rule: Logic): Text => (rule === undefined ? both('belum ada syarat', 'no condition yet') : logicText(rule as never, factNames(definition)));

const atLeast = (score: string, bound: string): Logic => ({ '>=': [{ fact: [`score.${score}`, 'number'] }, Number(bound)] });

/** Gives the rules that decide a result; bounds of one score are two of them. A person decides by none. */
export function gateRules(by: GateBy): { readonly pass?: Logic; readonly notes?: Logic } {
  if (by.kind === 'rule') return by;
  return by.kind === 'person' ? {} : { pass: atLeast(by.score, by.passAt), notes: atLeast(by.score, by.notesAt) };
}

/** Keeps rules that decide a result: two bounds of one score as such, anything else as rules. */
export function gateByRules({ pass, notes }: { readonly pass?: Logic; readonly notes?: Logic }): GateBy {
  const [high, low] = [boundOf(pass), boundOf(notes)];
  if (high !== undefined && low !== undefined && high.score === low.score && high.at >= low.at) return { kind: 'score', score: high.score, passAt: String(high.at), notesAt: String(low.at) };
  return { kind: 'rule', ...(pass === undefined ? {} : { pass }), ...(notes === undefined ? {} : { notes }) };
}

function boundOf(rule: Logic): { readonly score: string; readonly at: number } | undefined {
  const args = (rule as { readonly '>='?: readonly [{ readonly fact?: readonly string[] }, unknown] } | undefined)?.['>='];
  const [name = '', as] = args?.[0]?.fact ?? [];
  return as === 'number' && name.startsWith('score.') && typeof args?.[1] === 'number' && /^-?\d+(\.\d+)?$/.test(String(args[1])) ? { score: name.slice('score.'.length), at: args[1] } : undefined;
}
