import type { RoleKey } from '../access.ts';
import type { FormModel } from './model.ts';

/** Roles that fill forms in where a form says nothing else. */
const usualFillers: readonly RoleKey[] = ['operator', 'head'];
/** What one role meets in a form: nodes it does not see at all, and nodes it only reads. */
export type SeenBy = { readonly unseen: ReadonlySet<string>; readonly readOnly: ReadonlySet<string> };

/** Gives what a role does not see and what it only reads; what a part says holds inside it, until a part inside says otherwise about filling in. */
export function seenBy(model: FormModel, role: RoleKey): SeenBy {
  const unseen = new Set<string>();
  const readOnly = new Set<string>();
  const done = new Set<string>();
  const visit = (id: string, around: { readonly seen: boolean; readonly fills: boolean }) => {
    const node = Object.hasOwn(model.byId, id) ? model.byId[id] : undefined;
    if (!node || done.has(id)) return;
    done.add(id);
    const here = { seen: around.seen && (node.see?.includes(role) ?? true), fills: node.edit?.includes(role) ?? around.fills };
    if (!here.seen) unseen.add(id);
    if (!here.fills) readOnly.add(id);
    for (const child of node.children) visit(child, here);
  };
  visit(model.rootId, { seen: true, fills: usualFillers.includes(role) });
  return { unseen, readOnly };
}
