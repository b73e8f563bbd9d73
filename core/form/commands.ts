import { enablePatches, produceWithPatches, type Draft, type Patch } from 'immer';
import { isProblem, problem, type Problem, type Text } from '../problem.ts';
import type { Command, CommandArgs, CommandName } from './commands/command.ts';
import { fieldCommands } from './commands/fields.ts';
import { listCommands } from './commands/lists.ts';
import { treeCommands } from './commands/tree.ts';
import type { FormModel } from './model.ts';

export type { Command, CommandArgs, CommandName, NodeTree } from './commands/command.ts';

enablePatches();

/** What one kind of command does to a form. */
export type CommandKind<N extends CommandName> = {
  /** Changes the draft, or says why it cannot; a refused command changes nothing. */
  readonly change: (draft: Draft<FormModel>, args: CommandArgs[N]) => Problem | undefined;
  /** Gives the commands that take it back, asked of the form before the change; the default puts every touched value back. */
  readonly undo?: (before: FormModel, args: CommandArgs[N]) => readonly Command[];
  /** Says in words what it did, for the undo button, the history and the audit. */
  readonly about: (model: FormModel, args: CommandArgs[N]) => Text;
};

/** Every command once: the editor's acts, the undo steps, the audit entries and the API calls are the same list (forms.md §5). */
export const commandKinds: { readonly [N in CommandName]: CommandKind<N> } = { ...treeCommands, ...fieldCommands, ...listCommands };

/** The form after a command, what takes it back, and which places of the form it touched (for merging two designers). */
export type Applied = { readonly model: FormModel; readonly undo: readonly Command[]; readonly places: readonly string[] };

const knows = (name: string): name is CommandName => Object.hasOwn(commandKinds, name);

/** Applies one command; a command that cannot apply is a problem and changes nothing. */
export function applyCommand(model: FormModel, command: Command): Applied | Problem {
  if (!knows(command.name)) return problem('badRequest', { place: 'commands.name', why: { id: `perintah ${String(command.name)} tidak dikenal`, en: `command ${String(command.name)} is not known` } });
  const kind = commandKinds[command.name] as unknown as CommandKind<'setField'>;
  const args = command.args as CommandArgs['setField'];
  let refusal: Problem | undefined;
  const [next, patches, inverse] = produceWithPatches(model, (draft) => {
    refusal = kind.change(draft, args);
  });
  if (refusal) return refusal;
  return { model: next, undo: kind.undo?.(model, args) ?? [putBack(command.name, inverse)], places: patches.map(placeOf) };
}

/** Applies commands in order, all or none; the places are those of all of them, the undo steps run last first. */
export function applyCommands(model: FormModel, commands: readonly Command[]): Applied | Problem {
  let now: Applied = { model, undo: [], places: [] };
  for (const command of commands) {
    const next = applyCommand(now.model, command);
    if (isProblem(next)) return next;
    now = { model: next.model, undo: [...next.undo, ...now.undo], places: [...now.places, ...next.places] };
  }
  return now;
}

/** Says a command in words. */
export function commandText(model: FormModel, command: Command): Text {
  return (commandKinds[command.name] as unknown as CommandKind<'setField'>).about(model, command.args as CommandArgs['setField']);
}

const putBack = (of: CommandName, inverse: readonly Patch[]): Command => ({ name: 'putBack', args: { of, values: inverse.map(({ path, value, op }) => (op === 'remove' ? { path: path.map(String) } : { path: path.map(String), value: value as unknown })) } });

/** Lists are touched as wholes; a place reads `byId/q1/text/id/title`. */
const placeOf = ({ path }: Patch): string => {
  const at = path.findIndex((part) => typeof part === 'number');
  return (at < 0 ? path : path.slice(0, at)).join('/');
};
