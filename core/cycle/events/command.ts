import { commands } from '../commands/table.ts';
import type { Handler } from '../commands/guards.ts';
import type { Act, Flow } from '../moves/flow.ts';
import { walk } from '../moves/walk.ts';
import { refusal } from '../refusal.ts';
import type { CommandKind, TrackEvent } from '../track.ts';

/** Does what a person says, unless it is refused or was done before. */
export function command({ ir, state, ...rest }: Flow, event: Extract<TrackEvent, { readonly kind: 'command' }>): { readonly flow: Flow; readonly act: Act } | undefined {
  const said = event.command;
  if (state.seen.includes(said.id) || refusal(ir, state, said, event.next) !== undefined) return undefined;
  const { apply } = commands[said.kind] as Handler<CommandKind>;
  const { flow, go, act } = apply({ ir, state, command: said, next: event.next }, { ir, state, ...rest });
  return { flow: walk(flow, go), act: { ...act, name: said.kind, actor: said.actor, commandId: said.id } };
}
