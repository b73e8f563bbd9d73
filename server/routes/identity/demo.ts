import { api } from '../../../core/api.ts';
import { demoPassword, people as cast, sampleMark } from '../../../core/samples/cast.ts';
import { problem } from '../../../core/problem.ts';
import { businessNow, moveClock } from '../../../db/businessTime.ts';
import { sampleIds } from '../../../db/seed.ts';
import { rearmAll } from '../../engine.ts';
import { route, type Call } from '../../endpoint.ts';

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
  if (deps.settings.mode !== 'demo') return problem('notFound', { thing: 'Jam demo' });
  const to = new Date(Date.parse(at) + body.days * dayMs).toISOString();
  await moveClock(deps.db, person.pemdaId, { realMs: deps.now(), to });
  await rearmAll(deps, person.pemdaId);
  return { now: await businessNow(deps.db, person.pemdaId, deps.now()) };
}

export const demoRoutes = { demo: route(api.demo, demo), demoJump: route(api.demoJump, demoJump, { repeatBy: 'update' }) };
