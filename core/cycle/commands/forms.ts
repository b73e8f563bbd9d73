import { problem, type Problem } from '../../problem.ts';
import { formOf } from '../forms.ts';
import { amend, nodeOf, record, tell } from '../moves/flow.ts';
import type { Phase, Token } from '../track.ts';
import { refuseRole, type Case, type CommandOf, type Handler } from './guards.ts';

const editable: ReadonlySet<Phase> = new Set<Phase>(['open', 'returned']);
const notBegun: ReadonlySet<Phase> = new Set<Phase>(['working', 'waitingOpen', 'open']);

/** The token at which the agency fills in or repairs this form now. */
function tokenAt({ ir, state, command }: Case<CommandOf<'moveForm'>>): Token | undefined {
  return state.tokens.find((token) => {
    const node = nodeOf(ir, token);
    return editable.has(token.phase) && 'form' in node && node.form === command.form;
  });
}

/** Takes a track to another version of its form: only while the agency itself has it in hand, or before it began. */
export const moveForm: Handler<'moveForm'> = {
  refuse: (of) => {
    const { ir, state, command } = of;
    const denied = refuseRole(of, 'publishForms');
    if (denied !== undefined) return denied;
    if (formOf(ir, state, command.form) !== command.from) return problem('formMoved', { form: command.form });
    const untouched = state.submission === undefined && state.tokens.every(({ phase }) => notBegun.has(phase));
    if (tokenAt(of) === undefined && !untouched) return problem('formNotMovable');
    return refuseNotes(of);
  },
  apply: (of, flow) => {
    const { state, command } = of;
    const { form, version, from, moveId, mapping, reasonId } = command;
    const token = tokenAt(of);
    const round = token?.round ?? state.round;
    const before = state.added?.round === round ? state.added.questions : [];
    const moved = amend(flow, { forms: { ...state.forms, [form]: version }, ...(token === undefined ? {} : { added: { round, questions: [...new Set([...before, ...command.opens])] } }) });
    const written = record(moved, { kind: 'moveForm', moveId, form, from, version, ...(mapping === undefined ? {} : { mapping }) });
    const told = token === undefined ? written : tell(written, token, { kind: 'formMoved', to: ['operator', 'head'], count: command.opens.length, dueAt: token.clock?.dueAt });
    return { flow: told, go: [], act: { token: token?.id, reasonId, details: { form, from, version, opens: command.opens.length } } };
  },
};

/** A question that is still to be repaired may not vanish under the agency's hands. */
function refuseNotes({ state, command }: Case<CommandOf<'moveForm'>>): Problem | undefined {
  const noted = command.gone.filter((id) => state.notes[id] !== undefined && state.notes[id].status !== 'accepted');
  return noted.length === 0 ? undefined : problem('formMoveNotes', { count: noted.length, at: noted.map((path) => ({ path, message: 'masih ada catatan terbuka' })) });
}
