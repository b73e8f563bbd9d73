import { describe, expect, test } from '@jest/globals';
import { akipCycle } from '../../templates/akip/cycle.ts';
import { everyNodeCycle } from '../../templates/every-node/cycle.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';
import { aTrack, compiled } from '../support/track-play.ts';

describe('smoke', () => {
  test('akip', () => {
    const t = aTrack(compiled(akipCycle));
    const log: unknown[] = [t.place, t.token?.clock];
    log.push(t.asks(), t.place, t.sends(), t.place, t.does('member', { kind: 'beginReview', token: 't1' }), t.finishes('member', 'return', { q1: 'open', q2: 'open' }), t.place, t.state.notes);
    log.push(t.asks(), t.sends(), t.place, t.state.notes, t.finishes('member', 'pass', { q1: 'accepted', q2: 'accepted' }), t.place, t.finishes('lead', 'pass'), t.place, t.decides('return', 'q1'), t.closesMeeting(), t.place);
    log.push(t.sends('operator'), t.place, t.finishes('member', 'pass', { q1: 'accepted' }), t.place, t.state.cells, t.acts(), t.state);
    console.log(JSON.stringify(log, null, 1));
    expect(compiled(everyNodeCycle).nodes.length).toBeGreaterThan(3);
    expect(compiled(tinyCycle).nodes.length).toBeGreaterThan(3);
  });
});
