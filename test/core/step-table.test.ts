import { describe, expect, test } from '@jest/globals';
import { refusal } from '../../core/cycle/refusal.ts';
import { step } from '../../core/cycle/step.ts';
import { phases, type Command, type TrackState } from '../../core/cycle/track.ts';
import { problems } from '../../core/problem.ts';
import { everyNodeCycle } from '../../templates/every-node/cycle.ts';
import { aTrack, compiled, people, type Person, type Play, type Saying } from '../support/track-play.ts';

const ir = compiled(everyNodeCycle);
const later = '2026-07-20T16:59:00.000Z';

/** One saying of every kind of command. */
const sayings: Readonly<Record<Command['kind'], Saying>> = {
  askApproval: { kind: 'askApproval', token: 't1', round: 1 },
  takeBack: { kind: 'takeBack', token: 't1' },
  returnToOperator: { kind: 'returnToOperator', token: 't1', reasonId: 'r' },
  submit: { kind: 'submit', token: 't1', round: 1, versionId: 'v', hash: 'h', changed: [] },
  recall: { kind: 'recall', token: 't1' },
  beginReview: { kind: 'beginReview', token: 't1' },
  finishReview: { kind: 'finishReview', token: 't1', round: 1, decision: 'pass', review: { reviewId: 'r', hash: 'h', notes: [] } },
  decideGate: { kind: 'decideGate', token: 't1', outcome: 'pass', reasonId: 'r' },
  decideInMeeting: { kind: 'decideInMeeting', meetingId: 'm1', decisionId: 'd', decision: 'accept' },
  closeMeeting: { kind: 'closeMeeting', meetingId: 'm1' },
  extend: { kind: 'extend', token: 't1', newDue: later, reasonId: 'r' },
  shorten: { kind: 'shorten', token: 't1', newDue: '2026-07-06T16:59:00.000Z', reasonId: 'r' },
  recount: { kind: 'recount', calendar: 'p:2026:2', reasonId: 'r', clocks: [{ token: 't1', slot: 'clock', from: '2026-07-13T16:59:00.000Z', clock: { purpose: 'task', dueAt: later, remindAt: [], escalateAt: [], late: 'accept', provisional: false, extended: 0 } }] },
  moveForm: { kind: 'moveForm', form: 'tiny', from: ir.forms['tiny']!, version: 'tiny:2', moveId: 'm', gone: [], opens: [], reasonId: 'r' },
  moveDesign: { kind: 'moveDesign', from: 's', to: 's2', edition: 2, clocks: [], reasonId: 'r' },
  suspend: { kind: 'suspend', reasonId: 'r' },
  resume: { kind: 'resume' },
  withdraw: { kind: 'withdraw', reasonId: 'r' },
  repair: { kind: 'repair', mode: 'skip', token: 't1', reasonId: 'r' },
};

/** What a move to another design leads to: here the same. */
const next = ({ kind }: Saying) => (kind === 'moveDesign' ? ir : undefined);

/** A state of every phase, reached the way it is reached in life. */
function statesByPhase(): Readonly<Record<string, TrackState>> {
  const found: Record<string, TrackState> = {};
  const note = (play: Play) => { for (const { state } of play.commits) for (const { phase } of state.tokens) found[phase] ??= state; };
  const path = aTrack(ir, { scores: { decided: '10' } });
  path.asks();
  path.sends();
  path.take({ kind: 'stageOpened', stage: 'reviu', at: path.now });
  path.does('member', { kind: 'beginReview', token: 't1' });
  path.finishes('member', 'return', { q1: 'open' });
  path.sends();
  for (const tier of ['member', 'lead', 'controller', 'inspector'] as const) path.finishes(tier, 'pass');
  path.closesMeeting();
  path.sends('operator');
  path.finishes('member', 'pass', { q1: 'accepted' });
  const closed = aTrack(ir);
  closed.until('2026-08-20T00:00:00.000Z');
  const suspended = aTrack(ir);
  suspended.does('coordinator', { kind: 'suspend', reasonId: 'r' });
  for (const play of [path, closed]) note(play);
  const [token] = path.commits[0]?.state.tokens ?? [];
  const open = found['open'];
  if (token === undefined || open === undefined) throw new Error('the track did not start');
  const gate = ir.nodes.find(({ key }) => key === 'threshold')?.id ?? 0;
  const join = ir.nodes.find(({ key }) => key === 'onTime')?.id ?? 0;
  const fork = ir.nodes.find(({ key }) => key === 'together')?.id ?? 0;
  return {
    ...found,
    suspended: suspended.state,
    atGate: { ...open, status: 'atGate', tokens: [{ ...token, node: gate, stage: 'nilai', phase: 'atGate', holder: { role: 'coordinator' } }] },
    joined: { ...open, tokens: [{ ...token, node: join, stage: 'setuju', phase: 'joined', forks: [fork] }] },
  };
}

const states = statesByPhase();
const everyone = Object.keys(people) as Person[];

describe('every command in every phase', () => {
  test('there is a state for each phase', () => {
    expect(phases.filter((phase) => states[phase] === undefined)).toEqual([]);
  });

  test.each(Object.keys(states))('in %s each is refused with a known problem or moves the case on, whoever says it', (phase) => {
    const state = states[phase] as TrackState;
    for (const who of everyone) {
      for (const saying of Object.values(sayings)) {
        const command = { ...saying, id: `${who}-${saying.kind}`, at: '2026-07-06T02:00:00.000Z', actor: people[who] } as Command;
        const why = refusal(ir, state, command, next(saying));
        const result = step(ir, state, { kind: 'command', command, next: next(saying) });
        if (why === undefined) {
          expect(result.effects[0]).toMatchObject({ kind: 'commit', audit: { act: saying.kind, seq: state.auditSeq + 1 } });
          expect(result.state.seen).toContain(command.id);
        } else {
          expect(Object.keys(problems)).toContain(why.problem);
          expect(why.message).not.toMatch(/\{\w+\}/);
          expect(result).toEqual({ state, effects: [] });
        }
      }
    }
  });

  test('each command goes through somewhere, by somebody', () => {
    const done = new Set<string>();
    for (const [phase, state] of Object.entries(states)) {
      for (const who of everyone) for (const saying of Object.values(sayings)) if (refusal(ir, state, { ...saying, id: phase, at: '2026-07-06T02:00:00.000Z', actor: people[who] } as Command, next(saying)) === undefined) done.add(saying.kind);
    }
    expect([...done].toSorted()).toEqual(Object.keys(sayings).toSorted());
  });
});
