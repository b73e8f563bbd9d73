import type { Text } from '../problem.ts';
import type { FormModel, Node } from './model.ts';

/** An agency of the local government as a question about agencies knows it; one that is closed keeps its name for earlier answers. */
export type RosterEntry = { readonly id: string; readonly kind: string; readonly name: Text; readonly active: boolean };

const isAsked = ({ kind }: Node) => kind === 'agencyPicker';
/** Says whether a form asks for an agency, so that its roster is needed. */
export const asksForAgency = ({ byId }: FormModel): boolean => Object.values(byId).some(isAsked);

/** Gives the form with the roster in its questions about agencies: those of the wanted types that are active may be chosen, and all have their names. */
export function bindRoster(model: FormModel, roster: readonly RosterEntry[]): FormModel {
  const names = (locale: 'id' | 'en') => Object.fromEntries(roster.map(({ id, name }) => [id, name[locale]]));
  const [id, en] = [names('id'), names('en')];
  const bound = (node: Node): Node => {
    const types = (node.props['types'] ?? []) as readonly string[];
    const offered = roster.filter(({ active, kind }) => active && (types.length === 0 || types.includes(kind))).map((one) => one.id);
    return { ...node, props: { ...node.props, roster: offered }, text: { id: { title: '', ...node.text.id, options: id }, en: { title: node.text.id?.title ?? '', ...node.text.en, options: en } } };
  };
  return { ...model, byId: Object.fromEntries(Object.entries(model.byId).map(([key, node]) => [key, isAsked(node) ? bound(node) : node])) };
}

/** Gives the agencies that a question offers; nothing as long as nobody bound a roster and the form names none. */
export function offeredAgencies(node: Node): readonly string[] | undefined {
  const named = Object.keys(node.text.id?.options ?? {});
  return (node.props['roster'] as readonly string[] | undefined) ?? (named.length > 0 ? named : undefined);
}
