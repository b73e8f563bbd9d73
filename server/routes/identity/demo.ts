import { api } from '../../../core/api.ts';
import { demoPassword, people as cast, sampleMark } from '../../../core/samples/cast.ts';
import { isProblem, problem, type Problem, type Text } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { businessNow, moveClock } from '../../../db/businessTime.ts';
import { loadCycle, setCycleState, type Cycle, type Played } from '../../../db/cycles.ts';
import { removeSample } from '../../../db/sampleRemoval.ts';
import { tracesOfSample, type Traces } from '../../../db/sampleTraces.ts';
import { listEnrolments } from '../../../db/enrolments.ts';
import { sampleIds } from '../../../db/seed.ts';
import { op } from '../../../db/table.ts';
import { recordAct } from '../../auditing.ts';
import { broughtFor, crewOf, isExample, launchExample, playExample, seedExample } from '../../demo/example.ts';
import { RefusedAct } from '../../demo/person.ts';
import { endCycle, rearmAll } from '../../engine.ts';
import { route, type Call } from '../../endpoint.ts';
import { endRecurring } from '../../recurring.ts';

const dayMs = 86_400_000;
/** The cards of the sign-in page: one of each role, agencies whose stories differ. */
const shown = ['administrator', 'koordinator', 'operator.dinkes', 'kepala.dinkes', 'operator.dinsos', 'kepala.dinsos', 'anggota', 'ketua', 'pimpinan'];

const personas = cast.filter(({ key }) => shown.includes(key)).toSorted((a, b) => shown.indexOf(a.key) - shown.indexOf(b.key))
  .map(({ login, position, role }) => ({ login, name: position, role, note: sampleMark }));

async function demo({ deps }: Call<typeof api.demo>) {
  if (deps.settings.mode !== 'demo') return { on: false, now: null, password: null, personas: [] };
  return { on: true, now: await businessNow(deps.db, sampleIds.pemda, deps.now()), password: demoPassword, personas };
}

async function demoJump({ body, person, deps, at }: Call<typeof api.demoJump>) {
  if (deps.settings.mode !== 'demo') return problem('notFound', { thing: { id: 'Jam demo', en: 'The demo clock' } });
  const to = new Date(Date.parse(at) + body.days * dayMs).toISOString();
  await moveClock(deps.db, person.pemdaId, { realMs: deps.now(), to });
  await rearmAll(deps, person.pemdaId);
  return { now: await businessNow(deps.db, person.pemdaId, deps.now()) };
}

/** Launches the example at once and plays it on behind the answer; what stops it is told with the cycle, which stays as far as it came. */
async function example({ deps, body, person }: Call<typeof api.playExample>) {
  const { settings, db, log } = deps;
  const { templateKey } = body;
  if (settings.mode !== 'demo' || !isExample(templateKey)) return problem('notFound', { thing: things.sample });
  await seedExample(db, templateKey);
  const crew = crewOf(settings.url);
  const cycleId = await launchExample(crew, templateKey);
  const isAt = async (state: Played['state'], why?: Text) => setCycleState(db, person.pemdaId, cycleId, { sample: true, played: { state, at: await businessNow(db, person.pemdaId, deps.now()), ...(why === undefined ? {} : { why }) } });
  await isAt('playing');
  const stopped = async (error: unknown) => {
    log.error({ cycleId, error: String(error) }, 'example stopped');
    await isAt('stopped', error instanceof RefusedAct ? error.said : { id: `${String(error)}.`, en: `${String(error)}.` });
  };
  void playExample(crew, templateKey, cycleId).then(() => isAt('played')).catch(stopped).catch((error: unknown) => log.error({ cycleId, error: String(error) }, 'example not marked'));
  return { cycleId };
}

/** The cycle of a played example; any other is not found here. */
async function sampleOr404({ deps: { db, settings }, person, params }: Pick<Call<typeof api.exampleTraces>, 'deps' | 'person' | 'params'>): Promise<Cycle | Problem> {
  const cycle = settings.mode === 'demo' ? await loadCycle(db, person.pemdaId, params.cycleId) : undefined;
  return cycle?.sample === true ? cycle : problem('notFound', { thing: things.sample });
}

const sampleOf = (pemdaId: string, cycle: Cycle) => ({ pemdaId, cycle, brought: broughtFor(cycle.templateKey) });
const namesIn = ({ agencies, people, forms }: Traces) => ({ agencies: [...agencies.values()], people: [...people.values()], forms: [...forms.values()] });
const idsIn = ({ agencies, people, forms }: Traces) => ({ agencies: [...agencies.keys()], people: [...people.keys()], forms: [...forms.keys()] });

/** Tells before a removal what would go and what would stay. */
async function exampleTraces(call: Call<typeof api.exampleTraces>) {
  const { deps: { db }, person: { pemdaId }, params: { cycleId } } = call;
  const cycle = await sampleOr404(call);
  if (isProblem(cycle)) return cycle;
  const tracks = (await listEnrolments(db, pemdaId, cycleId)).map(({ _id }) => _id);
  const [{ goes, stays }, submissions] = await Promise.all([tracesOfSample(db, sampleOf(pemdaId, cycle)), db.submissions.countDocuments({ pemdaId, trackId: op({ $in: tracks }) })]);
  return { tracks: tracks.length, submissions, goes: namesIn(goes), stays: namesIn(stays) };
}

/** Ends what runs of a played example, then takes its rows away, and of its offices, people and forms what only examples need. */
async function removeExample(call: Call<typeof api.removeExample>) {
  const { deps: { db, client }, person: { pemdaId }, params: { cycleId } } = call;
  const cycle = await sampleOr404(call);
  if (isProblem(cycle)) return cycle;
  await endRecurring(client, cycleId);
  await endCycle({ db, client }, { pemdaId, cycleId });
  await db.withTransaction(async (tx) => {
    const { goes, stays } = await tracesOfSample(db, sampleOf(pemdaId, cycle), tx);
    const isGone = await removeSample(db, { pemdaId, cycleId, goes }, tx);
    if (isGone) await recordAct({ ...call, tx }, { act: 'removeExample', object: { kind: 'cycle', id: cycleId }, cycleId, before: { title: cycle.title.id, ...idsIn(goes) }, after: idsIn(stays) });
  });
  return { cycleId };
}

export const demoRoutes = { exampleTraces: route(api.exampleTraces, exampleTraces), removeExample: route(api.removeExample, removeExample), playExample: route(api.playExample, example, { repeatBy: 'update' }), demo: route(api.demo, demo), demoJump: route(api.demoJump, demoJump, { repeatBy: 'update' }) };
