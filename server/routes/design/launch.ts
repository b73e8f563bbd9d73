import { api } from '../../../core/api.ts';
import { compileCycle } from '../../../core/cycle/compile.ts';
import { canonicalJson } from '../../../core/form/canonical.ts';
import { isProblem, problem, type Problem, type Text } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { appendAudit, chains } from '../../../db/audit.ts';
import { changeCycle, saveSnapshot, type Cycle } from '../../../db/cycles.ts';
import { enrol, listEnrolments, type Enrolment } from '../../../db/enrolments.ts';
import { newId } from '../../../db/ids.ts';
import { templates } from '../../../templates/index.ts';
import { steerCycle, workflowIds, type CycleSteering } from '../../../workflows/messages.ts';
import { actorOf } from '../../auth/session.ts';
import { startCycle } from '../../engine.ts';
import { route, type Call, type Tx } from '../../endpoint.ts';
import { cycleSubject, secondPersonFault } from './approvals.ts';
import { countsOf, cycleShape } from './cycles.ts';
import { definitionBroken, pinForms } from './form-pins.ts';
import { cycleOr404 } from './form-shapes.ts';
import { definitionOf, obstaclesOf, planOf } from './readiness.ts';

async function check({ deps: { db }, person, params, at }: Call<typeof api.checkCycle>) {
  const cycle = await cycleOr404(db, person.pemdaId, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const [problems, plan] = await Promise.all([obstaclesOf(db, cycle, at), planOf(db, cycle)]);
  return { problems: [...problems], plan: [...plan] };
}

type Launching = Call<typeof api.launchCycle>;

/** Freezes forms, definition and reviewers in one transaction; gives the cycle as it stands after it. */
async function freeze(call: Launching, cycle: Cycle, tx: Tx): Promise<Cycle | Problem> {
  const { deps: { db }, person, at, requestId } = call;
  const alone = await secondPersonFault(call, cycleSubject(cycle), tx);
  if (alone !== undefined) return alone;
  const definition = definitionOf(cycle);
  const forms = await pinForms(call, tx, { cycle, definition });
  if (isProblem(forms)) return forms;
  const compiled = compileCycle(definition, { forms });
  if ('faults' in compiled) return definitionBroken(compiled.faults);
  const template = templates.find(({ key }) => key === cycle.templateKey);
  const snapshotId = await saveSnapshot(db, person.pemdaId, compiled.ir, tx);
  await enrol(db, person.pemdaId, cycle.setup.agencyIds.map((agencyId) => ({ _id: newId(), pemdaId: person.pemdaId, cycleId: cycle._id, agencyId, ...placeOf(cycle, agencyId) })), tx);
  const after = await changeCycle(db, person.pemdaId, { id: cycle._id, rev: cycle.rev, by: person.name, at, set: { status: 'opening', snapshotId, launchedAt: at, ...(template === undefined ? {} : { templateThen: canonicalJson(template.definition) }), setup: { ...cycle.setup, formVersions: forms } }, session: tx });
  if (!isProblem(after)) await appendAudit(db, tx, { pemdaId: person.pemdaId, chain: chains.cycle(cycle._id), entry: { act: 'launchCycle', actor: actorOf(person), at, requestId, cycleId: cycle._id, object: { kind: 'cycle', id: cycle._id }, after: { snapshotId, agencies: cycle.setup.agencyIds.length } } });
  return after;
}

/** Who reviews an agency, and the wave it goes with. */
function placeOf({ setup }: Cycle, agencyId: string): Pick<Enrolment, 'reviewers' | 'wave'> {
  const { reviewers = {}, wave = '' } = setup.assignments.find((each) => each.agencyId === agencyId) ?? {};
  return { reviewers, ...(wave.trim() === '' ? {} : { wave: wave.trim() }) };
}

/** A sentence as the end of another one, which has its own full stop. */
const withoutStop = ({ id, en }: Text): Text => ({ id: id.replace(/\.$/, ''), en: en.replace(/\.$/, '') });

async function launch(call: Launching) {
  const { deps: { db, client }, person, params, at } = call;
  const cycle = await cycleOr404(db, person.pemdaId, params.cycleId);
  if (isProblem(cycle)) return cycle;
  if (cycle.amends !== undefined) return problem('notFound', { thing: things.cycle });
  let started: Cycle | Problem = cycle;
  if (cycle.status === 'draft') {
    const blocking = (await obstaclesOf(db, cycle, at)).filter((each) => each.blocks);
    if (blocking.length) return problem('cycleNotReady', { why: withoutStop(blocking[0]!.message), at: blocking.map(({ step, message }) => ({ path: step, message })) });
    started = (await db.withTransaction(async (tx) => {
      const frozen = await freeze(call, cycle, tx);
      if (isProblem(frozen)) await tx.abortTransaction();
      return frozen;
    })) as Cycle | Problem;
  }
  if (isProblem(started)) return started;
  // A repeat after a crash in between starts it now: a workflow that exists already is left as it is.
  if (started.status === 'opening') await startCycle(client, { pemdaId: person.pemdaId, cycleId: started._id, snapshotId: started.snapshotId! });
  return cycleShape(started, { agencies: started.setup.agencyIds.length, ended: 0, late: 0 });
}

async function open(call: Call<typeof api.openStage>) {
  const { deps: { db }, person, params, body: { stage, wave } } = call;
  const cycle = await cycleOr404(db, person.pemdaId, params.cycleId);
  if (isProblem(cycle)) return cycle;
  if (wave !== undefined && !(await listEnrolments(db, person.pemdaId, cycle._id)).some((row) => row.wave === wave)) return problem('notFound', { thing: { id: `Gelombang ${wave}`, en: `Wave ${wave}` } });
  return steered(call, cycle, { kind: 'openStage', stage, ...(wave === undefined ? {} : { wave }) });
}

async function steer(call: Call<typeof api.steerCycle>) {
  const cycle = await cycleOr404(call.deps.db, call.person.pemdaId, call.params.cycleId);
  return isProblem(cycle) ? cycle : steered(call, cycle, { kind: call.body.kind });
}

/** Hands what is to become of the cycle as a whole to its workflow; gives the cycle as it stands after it. */
async function steered(call: Call<typeof api.steerCycle> | Call<typeof api.openStage>, cycle: Cycle, what: Pick<CycleSteering, 'kind' | 'stage' | 'wave'>) {
  const { deps: { db, client }, person, operationId, at } = call;
  if (['draft', 'archived'].includes(cycle.status)) return problem('cycleNotRunning');
  await client.workflow.getHandle(workflowIds.cycle(cycle._id)).executeUpdate(steerCycle, { updateId: operationId, args: [{ id: operationId, actor: actorOf(person), at, ...what }] });
  const after = await cycleOr404(db, person.pemdaId, cycle._id);
  return isProblem(after) ? after : cycleShape(after, await countsOf(call, cycle._id));
}

export const launchRoutes = { checkCycle: route(api.checkCycle, check), launchCycle: route(api.launchCycle, launch, { repeatBy: 'update' }), steerCycle: route(api.steerCycle, steer, { repeatBy: 'update' }), openStage: route(api.openStage, open, { repeatBy: 'update' }) };
