import type { Text } from '../../problem.ts';
import type { Command } from '../commands/command.ts';
import type { Node } from '../model.ts';

/** One act that takes a problem away, and what it does in words. */
export type Fix = { readonly about: Text; readonly commands: readonly Command[] };
/**
 * One thing that keeps a form from being published (`blocks`), or that asks for a reason. `place` names the spot at the node
 * or form: 'title', 'key', 'props.max', 'rule:r1', 'ref:x', 'score', 'evidence', 'test:t1', 'scoring'.
 */
export type FormProblem = { readonly name: string; readonly nodeId: string | null; readonly blocks: boolean; readonly message: Text; readonly place?: string; readonly fix?: Fix };

/** Makes a problem that stops publishing, at a node or at the form as a whole. */
export const found = (name: string, node: Node | undefined, id: string, en: string): FormProblem => ({ name, nodeId: node?.id ?? null, blocks: true, message: { id, en } });
/** Makes a problem that only asks for a reason. */
export const noticed = (name: string, node: Node | undefined, id: string, en: string): FormProblem => ({ ...found(name, node, id, en), blocks: false });
/** Says where exactly a problem sits, and what takes it away. */
export const placed = (problem: FormProblem, place: string, fix?: Fix): FormProblem => ({ ...problem, place, ...(fix ? { fix } : {}) });
/** Makes a fix of commands. */
export const fixBy = (id: string, en: string, ...commands: readonly Command[]): Fix => ({ about: { id, en }, commands });
/** Gives the command that sets one property of a node, or takes it away. */
export const propOf = (node: Node, prop: string, value?: unknown): Command => ({ name: 'setProp', args: { ids: [node.id], prop, value } });
