import type { FormModel, FormTest, Locale, Node, NodeText, Ref, Rule, Scoring } from '../model.ts';

/** Nodes that belong together: some roots and everything below them. */
export type NodeTree = { readonly rootIds: readonly string[]; readonly byId: Readonly<Record<string, Node>> };
/** Fields of a node that one command replaces as a whole. */
export type NodeField = 'kind' | 'type' | 'key' | 'required' | 'classification' | 'see' | 'edit' | 'evidence' | 'score' | 'prefill' | 'lock' | 'fromBlock' | 'meaning' | 'schemaExtra' | 'uiExtra' | 'props';

/** Arguments of every command; `value` absent takes the thing away. */
export type CommandArgs = {
  /** Puts new nodes under a parent; `index` counts in its children. */
  readonly insert: { readonly parentId: string; readonly index: number; readonly tree: NodeTree };
  /** Takes nodes with everything below them out of the form; they stay in the history, from which they come back. */
  readonly remove: { readonly ids: readonly string[] };
  /** Moves nodes, in the order given; `index` counts in the parent's children without the moved ones. */
  readonly move: { readonly ids: readonly string[]; readonly parentId: string; readonly index: number };
  readonly setText: { readonly id: string; readonly locale: Locale; readonly field: Exclude<keyof NodeText, 'options' | 'messages'>; readonly value?: string | undefined };
  /** The text of an option (by code) or of a message (by keyword). */
  readonly setEntry: { readonly id: string; readonly locale: Locale; readonly map: 'options' | 'messages'; readonly entry: string; readonly value?: string | undefined };
  /** Takes the entries of one version of a code list into a question; `list` is left out where the kind always means the same one. */
  readonly takeList: { readonly id: string; readonly list?: string | undefined; readonly version: number; readonly entries: readonly { readonly code: string; readonly id: string; readonly en: string }[] };
  readonly setProp: { readonly ids: readonly string[]; readonly prop: string; readonly value?: unknown };
  readonly setField: { readonly ids: readonly string[]; readonly field: NodeField; readonly value?: unknown };
  /** Adds a rule, or replaces the one of the same id; a new one stands at `index`, else last. */
  readonly setRule: { readonly rule: Rule; readonly index?: number | undefined };
  readonly removeRule: { readonly id: string };
  readonly setTest: { readonly test: FormTest; readonly index?: number | undefined };
  readonly removeTest: { readonly id: string };
  readonly setRef: { readonly ref: Ref; readonly index?: number | undefined };
  readonly removeRef: { readonly name: string };
  readonly setScoring: { readonly field: keyof Scoring; readonly value: unknown };
  /** Replaces the whole form: JSON view, restored version. */
  readonly replace: { readonly model: FormModel };
  /** Puts values back at exact places; what undo of field commands is made of. */
  readonly putBack: { readonly of: string; readonly values: readonly { readonly path: readonly string[]; readonly value?: unknown }[] };
};
export type CommandName = keyof CommandArgs;
export type Command = { readonly [N in CommandName]: { readonly name: N; readonly args: CommandArgs[N] } }[CommandName];
