import type { BarrierNode, PublishNode, ScoreNode } from '../ir.ts';
import { amend, findToken, nodeOf, tell, type Act, type Flow } from '../moves/flow.ts';
import { openStage } from '../moves/since.ts';
import { walk } from '../moves/walk.ts';
import type { Token, TrackEvent } from '../track.ts';

type EventOf<K extends TrackEvent['kind']> = Extract<TrackEvent, { readonly kind: K }>;
type Done = { readonly flow: Flow; readonly act: Act } | undefined;

/** Sets the first token on its way. */
export function started(flow: Flow, _event: EventOf<'started'>): Done {
  if (flow.state.tokens.length > 0 || flow.state.nextToken > 1) return undefined;
  const token: Token = { id: 't1', node: flow.ir.start, stage: '', phase: 'working', since: flow.at, holder: { role: 'system' }, forks: [], passes: {} };
  const placed = amend(flow, { tokens: [token], nextToken: 2 });
  return { flow: walk(placed, [{ token: token.id, to: flow.ir.start }]), act: { name: 'started', actor: 'system', token: token.id } };
}

/** Remembers that the cycle opened a stage, and lets a token go on that waits for it. */
export function stageOpened(flow: Flow, { stage }: EventOf<'stageOpened'>): Done {
  const { state, ir } = flow;
  const waiting = state.suspended === undefined ? state.tokens.filter((token) => token.phase === 'waitingOpen' && token.stage === stage) : [];
  if (state.opened.includes(stage) && waiting.length === 0) return undefined;
  const opened = openStage(flow, stage);
  const go = waiting.map((token) => ({ token: token.id, to: (nodeOf(ir, token) as BarrierNode).next }));
  // A stage opened ahead of time changes nothing about where the case stands.
  return { flow: walk(opened, go), act: { name: 'stageOpened', actor: 'system', token: waiting[0]?.id, details: { stage }, quiet: waiting.length === 0 } };
}

/** Takes a computed score into the facts and goes on. */
export function scored(flow: Flow, { token: id, as, total, grade, facts }: EventOf<'scored'>): Done {
  const token = working(flow, id, 'score');
  const node = token === undefined ? undefined : (nodeOf(flow.ir, token) as ScoreNode);
  if (token === undefined || node === undefined || node.as !== as) return undefined;
  const known = amend(flow, { facts: { ...flow.state.facts, ...facts, [`score.${as}`]: total, [`grade.${as}`]: grade } });
  const told = node.source === 'decided' ? tell(known, token, { kind: 'scored', to: ['coordinator'] }) : known;
  return { flow: walk(told, [{ token: id, to: node.next }]), act: { name: 'scored', actor: 'system', token: id, details: { as, total, grade, source: node.source } } };
}

/** Tells the agency what was published and goes on. */
export function published(flow: Flow, { token: id }: EventOf<'published'>): Done {
  const token = working(flow, id, 'publish');
  if (token === undefined) return undefined;
  const node = nodeOf(flow.ir, token) as PublishNode;
  const told = tell(flow, token, { kind: 'published', to: ['operator', 'head'] });
  return { flow: walk(told, [{ token: id, to: node.next }]), act: { name: 'published', actor: 'system', token: id, details: { what: node.what } } };
}

function working(flow: Flow, id: string, kind: 'score' | 'publish'): Token | undefined {
  const token = findToken(flow.state, id);
  return token?.phase === 'working' && nodeOf(flow.ir, token).kind === kind ? token : undefined;
}
