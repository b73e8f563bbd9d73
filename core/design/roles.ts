import { roleKeys, roleNames, seedRights, type Rights, type RoleKey, type Tier } from '../access.ts';
import { tiersIn, type CycleDefinition } from '../cycle/ir.ts';
import type { Text } from '../problem.ts';

/** A role that a cycle gives work to, with what it may do where the package was made, and the tiers it reviews in. */
export type PackedRole = { readonly key: RoleKey; readonly tiers: readonly Tier[]; readonly acts: Rights };

/** Gives the roles a definition gives work to, in their order. */
export function rolesIn({ stages, nodes }: CycleDefinition): readonly { readonly key: RoleKey; readonly tiers: readonly Tier[] }[] {
  const tiers = tiersIn({ nodes });
  const used = new Set<RoleKey>([
    ...stages.map(({ owner }) => owner),
    ...nodes.flatMap((node): RoleKey[] => {
      if (node.kind === 'task') return ['operator', ...(node.approval === undefined ? [] : ['head' as const])];
      if (node.kind === 'gate') return [node.by.kind === 'person' ? node.by.role : 'coordinator'];
      if (node.kind === 'notify') return [node.to];
      return node.kind === 'review' ? ['evaluator'] : node.kind === 'barrier' || node.kind === 'meeting' ? ['coordinator'] : [];
    }),
  ]);
  return roleKeys.filter((key) => used.has(key)).map((key) => ({ key, tiers: key === 'evaluator' ? tiers : [] }));
}

/** Says in words where a role may do other things here than where the package was made; rights are never taken over from a file. */
export function roleDifferences(packed: readonly PackedRole[], here: ReadonlyMap<RoleKey, Rights>): readonly Text[] {
  return packed.flatMap(({ key, acts }) => {
    const own = here.get(key) ?? seedRights(key);
    const name = roleNames[key];
    const names = [...new Set([...Object.keys(acts), ...Object.keys(own)])].filter((act) => acts[act as keyof Rights] !== own[act as keyof Rights]).toSorted();
    return names.length === 0 ? [] : [{ id: `Peran ${name.id}: hak ${names.join(', ')} di sini berbeda dari asal paket.`, en: `Role ${name.en}: the rights ${names.join(', ')} differ here from where the package was made.` }];
  });
}
