import type { RoleKey } from '../access.ts';
import { diceOf, sampleFileRef, valueFor } from './generated-values.ts';
import type { FileRef, FormModel, Node } from './model.ts';
import { isDeepEmpty } from './emptiness.ts';
import { seenBy } from './seen-by.ts';

/** An answer set by question id. */
export type GivenAnswers = { readonly data: Readonly<Record<string, unknown>>; readonly evidence: Readonly<Record<string, readonly FileRef[]>> };
/** An answer set one person may see; `masked` names the questions whose answer was put out of sight. */
export type MaskedAnswers = GivenAnswers & { readonly masked: readonly string[] };
/** Who looks: personal answers are only for roles a question names itself, files only for those who may see evidence. */
export type Looker = { readonly role: RoleKey; readonly seesEvidence: boolean };

const guarded = (node: Node | undefined, role: RoleKey) => node !== undefined && (node.classification === 'personal' || node.classification === 'specific') && !node.see?.includes(role);

/**
 * Puts sample answers in the place of those a person has no right to see, so that the rules still find something answered.
 * Every model given has a say: what was personal in the version that was filled in stays so. A question none of them knows is left out.
 */
export function maskedAnswers(models: readonly FormModel[], { data, evidence }: GivenAnswers, { role, seesEvidence }: Looker): MaskedAnswers {
  const unseen = models.map((model) => seenBy(model, role).unseen);
  const nodesOf = (id: string) => models.flatMap((model) => (Object.hasOwn(model.byId, id) ? [model.byId[id]!] : []));
  const known = (id: string) => nodesOf(id).length > 0;
  const isMasked = (id: string) => nodesOf(id).some((node) => guarded(node, role)) || unseen.some((ids) => ids.has(id));
  const isFile = (id: string) => nodesOf(id).some((node) => node.kind === 'fileEvidence');
  const dice = (id: string) => diceOf(`mask/${id}`);
  const files = (id: string, list: readonly FileRef[]) => list.map((file) => sampleFileRef(file.name.split('.').at(-1) ?? 'pdf', dice(id + file.fileId)));
  const hides = (id: string, value: unknown) => !isDeepEmpty(value) && (isMasked(id) || (isFile(id) && !seesEvidence));
  const shown = (id: string, value: unknown) => (!hides(id, value) ? value : isFile(id) && Array.isArray(value) ? files(id, value as readonly FileRef[]) : valueFor(nodesOf(id)[0]!, dice(id), '2026-01-31'));
  const keep = <T>(bag: Readonly<Record<string, T>>, put: (id: string, value: T) => unknown) => Object.fromEntries(Object.entries(bag).filter(([id]) => known(id)).map(([id, value]) => [id, put(id, value)] as const).filter(([, value]) => value !== undefined));
  const hiddenFiles = Object.entries(evidence).filter(([id, list]) => known(id) && list.length > 0 && (!seesEvidence || isMasked(id)));
  return {
    data: keep(data, shown),
    evidence: keep(evidence, (id, list) => (seesEvidence && !isMasked(id) ? list : files(id, list))) as Record<string, readonly FileRef[]>,
    masked: [...new Set([...Object.entries(data).filter(([id, value]) => known(id) && hides(id, value)).map(([id]) => id), ...hiddenFiles.map(([id]) => id)])],
  };
}
