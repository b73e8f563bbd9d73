import { api } from '../../../core/api.ts';
import { extendedDue } from '../../../core/cycle/calendar.ts';
import { formatDate } from '../../../core/cycle/dates.ts';
import { refusal } from '../../../core/cycle/refusal.ts';
import type { Command, Message, Token } from '../../../core/cycle/track.ts';
import { isProblem, sentence, type Text } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { speaker } from '../../../core/submission/sentence.ts';
import { sha256 } from '../../../db/canonical.ts';
import { queueMessages, recipientsOf } from '../../../db/outbox.ts';
import { listPeople } from '../../../db/people.ts';
import { sendAct } from '../../acting.ts';
import { actorOf } from '../../auth/session.ts';
import { route, type Call } from '../../endpoint.ts';
import { clockworkOf, reachCase, reachCycle, type Case, type Clockwork } from '../../reach.ts';
import { keepReason } from './tracks.ts';

const atOnce = 8;

/** Works through a list a few at a time, keeping its order. */
async function each<T, R>(list: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < list.length; from += atOnce) results.push(...await Promise.all(list.slice(from, from + atOnce).map(work)));
  return results;
}

type Extend = Call<typeof api.extendMany>;
type Place = { readonly clockwork: Clockwork; readonly reasonId: string };

async function extendOne(call: Extend, trackId: string, { clockwork, reasonId }: Place) {
  const { deps, person, scope, params, body, operationId, at } = call;
  const found = await reachCase({ deps, person, scope }, trackId);
  if (isProblem(found) || found.view.cycleId !== params.cycleId) return { trackId, agencyName: '', from: null, to: null, done: false, refused: sentence('notFound', { thing: things.agency }) };
  const token = speaker(found.state);
  const from = token?.clock?.dueAt;
  const row = { trackId, agencyName: found.view.agencyName, from: from ?? null, to: null, done: false };
  if (token === undefined || from === undefined) return { ...row, refused: sentence('noClock') };
  const to = extendedDue(from, body.days, clockwork);
  const command: Command = { id: sha256(`${operationId}/${trackId}`).slice(0, 32), at, actor: actorOf(person), kind: 'extend', token: token.id, newDue: to, reasonId };
  const refused = refusal(found.ir, found.state, command);
  if (refused !== undefined) return { ...row, to, refused: sentence(refused.problem, refused.details) };
  if (body.preview) return { ...row, to, refused: null };
  const state = await sendAct(deps, { cycleId: found.view.cycleId, trackId }, command);
  return isProblem(state) ? { ...row, to, refused: sentence(state.problem, state.details) } : { ...row, to, done: true, refused: null };
}

async function extendMany(call: Extend) {
  const { deps, person, scope, params, body, operationId, at } = call;
  const cycle = await reachCycle({ deps, person, scope }, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const clockwork = await clockworkOf(deps, person.pemdaId, at);
  const reasonId = `alasan.${operationId}`;
  if (!body.preview) await keepReason(deps, person, { id: reasonId, text: body.reason, agencyId: '', at });
  return { rows: await each(body.trackIds, (trackId) => extendOne(call, trackId, { clockwork, reasonId })) };
}

type Remind = Call<typeof api.remindMany>;
type Reminder = { readonly found: Case; readonly token: Token; readonly message: Message; readonly recipients: readonly { readonly personId: string }[]; readonly text: Text };

/** Whom it would reach and what it would say, or why this one is left out. */
async function reminderOf(call: Remind, trackId: string, clockwork: Clockwork): Promise<Reminder | { readonly agencyName: string; readonly skipped: Text }> {
  const { deps, person, scope, params, operationId, at } = call;
  const found = await reachCase({ deps, person, scope }, trackId);
  if (isProblem(found) || found.view.cycleId !== params.cycleId) return { agencyName: '', skipped: sentence('notFound', { thing: things.agency }) };
  const { view, state, ir } = found;
  const token = speaker(state);
  const { agencyName } = view;
  if (token === undefined || state.ended !== undefined) return { agencyName, skipped: { id: 'Proses instansi ini sudah selesai.', en: 'The process of this agency has ended.' } };
  if (token.holder.role === 'system' || token.clock === undefined) return { agencyName, skipped: { id: 'Tidak ada tugas yang sedang menunggu.', en: 'No duty is waiting.' } };
  const message: Message = { key: `ingatkan/${operationId}/${trackId}`, kind: 'reminder', to: { role: token.holder.role, ...(token.holder.tier === undefined ? {} : { tier: token.holder.tier }), agencyId: view.agencyId }, stage: token.stage, dueAt: token.clock.dueAt };
  const recipients = await recipientsOf(deps.db, { pemdaId: view.pemdaId, cycleId: view.cycleId, trackId, agencyId: view.agencyId, round: state.round, at }, message.to);
  if (recipients.length === 0) return { agencyName, skipped: { id: 'Tidak ada penerima yang aktif.', en: 'There is no active recipient.' } };
  const title = ir.stages.find(({ key }) => key === token.stage)?.title ?? { id: token.stage, en: token.stage };
  const due = formatDate(token.clock.dueAt, { zone: clockwork.zone, style: 'full' });
  return { found, token, message, recipients, text: { id: `Pengingat: ${title.id}. Tenggat ${due.id}.`, en: `Reminder: ${title.en}. Deadline ${due.en}.` } };
}

async function remindMany(call: Remind) {
  const { deps, person, scope, params, body, at, tx } = call;
  const { pemdaId } = person;
  const cycle = await reachCycle({ deps, person, scope }, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const clockwork = await clockworkOf(deps, pemdaId, at);
  const plans = await each(body.trackIds, async (trackId) => ({ trackId, plan: await reminderOf(call, trackId, clockwork) }));
  const names = new Map((await listPeople(deps.db, pemdaId, { ids: plans.flatMap(({ plan }) => ('recipients' in plan ? plan.recipients.map(({ personId }) => personId) : [])) })).map((one) => [one._id, one.displayName]));
  const rows = [];
  for (const { trackId, plan } of plans) {
    if ('skipped' in plan) {
      rows.push({ trackId, agencyName: plan.agencyName, recipients: [], text: { id: '', en: '' }, skipped: plan.skipped });
      continue;
    }
    const { view, state } = plan.found;
    if (!body.preview) await queueMessages(deps.db, { pemdaId, cycleId: view.cycleId, trackId, agencyId: view.agencyId, round: state.round, at }, [plan.message], tx);
    rows.push({ trackId, agencyName: view.agencyName, recipients: plan.recipients.map(({ personId }) => names.get(personId) ?? '?'), text: plan.text, skipped: null });
  }
  return { rows };
}

export const bulkRoutes = { extendMany: route(api.extendMany, extendMany, { repeatBy: 'update' }), remindMany: route(api.remindMany, remindMany) };
