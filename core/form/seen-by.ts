import type { RoleKey } from '../access.ts';
import { type FormModel, type Node, questionsOf } from './model.ts';

/** Roles that fill forms in where a form says nothing else. */
const usualFillers: readonly RoleKey[] = ['operator', 'head'];
/** What one role meets in a form: nodes it does not see at all, and nodes it only reads. */
export type SeenBy = { readonly unseen: ReadonlySet<string>; readonly readOnly: ReadonlySet<string> };

/** A model never changes: what is worked out of it under a key is worked out once. */
function once<T>(): (model: FormModel, key: string, work: () => T) => T {
  const models = new WeakMap<FormModel, Map<string, T>>();
  return (model, key, work) => {
    const known = models.get(model) ?? new Map<string, T>();
    models.set(model, known);
    const found = known.get(key) ?? work();
    known.set(key, found);
    return found;
  };
}

const [sights, parts, owns] = [once<SeenBy>(), once<FormModel>(), once<ReadonlySet<string>>()];

/** Gives what a role does not see and what it only reads; what a part says holds inside it, until a part inside says otherwise about filling in. */
export const seenBy = (model: FormModel, role: RoleKey): SeenBy => sights(model, role, () => {
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
});

const cut = (model: FormModel, key: string, without: () => ReadonlySet<string>): FormModel => parts(model, key, () => withoutNodes(model, without()));

/** Takes questions out of a form, and the sections and pages that hold nothing any more; what rules say of the others stays. */
function withoutNodes(model: FormModel, gone: ReadonlySet<string>): FormModel {
  if (gone.size === 0) return model;
  const kept = new Map<string, Node>();
  const keep = (id: string): boolean => {
    const node = model.byId[id];
    if (node === undefined || gone.has(id)) return false;
    const children = node.children.filter(keep);
    if (node.children.length > 0 && children.length === 0 && id !== model.rootId) return false;
    kept.set(id, children.length === node.children.length ? node : { ...node, children });
    return true;
  };
  keep(model.rootId);
  const rules = model.rules.flatMap((rule) => { const targets = rule.targets.filter((id) => kept.has(id)); return targets.length === 0 ? [] : [{ ...rule, targets }]; });
  return { ...model, byId: Object.fromEntries(kept), rules };
}

const asked = (model: FormModel): readonly Node[] => questionsOf(model).map(({ node }) => node);

const isAsked = ({ kind, type }: Node): boolean => kind !== 'computed' && kind !== 'info' && type !== 'info';

/** Says who may write an answer: a role that fills the question in, and sees it. */
function writers(model: FormModel): (id: string, roles: readonly RoleKey[]) => boolean {
  const by = new Map((['operator', 'head', 'evaluator'] as const).map((role) => [role, seenBy(model, role)] as const));
  return (id, roles) => roles.some((role) => { const seen = by.get(role as 'operator'); return seen !== undefined && !seen.readOnly.has(id) && !seen.unseen.has(id); });
}

/** Gives the questions that reviewers answer and the agency does not: their own checklist beside what was sent. */
export const reviewersOwn = (model: FormModel): ReadonlySet<string> => owns(model, 'reviewers', () => {
  const writes = writers(model);
  return new Set(asked(model).filter((node) => isAsked(node) && !writes(node.id, usualFillers) && writes(node.id, ['evaluator'])).map(({ id }) => id));
});

/** Gives the form as an agency answers it: without what only others fill in. The same object where nothing is left to others. */
export const agencyPart = (model: FormModel): FormModel => cut(model, 'agency', () => {
  const writes = writers(model);
  return new Set(asked(model).filter((node) => isAsked(node) && !writes(node.id, usualFillers)).map(({ id }) => id));
});

/** Gives a form as one role reads it: without what it does not see, whoever fills it in. */
export const readBy = (model: FormModel, role: RoleKey): FormModel => cut(model, `read/${role}`, () => seenBy(model, role).unseen);

/** Gives the agency's part of a form as one role meets it: without what the role does not see. */
export const partFor = (model: FormModel, role: RoleKey): FormModel => cut(agencyPart(model), role, () => seenBy(model, role).unseen);
