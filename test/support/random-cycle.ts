import fc from 'fast-check';
import type { ClockRule, CycleDefinition, DefinitionNode } from '../../core/cycle/ir.ts';

const title = { id: 'Langkah', en: 'Step' };
const stageKeys = ['a', 'b', 'c', 'd'] as const;

/** A piece of a cycle that ends by going to `next`. */
type Piece = { readonly entry: string; readonly nodes: readonly DefinitionNode[] };
type Build = (next: string, name: string) => Piece;

const clocks: fc.Arbitrary<ClockRule> = fc.record({
  due: fc.oneof(
    fc.integer({ min: 1, max: 5 }).map((days) => ({ kind: 'workingDays' as const, days, at: '23:59' })),
    fc.constantFrom('2026-07-10', '2026-08-17').map((date) => ({ kind: 'date' as const, date, at: '16:00' })),
  ),
  reminders: fc.constantFrom([], [-1, 0], [-3, -1]),
  repeatEvery: fc.constantFrom(1, 2),
  escalation: fc.constantFrom<ClockRule['escalation']>([], [{ after: 1, to: 'head' }, { after: 2, to: 'secretary' }]),
  late: fc.constantFrom<ClockRule['late']>({ policy: 'accept' }, { policy: 'close' }, { policy: 'grace', days: 2 }),
});
const stages = fc.constantFrom(...stageKeys);
const one = (node: DefinitionNode): Piece => ({ entry: node.key, nodes: [node] });

const task: fc.Arbitrary<Build> = fc.record({ stage: stages, clock: clocks, approval: fc.option(fc.record({ by: fc.constant('head' as const), stage: stages, clock: clocks }), { nil: undefined }) }).map(
  (parts): Build => (next, key) => one({ key, kind: 'task', form: 'f', mode: 'fill', assignee: 'operator', title, next, stage: parts.stage, clock: parts.clock, ...(parts.approval === undefined ? {} : { approval: parts.approval }) }));
const review: fc.Arbitrary<Build> = fc.record({ clock: clocks, stage: stages, lead: fc.boolean(), returnTo: fc.constantFrom('here' as const, 'loop' as const), maxRounds: fc.integer({ min: 0, max: 2 }) }).map(
  ({ clock, stage, lead, returnTo, maxRounds }): Build => (next, key) => one({ key, kind: 'review', form: 'f', title, next, returnTo, maxRounds, repair: [clock], tiers: [{ tier: 'member', stage, clock }, ...(lead ? [{ tier: 'lead' as const, stage, clock }] : [])] }));
const loop: fc.Arbitrary<Build> = fc.record({ clock: clocks, stage: stages, maxRounds: fc.integer({ min: 1, max: 2 }) }).map(({ clock, stage, maxRounds }): Build => (next, key) => ({
  entry: key,
  nodes: [
    { key, kind: 'loop', body: `${key}r`, maxRounds, exit: 'allAccepted', clocks: [clock], title, next },
    { key: `${key}r`, kind: 'task', stage, form: 'f', mode: 'revise', assignee: 'operator', title, clock, next: `${key}v` },
    { key: `${key}v`, kind: 'review', form: 'f', title, returnTo: 'loop', maxRounds, repair: [clock], tiers: [{ tier: 'member', stage, clock }], next: key },
  ],
}));
const gate: fc.Arbitrary<Build> = fc.record({ stage: stages, clock: fc.option(clocks, { nil: undefined }) }).map(({ stage, clock }): Build => (next, key) => one({ key, kind: 'gate', stage, by: { kind: 'person', role: 'coordinator' }, title, ...(clock === undefined ? {} : { clock }), to: { pass: next, passWithNotes: next, fail: 'failed' } }));
const scoreGate: fc.Arbitrary<Build> = stages.map((stage): Build => (next, key) => ({
  entry: key,
  nodes: [
    { key, kind: 'score', stage, form: 'f', source: 'decided', as: key, title, next: `${key}g` },
    { key: `${key}g`, kind: 'gate', stage, by: { kind: 'score', score: key, passAt: '70', notesAt: '50' }, title, to: { pass: next, passWithNotes: next, fail: 'failed' } },
  ],
}));
const simple: fc.Arbitrary<Build> = fc.record({ stage: stages, kind: fc.constantFrom('barrier', 'dated', 'meeting', 'notify', 'publish', 'branch', 'stage') }).map(({ stage, kind }): Build => (next, key) => one(({
  barrier: { key, kind: 'barrier', stage, opens: 'all', title, next },
  dated: { key, kind: 'barrier', stage, opens: 'date', date: '2026-07-15', title, next },
  meeting: { key, kind: 'meeting', stage, meeting: 'rakor', title, next },
  notify: { key, kind: 'notify', message: 'custom', to: 'coordinator', title, next },
  publish: { key, kind: 'publish', stage, what: 'scores', title, next },
  branch: { key, kind: 'branch', cases: [{ when: { '>': [{ fact: 'openNotes' }, 0] }, to: next }], otherwise: next, title },
  stage: { key, kind: 'stage', owner: 'coordinator', onEnter: ['custom'], onExit: ['custom'], title, next },
} as Record<string, DefinitionNode>)[kind] as DefinitionNode));

const leaf = fc.oneof({ weight: 3, arbitrary: task }, { weight: 3, arbitrary: review }, { weight: 2, arbitrary: loop }, gate, scoreGate, { weight: 3, arbitrary: simple });
const parallel: fc.Arbitrary<Build> = fc.tuple(fc.oneof(task, simple), fc.oneof(task, simple)).map(([left, right]): Build => (next, key) => {
  const join = `${key}j`;
  const branches = [left(join, `${key}x`), right(join, `${key}y`)];
  return {
    entry: key,
    nodes: [
      { key, kind: 'parallel', branches: branches.map(({ entry }) => entry), join, title },
      ...branches.flatMap(({ nodes }) => nodes),
      { key: join, kind: 'notify', message: 'custom', to: 'coordinator', title, next },
    ],
  };
});

/** A random cycle that a checked definition could be: it begins with a task and every path ends. */
export const randomCycle: fc.Arbitrary<CycleDefinition> = fc.tuple(task, fc.array(fc.oneof({ weight: 6, arbitrary: leaf }, { weight: 1, arbitrary: parallel }), { minLength: 1, maxLength: 5 })).map(([first, rest]) => {
  const builds = [first, ...rest];
  const name = (i: number) => `n${i}`;
  const pieces = builds.map((build, i) => build(i + 1 < builds.length ? name(i + 1) : 'done', name(i)));
  const nodes = pieces.flatMap((piece) => piece.nodes);
  // A stage step is a column of its own.
  const own = nodes.filter(({ kind }) => kind === 'stage').map(({ key }) => key);
  const isUsed = nodes.some((node) => node.kind === 'gate');
  return {
    format: 1, key: 'random', title, about: title, basis: title, start: name(0), forms: { f: 'f' },
    stages: [...stageKeys, ...own].map((key) => ({ key, owner: 'coordinator', title })),
    nodes: [...nodes, { key: 'done', kind: 'end', outcome: 'finished', title }, ...(isUsed ? [{ key: 'failed', kind: 'end', outcome: 'failed', title } as const] : [])],
  };
});
