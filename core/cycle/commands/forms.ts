import { problem, type Problem } from '../../problem.ts';
import { formOf } from '../forms.ts';
import { amend, askClock, nodeOf, put, record, tell, withoutClocks, type Flow } from '../moves/flow.ts';
import { clockRuleOf, taskBefore } from '../moves/graph.ts';
import type { Phase, Token } from '../track.ts';
import { refuseRole, type Case, type CommandOf, type Handler } from './guards.ts';

type MoveForm = CommandOf<'moveForm'>;
const editable: ReadonlySet<Phase> = new Set<Phase>(['open', 'returned']);
const notBegun: ReadonlySet<Phase> = new Set<Phase>(['working', 'waitingOpen', 'open']);

/** The token at which the agency fills in or repairs this form now. */
function tokenAt({ ir, state, command }: Case<MoveForm>): Token | undefined {
  return state.tokens.find((token) => {
    const node = nodeOf(ir, token);
    return editable.has(token.phase) && 'form' in node && node.form === command.form;
  });
}

/** The token whose answers to this form wait for a reviewer who has not begun; one in review is not taken out of his hands. */
function tokenSent({ ir, state, command }: Case<MoveForm>): Token | undefined {
  return state.tokens.find((token) => {
    const node = nodeOf(ir, token);
    return token.phase === 'submitted' && node.kind === 'review' && taskBefore(ir, token.node)?.form === command.form;
  });
}

/** Takes a track to another version of its form: while the agency itself has it in hand, before it began, or with a round for the new questions alone. */
export const moveForm: Handler<'moveForm'> = {
  refuse: (of) => {
    const { ir, state, command } = of;
    const denied = refuseRole(of, 'publishForms');
    if (denied !== undefined) return denied;
    if (formOf(ir, state, command.form) !== command.from) return problem('formMoved', { form: command.form });
    if (command.supplement === true) return tokenSent(of) === undefined ? problem('formNotSupplementable') : command.opens.length === 0 ? problem('nothingToSupplement') : refuseNotes(of);
    const untouched = state.submission === undefined && state.tokens.every(({ phase }) => notBegun.has(phase));
    if (tokenAt(of) === undefined && !untouched) return problem('formNotMovable');
    return refuseNotes(of);
  },
  apply: (of, flow) => {
    const { state, command } = of;
    const { form, version, from, opens, reasonId, supplement } = command;
    const moved = amend(flow, { forms: { ...state.forms, [form]: version } });
    const sent = supplement === true ? tokenSent(of) : undefined;
    const token = sent ?? tokenAt(of);
    const done = sent === undefined ? inHand(moved, token, command) : askedAgain(moved, sent, command);
    return { flow: done, go: [], act: { token: token?.id, reasonId, details: { form, from, version, opens: opens.length, ...(supplement === true ? { supplement } : {}) } } };
  },
};

const written = (flow: Flow, { moveId, form, from, version, mapping }: MoveForm): Flow => record(flow, { kind: 'moveForm', moveId, form, from, version, ...(mapping === undefined ? {} : { mapping }) });

/** The agency goes on with what it has in hand; new questions open beside those it may change. */
function inHand(flow: Flow, token: Token | undefined, command: MoveForm): Flow {
  const { state } = flow;
  const round = token?.round ?? state.round;
  const before = state.added?.round === round ? state.added.questions : [];
  const opened = written(token === undefined ? flow : amend(flow, { added: { round, questions: [...new Set([...before, ...command.opens])] } }), command);
  return token === undefined ? opened : tell(opened, token, { kind: 'formMoved', to: ['operator', 'head'], count: command.opens.length, dueAt: token.clock?.dueAt });
}

/** Opens a round for the new questions alone. It is no return: it counts against nobody, and comes back to the tier it waited for. A review without a repair deadline gives the round none. */
function askedAgain(flow: Flow, { sent: _sent, ...token }: Token, command: MoveForm): Flow {
  const round = flow.state.round + 1;
  // A deadline of the tier that is still being computed would start in the hands of the agency.
  const back: Token = { ...withoutClocks(flow.ir, token), phase: 'returned', since: flow.at, holder: { role: 'operator' }, askedBy: token.tier ?? 0, round };
  const opened = amend(flow, { round, added: { round, questions: command.opens } });
  const isTimed = clockRuleOf(flow.ir, back, { purpose: 'repair', node: back.node }) !== undefined;
  const timed = isTimed ? askClock(opened, back, { purpose: 'repair' }) : tell(put(opened, back), back, { kind: 'formMoved', to: ['operator', 'head'], count: command.opens.length });
  return written(record(timed, { kind: 'openRound', round, questionIds: command.opens, form: command.form }), command);
}

/** A question that is still to be repaired may not vanish under the agency's hands. */
function refuseNotes({ state, command }: Case<MoveForm>): Problem | undefined {
  const noted = command.gone.filter((id) => state.notes[id] !== undefined && state.notes[id].status !== 'accepted');
  return noted.length === 0 ? undefined : problem('formMoveNotes', { count: noted.length, at: noted.map((path) => ({ path, message: { id: 'masih ada catatan terbuka', en: 'a note is still open' } })) });
}
