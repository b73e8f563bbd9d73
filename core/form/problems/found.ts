import type { Text } from '../../problem.ts';
import type { Node } from '../model.ts';

/** One thing that keeps a form from being published (`blocks`), or that asks for a reason. */
export type FormProblem = { readonly name: string; readonly nodeId: string | null; readonly blocks: boolean; readonly message: Text };

/** Makes a problem that stops publishing, at a node or at the form as a whole. */
export const found = (name: string, node: Node | undefined, id: string, en: string): FormProblem => ({ name, nodeId: node?.id ?? null, blocks: true, message: { id, en } });
/** Makes a problem that only asks for a reason. */
export const noticed = (name: string, node: Node | undefined, id: string, en: string): FormProblem => ({ ...found(name, node, id, en), blocks: false });
/** Gives the words a person knows a node by. */
export const titleOf = (node: Node | undefined): string => node?.text.id?.title || node?.key || node?.id || '–';
