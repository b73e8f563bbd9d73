import type { EndNode } from '../ir.ts';
import { amend, ask, tell, withoutClocks, type Flow, type Going } from '../moves/flow.ts';
import { skipStages } from '../moves/stages.ts';
import type { Token } from '../track.ts';

/** Ends the path of this agency with an outcome. */
export function enterEnd(flow: Flow, token: Token, node: EndNode): Going {
  const told = tell(flow, token, { kind: 'finished', to: ['operator', 'head'] });
  return { flow: endTrack(told, token, node.outcome), go: [] };
}

/** Closes a track for good: its columns are done or skipped, no clock runs any more. */
export function endTrack(flow: Flow, token: Token, outcome: string): Flow {
  const { stageClock: _stage, awaits: _awaits, tier: _tier, askedBy: _asked, sent: _sent, ...bare } = withoutClocks(flow.ir, token);
  const { cells } = flow.state;
  const reached = Object.fromEntries(Object.entries(cells).map(([key, cell]) => {
    const { phase: _phase, ...rest } = cell;
    return [key, cell.status === 'current' ? { ...rest, status: 'done' as const, doneAt: flow.at } : rest];
  }));
  const left = Object.keys(cells).filter((key) => cells[key]?.status === 'locked');
  const ended = amend(flow, { tokens: [{ ...bare, phase: 'ended', since: flow.at, holder: { role: 'system' }, forks: [] }], ended: { outcome, at: flow.at }, cells: reached });
  return ask(skipStages(ended, left), { kind: 'tellCycle', stage: token.stage, what: 'ended' });
}
