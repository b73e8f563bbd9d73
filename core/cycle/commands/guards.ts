import { grantOf, roleNames, type Act as Right } from '../../access.ts';
import { problem, type Problem } from '../../problem.ts';
import { zoneOf } from '../clock.ts';
import { formatDate } from '../dates.ts';
import type { Ir } from '../ir.ts';
import { stale } from '../moves/commit.ts';
import { findToken, type Act, type Going } from '../moves/flow.ts';
import type { Command, CommandKind, Phase, Token, TrackState } from '../track.ts';

export type CommandOf<K extends CommandKind> = Extract<Command, { readonly kind: K }>;
/** What a command is judged and done by: the definition, the state, the command, and the definition it leads to. */
export type Case<C extends Command = Command> = { readonly ir: Ir; readonly state: TrackState; readonly command: C; readonly next?: Ir | undefined };
/** One command: why it is refused, and what it does once it is not. */
export type Handler<K extends CommandKind> = {
  readonly refuse: (of: Case<CommandOf<K>>) => Problem | undefined;
  readonly apply: (of: Case<CommandOf<K>>, flow: Going['flow']) => Going & { readonly act?: Partial<Act> };
};

/** Refuses an actor whose role has no such right, or whose agency is another one; the engine itself may do everything. */
export function refuseRole({ state, command }: Case, right: Right): Problem | undefined {
  const { actor } = command;
  if (actor === 'system') return undefined;
  const scope = grantOf(actor, right);
  const isOther = scope === 'agency' && actor.agencyId !== undefined && actor.agencyId !== state.agencyId;
  return scope === undefined || isOther ? notAllowed(command) : undefined;
}

/** Refuses with the role of the actor named. */
export function notAllowed({ actor }: Command): Problem {
  return problem('notAllowed', { role: actor === 'system' ? 'sistem' : roleNames[actor.role].id });
}

/** Refuses someone who works in the agency that is judged (domain.md §1.6). */
export function refuseOwnAgency({ state, command }: Case): Problem | undefined {
  const { actor } = command;
  return actor !== 'system' && actor.agencyId === state.agencyId ? problem('ownAgency') : undefined;
}

/** Refuses an act that was decided on an older state than the present one. */
export function refuseOldRev({ state, command }: Case): Problem | undefined {
  return command.rev === undefined || command.rev === state.rev ? undefined : stale(state);
}

/** Gives the token a command speaks of, or the problem that it is gone. */
export function tokenFor(state: TrackState, id: string): Token | Problem {
  return findToken(state, id) ?? stale(state);
}

/** Refuses a round that is not the running one. */
export function refuseRound(sent: number, current: number): Problem | undefined {
  return sent === current ? undefined : problem('staleRound', { sent, current });
}

/** Writes the deadline into a problem the way people read it. */
export function withDue(name: 'deadlinePassed' | 'notShorter' | 'notLonger', state: TrackState, dueAt: string): Problem {
  return problem(name, { due: formatDate(dueAt, { zone: zoneOf(state), style: 'full' }).id, dueAt });
}

const notYet: readonly Phase[] = ['working', 'waitingOpen'];

/** Gives the problem of an act that the phase of its token does not allow. */
export function wrongPhase(state: TrackState, token: Token): Problem {
  if (notYet.includes(token.phase)) return problem('notOpen');
  if (token.phase === 'closedUnsubmitted') return problem('closed');
  return token.phase === 'inApproval' ? problem('withHead') : stale(state);
}
