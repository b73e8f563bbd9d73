import { tierNames } from '../access.ts';
import { checkKeys, numberNodes } from '../cycle/checks/numbering.ts';
import type { ClockRule, CycleDefinition, DefinitionNode, NodeKind } from '../cycle/ir.ts';
import { clocksOfLoop } from '../cycle/moves/graph.ts';
import type { Text } from '../problem.ts';

/** What a deadline is for: the step itself, the approval in the agency, a tier, a pass of repair rounds, a repair a review asks for, questions a newer form adds. */
export type ClockPart = 'own' | 'approval' | 'tier' | 'pass' | 'repair' | 'supplement';
/** A deadline of a design that the engine computes. `key` names it for good; `former` is how it was called in set-ups stored earlier. `more` says which of several deadlines of its step it is. */
export type DesignClock = { readonly key: string; /** The step that runs by it, and the one it is kept in: for repair rounds the loop. */ readonly step: string; readonly owner: string; readonly former?: string; readonly part: ClockPart; readonly nth: number; readonly title: Text; readonly more?: Text; readonly stage: string; readonly rule: ClockRule };

type Of<K extends NodeKind> = Extract<DefinitionNode, { readonly kind: K }>;
/** A deadline as it lies in its step, with how another one takes its place. One that never counts is not shown, but what was frozen with it stays the same to the byte. */
type Place = Omit<DesignClock, 'title' | 'step' | 'owner'> & { readonly counts: boolean; readonly put: (node: DefinitionNode, rule: ClockRule) => DefinitionNode };
type Places<K extends NodeKind> = (node: Of<K>, rounds: Rounds) => readonly Place[];
/** Which tasks are timed by a loop instead of by themselves: task key → loop. */
type Rounds = ReadonlyMap<string, Of<'loop'>>;

const both = (id: string, en: string): Text => ({ id, en });
const nthOf = (rules: readonly ClockRule[], at: number, rule: ClockRule) => rules.map((each, i) => (i === at ? rule : each));

/** Names a pass; the last deadline holds for all passes after it. */
function passName(at: number, { count, max }: { readonly count: number; readonly max: number }): Text {
  return at === count - 1 && count < max ? both(`putaran ${at + 1} dan seterusnya`, `round ${at + 1} and later`) : both(`putaran ${at + 1}`, `round ${at + 1}`);
}

const single = (key: string, stage: string, clock: ClockRule | undefined): readonly Place[] => (clock === undefined ? [] : [{ key, part: 'own', nth: 1, stage, rule: clock, counts: true, put: (node, rule) => ({ ...node, clock: rule }) as DefinitionNode }]);

const places: { readonly [K in NodeKind]?: Places<K> } = {
  task: ({ key, stage, clock, approval }, rounds) => [
    { key, part: 'own', nth: 1, stage, rule: clock, counts: !rounds.has(key), put: (node, rule) => ({ ...(node as Of<'task'>), clock: rule }) },
    ...(approval === undefined ? [] : [{ key: `${key}.approval`, part: 'approval', nth: 1, more: both('persetujuan kepala instansi', 'approval by the head'), stage: approval.stage, rule: approval.clock, counts: true, put: (node, rule) => ({ ...(node as Of<'task'>), approval: { ...approval, clock: rule } }) } satisfies Place]),
  ],
  review: ({ key, tiers, repair, returnTo, maxRounds }) => [
    ...tiers.map(({ tier, stage, clock }, at): Place => ({ key: `${key}.${tier}`, part: 'tier', nth: at + 1, more: both(tierNames[tier].id.toLowerCase(), tierNames[tier].en.toLowerCase()), stage, rule: clock, counts: true, put: (node, rule) => ({ ...(node as Of<'review'>), tiers: (node as Of<'review'>).tiers.map((each, i) => (i === at ? { ...each, clock: rule } : each)) }) })),
    ...repair.map((rule, at): Place => {
      // Whoever gives no rounds back itself still times the round for questions that a newer form version adds.
      const returns = returnTo === 'here' && maxRounds > 0;
      const pass = passName(at, { count: Math.min(repair.length, maxRounds), max: maxRounds });
      return { key: `${key}.repair.${at + 1}`, former: `${key}.repair`, part: returns ? 'repair' : 'supplement', nth: at + 1, more: returns ? both(`perbaikan ${pass.id}`, `repair ${pass.en}`) : both('pertanyaan tambahan', 'added questions'), stage: tiers[0]?.stage ?? '', rule, counts: at < (returns ? maxRounds : 1), put: (node, next) => ({ ...(node as Of<'review'>), repair: nthOf((node as Of<'review'>).repair, at, next) }) };
    }),
  ],
  loop: ({ key, clocks, maxRounds }, rounds) => clocks.map((rule, at): Place => ({
    key: `${key}.${at + 1}`, part: 'pass', nth: at + 1, more: passName(at, { count: Math.min(clocks.length, maxRounds), max: maxRounds }), stage: '', rule,
    counts: at < maxRounds && [...rounds.values()].some((loop) => loop.key === key), put: (node, next) => ({ ...(node as Of<'loop'>), clocks: nthOf((node as Of<'loop'>).clocks, at, next) }),
  })),
  gate: ({ key, stage, clock }) => single(key, stage, clock),
  stage: ({ key, clock }) => single(key, key, clock),
};

const placesIn = (node: DefinitionNode, rounds: Rounds): readonly Place[] => (places[node.kind] as Places<NodeKind> | undefined)?.(node, rounds) ?? [];

// A definition never changes: what was once looked for in it stays so.
const known = new WeakMap<CycleDefinition, Rounds>();

function roundsOf(definition: CycleDefinition): Rounds {
  const found = known.get(definition) ?? findRounds(definition);
  known.set(definition, found);
  return found;
}

function findRounds(definition: CycleDefinition): Rounds {
  if (checkKeys(definition).length > 0) return new Map();
  const nodes = numberNodes(definition);
  return new Map(nodes.flatMap((node) => {
    const loop = node.kind === 'task' ? clocksOfLoop({ nodes }, node) : undefined;
    return loop === undefined ? [] : [[node.key, definition.nodes[loop.id] as Of<'loop'>] as const];
  }));
}

/** Gives the deadlines that count at a step. A repair inside repair rounds has those of its rounds: they are set at the loop. */
export function clocksAt(definition: CycleDefinition, step: string): readonly DesignClock[] {
  const rounds = roundsOf(definition);
  const node = definition.nodes.find(({ key }) => key === step);
  if (node === undefined) return [];
  const loop = rounds.get(step);
  const passes = loop === undefined ? [] : placesIn(loop, rounds).map((place) => ({ ...place, owner: loop.key, stage: node.kind === 'task' ? node.stage : '' }));
  return [...passes, ...placesIn(node, rounds).map((place) => ({ ...place, owner: step }))].filter(({ counts }) => counts).map(({ counts: _counts, put: _put, ...clock }) => ({ ...clock, step, title: clock.more === undefined ? node.title : both(`${node.title.id} – ${clock.more.id}`, `${node.title.en} – ${clock.more.en}`) }));
}

/** Gives every deadline of a design that counts, once each, in reading order; those of repair rounds stand at the repair. */
export function designClocks(definition: CycleDefinition): readonly DesignClock[] {
  const all = definition.nodes.filter(({ kind }) => kind !== 'loop').flatMap(({ key }) => clocksAt(definition, key));
  return all.filter(({ key }, at) => all.findIndex((each) => each.key === key) === at);
}

/** Gives the working days that can be set, by clock key. */
export const daysOf = (definition: CycleDefinition): readonly { readonly node: string; readonly title: Text; readonly days: number }[] => designClocks(definition).flatMap(({ key, title, rule: { due } }) => (due.kind === 'workingDays' ? [{ node: key, title, days: due.days }] : []));

/** Puts another deadline under a key. */
export function setClock(definition: CycleDefinition, key: string, rule: ClockRule): CycleDefinition {
  return eachPlace(definition, (place) => (place.key === key ? rule : undefined));
}

/** Puts working days under the deadlines named by their keys, old or new; a fixed date stays as it is. */
export function withDays(definition: CycleDefinition, stored: Readonly<Record<string, number>>): CycleDefinition {
  return eachPlace(definition, (place) => {
    const days = storedDays(stored, place);
    return days === undefined || place.rule.due.kind !== 'workingDays' ? undefined : { ...place.rule, due: { ...place.rule.due, days } };
  });
}

const storedDays = (stored: Readonly<Record<string, number>>, { key, former }: Pick<DesignClock, 'key' | 'former'>): number | undefined => stored[key] ?? (former === undefined ? undefined : stored[former]);

/** Gives stored working days under the keys of today; days that never counted are left out. */
export const knownDays = (definition: CycleDefinition, stored: Readonly<Record<string, number>>): Readonly<Record<string, number>> => Object.fromEntries(designClocks(definition).flatMap((clock) => {
  const days = storedDays(stored, clock);
  return days === undefined ? [] : [[clock.key, days]];
}));

function eachPlace(definition: CycleDefinition, change: (place: Place) => ClockRule | undefined): CycleDefinition {
  const rounds = roundsOf(definition);
  const nodes = definition.nodes.map((node) => placesIn(node, rounds).reduce((now, place) => {
    const rule = change(place);
    return rule === undefined ? now : place.put(now, rule);
  }, node));
  return { ...definition, nodes };
}
