import { isProblem, problem } from '../../problem.ts';
import type { GateNode } from '../ir.ts';
import { findToken, nodeOf, tell } from '../moves/flow.ts';
import { decider, passGate } from '../nodes/gate.ts';
import type { Token } from '../track.ts';
import { notAllowed, refuseOldRev, refuseOwnAgency, refuseRole, tokenFor, type Handler } from './guards.ts';

/** A person decides a result: passed, passed with notes, failed. */
export const decideGate: Handler<'decideGate'> = {
  refuse: (of) => {
    const { ir, state, command } = of;
    const token = tokenFor(state, command.token);
    if (isProblem(token)) return token;
    const node = nodeOf(ir, token);
    if (token.phase !== 'atGate' || node.kind !== 'gate') return problem('notAtGate');
    const { actor } = command;
    const isDecider = actor === 'system' || actor.role === decider(node) || actor.role === 'coordinator';
    return refuseRole(of, 'decideGate') ?? (isDecider ? undefined : notAllowed(command)) ?? refuseOwnAgency(of) ?? refuseOldRev(of);
  },
  apply: ({ state, command, ir }, flow) => {
    const token = findToken(state, command.token) as Token;
    const node = nodeOf(ir, token) as GateNode;
    const told = tell(flow, token, { kind: 'decided', to: ['operator', 'head'] });
    return { ...passGate(told, token, node, command.outcome), act: { token: token.id, reasonId: command.reasonId, details: { outcome: command.outcome, gate: node.key } } };
  },
};
