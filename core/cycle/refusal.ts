import { problem, type Problem } from '../problem.ts';
import { commands } from './commands/table.ts';
import type { Handler } from './commands/guards.ts';
import type { Ir } from './ir.ts';
import type { Command, CommandKind, TrackState } from './track.ts';

const whileSuspended: ReadonlySet<CommandKind> = new Set<CommandKind>(['suspend', 'resume', 'withdraw', 'recount']);

/**
 * Says why a command is refused in this state, or nothing when it may go through; a repeated command is never refused.
 * The workflow's validator, the API and the interface ask this one function; `next` is the design that a move leads to.
 */
export function refusal(ir: Ir, state: TrackState, command: Command, next?: Ir): Problem | undefined {
  if (state.seen.includes(command.id)) return undefined;
  if (state.ended !== undefined) return problem('finished');
  if (state.suspended !== undefined && !whileSuspended.has(command.kind)) return problem('suspended');
  if (state.tokens.length === 0) return problem('notOpen');
  const { refuse } = commands[command.kind] as Handler<CommandKind>;
  return refuse({ ir, state, command, next });
}
