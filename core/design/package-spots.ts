import type { CycleDefinition } from '../cycle/ir.ts';
import { hashOf } from '../form/canonical.ts';
import { openPackage, type FormPackage } from '../form/package.ts';
import { isProblem, isText } from '../problem.ts';

/** A hash per step, so that a file edited by hand is told by the step. */
export type Marks = Readonly<Record<string, string>>;

export const marksOf = ({ nodes }: CycleDefinition): Marks => Object.fromEntries(nodes.map((node) => [node.key, hashOf(node)]));

/** Names the steps that are not as they were packed; where none is, something beside the steps. */
export function editedSteps(definition: CycleDefinition, marks: Marks | undefined): string {
  if (marks === undefined) return 'tahap dan langkah';
  const now = marksOf(definition);
  const touched = definition.nodes.filter(({ key }) => marks[key] !== now[key]).map(({ title }) => `langkah “${title.id}”`);
  const gone = Object.keys(marks).filter((key) => now[key] === undefined).map((key) => `langkah “${key}” yang dihapus`);
  return [...touched, ...gone].join(', ') || 'judul, tahap, atau urutan langkah';
}

/** Names the forms that are not as they were packed, and the part of each. */
export function editedForms(forms: Readonly<Record<string, FormPackage>>): string {
  const named = Object.entries(forms).flatMap(([key, packed]) => {
    const opened = openPackage(packed);
    if (!isProblem(opened)) return [];
    const spot = opened.details['where'] ?? opened.details['why'] ?? '';
    return [`formulir “${packed.model?.byId?.[packed.model.rootId]?.text.id?.title ?? key}” (${isText(spot) ? spot.id : String(spot)})`];
  });
  return named.join(', ') || 'daftar formulir';
}
