import type { RoleKey } from '../access.ts';

export type Locale = 'id' | 'en';
export type Classification = 'public' | 'internal' | 'personal' | 'specific';
export type NodeType = 'form' | 'page' | 'section' | 'field' | 'table' | 'info' | 'computed' | 'raw';
/** Question kinds (forms.md §2). */
export const kinds = [
  'shortText', 'longText', 'integer', 'decimal', 'currency', 'percent', 'ratio', 'date', 'month', 'dateRange', 'yesNo', 'yesNoPartial',
  'singleChoice', 'multipleChoice', 'gradeScale', 'gradedChoice', 'ranking', 'fixedTable', 'repeatTable', 'matrix', 'fileEvidence', 'linkEvidence', 'acknowledgement',
  'regionPicker', 'agencyPicker', 'codeList', 'richText', 'computed', 'info', 'raw',
] as const;
export type Kind = (typeof kinds)[number];
/** JSON Logic in the allow-list of core/rule. */
export type Logic = unknown;

export type NodeText = { readonly title: string; readonly help?: string; readonly guidance?: string; readonly options?: Readonly<Record<string, string>>; readonly messages?: Readonly<Record<string, string>> };
export type EvidenceRule = { readonly need: 'no' | 'optional' | 'yes' | { readonly when: Logic }; readonly types: readonly string[]; readonly maxFiles: number; readonly maxMB: number; readonly period: boolean };
/**
 * What a question begins with when the agency took part in the period before: the same answer, figures of other questions
 * written out, the rows not done yet together with the notes left open, or whether that table got any.
 */
export type PrefillRule =
  | { readonly from: 'same' }
  | { readonly from: 'figures'; readonly of: readonly string[] }
  /** Columns: `note` takes a note's text, `status` says what is `done`; a note begins as `first`. */
  | { readonly from: 'unfinished'; readonly note: string; readonly status: string; readonly done: readonly string[]; readonly first: string }
  | { readonly from: 'any'; readonly of: string };
export type ScoreRule = {
  readonly rule: 'option' | 'average' | 'weighted' | 'share' | 'ratio' | 'sum' | 'cap' | 'expression';
  /** Decimal text; the share of the parent it carries. */
  readonly weight?: string;
  /** Value per option code, decimal text (rule option; share: the divisor). */
  readonly values?: Readonly<Record<string, string>>;
  readonly of?: string;
  readonly notApplicable?: 'spread' | 'full' | 'zero';
  readonly cap?: { readonly by: readonly string[]; readonly message: Readonly<Record<Locale, string>> };
  readonly expression?: Logic;
};
export type Node = {
  /** Identity for life within the form's lineage. */
  readonly id: string;
  readonly type: NodeType;
  readonly kind?: Kind;
  /** Property name in the data, `^[a-z][a-z0-9_]{0,39}$`. */
  readonly key?: string;
  readonly children: readonly string[];
  readonly props: Readonly<Record<string, unknown>>;
  readonly required?: boolean;
  readonly text: Readonly<Partial<Record<Locale, NodeText>>>;
  readonly classification: Classification;
  readonly see?: readonly RoleKey[];
  readonly edit?: readonly RoleKey[];
  readonly evidence?: EvidenceRule;
  readonly score?: ScoreRule;
  readonly prefill?: PrefillRule;
  readonly lock?: 'text' | 'structure' | 'all';
  readonly fromBlock?: { readonly blockId: string; readonly version: number };
  readonly meaning?: 'same' | 'changed';
  readonly schemaExtra: Readonly<Record<string, unknown>>;
  readonly uiExtra: Readonly<Record<string, unknown>>;
};
export type Rule = {
  readonly id: string; readonly effect: 'show' | 'require' | 'limit' | 'warn' | 'compute'; readonly when?: Logic; readonly value?: Logic; readonly targets: readonly string[]; readonly text?: Readonly<Partial<Record<Locale, string>>>;
  /** Asks `when` of every row of this repeating table, whose cells it reads as `{answer: [table, column]}`, and says the number of each row it holds on (limit, warn). */
  readonly each?: string;
};
export type Band = { readonly grade: string; /** exclusive lower bound, decimal text */ readonly above: string; readonly label: Readonly<Record<Locale, string>> };
export type Threshold = { readonly name: string; readonly label: Readonly<Record<Locale, string>>; readonly all: readonly ThresholdPart[] };
/** One bound: points of a node, or of several taken together, or its share of its weight in per cent. `label` names several. */
export type PointsPart = { readonly node: string; readonly plus?: readonly string[]; readonly label?: Readonly<Record<Locale, string>>; readonly atLeast: string; readonly percent?: boolean };
/** One condition that is not scored: a question has one of these answers. Unanswered, it is not met. */
export type AnswerPart = { readonly node: string; readonly oneOf: readonly (string | number | boolean)[] };
export type ThresholdPart = PointsPart | AnswerPart;
/** How the form is scored: the tree is the node tree; bands decide the result grade. */
export type Scoring = { readonly mode: 'none' | 'subComponent' | 'criteria'; readonly roundAt: 'total'; readonly bands: readonly Band[]; readonly thresholds: readonly Threshold[] };
export type Ref = { readonly name: string; readonly from: 'step' | 'form' | 'codeList' | 'external'; readonly fallback?: unknown; readonly path?: string };
export type FormTest = { readonly id: string; readonly title: string; readonly answers: Answers; readonly expect: { readonly visible?: readonly string[]; readonly hidden?: readonly string[]; readonly errors?: readonly string[]; readonly warnings?: readonly string[]; /** What keeps reviewers from passing it on, among the questions they answer themselves. */ readonly held?: readonly string[]; readonly total?: string; readonly grade?: string } };
export type FormModel = {
  readonly format: 1; readonly formId: string; readonly baseLocale: 'id'; readonly locales: readonly Locale[]; readonly rootId: string;
  readonly byId: Readonly<Record<string, Node>>; readonly rules: readonly Rule[]; readonly scoring: Scoring; readonly refs: readonly Ref[]; readonly tests: readonly FormTest[];
  readonly source?: { readonly dialect: string; readonly extra: Readonly<Record<string, unknown>> };
};

/** A reference to a stored file; the bytes are elsewhere. */
export type FileRef = { readonly fileId: string; readonly name: string; readonly size: number; readonly mime: string; readonly sha256: string };
/** Answers nested by section key: `{section: {question: value}}`; evidence beside them by question id. Unanswered = key absent. */
export type Answers = { readonly data: Readonly<Record<string, unknown>>; readonly evidence: Readonly<Record<string, readonly FileRef[]>> };

/** Gives the nodes below a node in reading order, without the node itself; each node once, even in a broken tree. */
export function* below(model: FormModel, id: string, seen = new Set([id])): Generator<Node> {
  for (const child of model.byId[id]?.children ?? []) {
    const node = Object.hasOwn(model.byId, child) ? model.byId[child] : undefined;
    if (!node || seen.has(child)) continue;
    seen.add(child);
    yield node;
    yield* below(model, child, seen);
  }
}

/** Gives every question (field, table, computed, raw) with the section it lies in, in reading order. */
export function questionsOf(model: FormModel): readonly { readonly node: Node; readonly section: Node }[] {
  const found: { node: Node; section: Node }[] = [];
  const seen = new Set([model.rootId]);
  const visit = (id: string, section: Node | undefined) => {
    for (const child of model.byId[id]?.children ?? []) {
      const node = Object.hasOwn(model.byId, child) ? model.byId[child] : undefined;
      if (!node || seen.has(child)) continue;
      seen.add(child);
      const inside = node.type === 'section' ? node : section;
      if (inside && node.key && node.type !== 'section' && node.type !== 'page') found.push({ node, section: inside });
      if (node.type === 'section' || node.type === 'page' || node.type === 'form') visit(child, inside);
    }
  };
  visit(model.rootId, undefined);
  return found;
}

/** Gives the path of a question in the data, e.g. ['s1a', 'k1']. */
export function dataPath(section: Node, node: Node): readonly [string, string] {
  return [section.key ?? '', node.key ?? ''];
}
