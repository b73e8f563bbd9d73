import { roleKeys, type Tier } from '../../access.ts';
import { tiersIn, type Ir, type IrNode } from '../ir.ts';
import { fault, faultAt, type Fault } from './faults.ts';

/** Who reviews an agency, with the agency each reviewer works in. */
export type Assignment = { readonly agencyId: string; readonly reviewers: readonly { readonly personId: string; readonly name?: string; readonly agencyId?: string | undefined; readonly tier: Tier }[] };

/** Checks columns and their owners, the published forms, and the reviewers of every agency. */
export function checkPeople(ir: Ir, published: Readonly<Record<string, string>>, assignments: readonly Assignment[]): readonly Fault[] {
  const owned = ir.stages.filter(({ owner }) => !roleKeys.includes(owner)).map(({ key, title }) => faultAt('stageWithoutOwner', { key, title }));
  return [...owned, ...ir.nodes.flatMap((node) => [...unknownStages(ir, node), ...unpublished(node, published)]), ...assignments.flatMap((assignment) => checkAssignment(ir, assignment))];
}

function stagesOf(node: IrNode): readonly string[] {
  if (node.kind === 'stage') return [node.key];
  if (node.kind === 'review') return node.tiers.map(({ stage }) => stage);
  if (node.kind === 'task') return [node.stage, ...(node.approval === undefined ? [] : [node.approval.stage])];
  return 'stage' in node ? [node.stage] : [];
}

function unknownStages(ir: Ir, node: IrNode): readonly Fault[] {
  const known = new Set(ir.stages.map(({ key }) => key));
  return [...new Set(stagesOf(node))].filter((stage) => !known.has(stage)).map((what) => faultAt('stageUnknown', node, { what }));
}

function unpublished(node: IrNode, published: Readonly<Record<string, string>>): readonly Fault[] {
  return 'form' in node && !Object.hasOwn(published, node.form) ? [faultAt('formUnpublished', node, { what: node.form })] : [];
}

function checkAssignment(ir: Ir, { agencyId, reviewers }: Assignment): readonly Fault[] {
  const own = reviewers.filter((reviewer) => reviewer.agencyId === agencyId).map(({ name, personId }) => fault('ownReviewer', { what: name ?? personId, agency: agencyId }));
  const missing = tiersIn(ir).filter((tier) => !reviewers.some((reviewer) => reviewer.tier === tier)).map((what) => fault('tierWithoutReviewer', { what, agency: agencyId }));
  return [...own, ...missing];
}
