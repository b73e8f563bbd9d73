import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { roleKeys, scopeOf, type Act, type RoleKey } from '../../core/access.ts';
import { api, type EndpointName } from '../../core/api.ts';
import type { Endpoint } from '../../core/api/endpoint.ts';
import type { FileRef } from '../../core/form/model.ts';
import { demoPassword } from '../../core/samples/cast.ts';
import { addAgency } from '../../db/agencies.ts';
import { addPerson } from '../../db/people.ts';
import { seedBase } from '../../db/seed.ts';
import { routeTable } from '../../server/routes/all.ts';
import { aPdf, signsIn, somebody, type Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, fillsIn, grades, handsIn, type Story } from '../support/story.ts';

const reason = 'alasan yang cukup panjang';
const instant = '2026-08-03T02:00:00.000Z';
/** A body that would be accepted from somebody to whom these things belong. */
const bodies: Partial<Record<EndpointName, unknown>> = {
  changeAgency: { name: 'Diambil alih' }, changePerson: { displayName: 'Diambil alih' }, makeLink: { purpose: 'reset' }, publishForm: { reason }, correctWording: { reason }, restoreVersion: { versionId: 'akip-lke:1' },
  changeFormBy: { batchId: 'batch-asing', commands: [{ name: 'removeRule', args: { id: 'r1' } }] }, presentInForm: { tabId: 'tab-asing', section: null },
  launchCycle: {}, steerCycle: { kind: 'lock' }, openStage: { stage: 'rakor' }, saveDraft: { changes: [{ question: 'q1a', value: 'AA', baseRev: 0 }] }, checkTask: {}, sendTask: { round: 1, submissionId: 'aaaaaaaa-0000' },
  actOnTrack: { kind: 'askApproval', token: 't1', round: 1 }, extendMany: { trackIds: ['x'], days: 1, reason, preview: false }, remindMany: { trackIds: ['x'], preview: false }, changeReviewers: { tier: 'member', personId: 'x', seats: [{ trackId: 'x' }], reason, preview: false }, addNote: { questionId: 'q1a', kind: 'note', text: reason },
  saveReview: { changes: [{ question: 'q1a', verdict: 'accept', note: '', internal: '', baseRev: 0 }] }, finishReview: { round: 1, decision: 'pass' }, addMeeting: { title: 'Rakor lain', startsAt: instant, place: '', mode: 'online' },
  changeMeeting: { title: 'Diambil alih' }, decideInMeeting: { trackId: 'x', itemId: null, questionId: null, decision: 'postpone', instruction: '', actionItem: null }, closeCase: { trackIds: ['x'] }, finaliseMeeting: {},
  changeDesign: { definition: {} }, askToPublish: { reason }, askToLaunch: { reason }, changeRecurrence: { recurrence: null }, declineToPublish: { reason }, publishChange: { reason }, moveDesigns: { edition: 1, trackIds: ['x'], mapping: {}, reason }, askToMove: { versionId: 'akip-lke:1', trackIds: ['x'], mapping: { q1a: 'q1b' }, reason }, declineToMove: { reason }, moveForms: { versionId: 'akip-lke:1', trackIds: ['x'], mapping: {}, reason },
  reportActionItem: { progress: 10, report: '', done: false }, verifyActionItem: { accept: true, remark: '' },
};
/** A query that would be accepted. */
const queries: Partial<Record<EndpointName, string>> = { rehearsalSheet: '?agencies=1&from=2026-08-03&seed=1&punctual=100&late=0&returnedTwice=0&silent=0' };
const about = (Object.keys(api) as EndpointName[]).filter((name) => /:(taskId|trackId|cycleId|formId|versionId|meetingId|fileId|receiptId|operationId|personId|agencyId|actionItemId)/.test(api[name].path));
/** The right asked for; of the acts on a track the one that is tried here. */
const doorOf = (name: EndpointName): Act => (name === 'actOnTrack' ? 'askApproval' : routeTable[name].options.guard ?? api[name].act) as Act;

describe('the things of one agency and one local government', () => {
  let server: TestServer;
  let story: Story;
  let ids: Readonly<Record<string, string>>;
  const strangers = new Map<RoleKey, Actor>();

  beforeAll(async () => {
    server = await aServer({ worker: true });
    story = await aCycle(server, ['dinkes']);
    const operator = await story.as('operator.dinkes');
    const { taskId } = await story.taskOf('operator.dinkes', 'dinkes');
    const fileId = ((await operator.uploads('Renstra.pdf', aPdf())).body as FileRef).fileId;
    await fillsIn(story, 'dinkes', grades);
    const { receiptId } = await handsIn(story, 'dinkes');
    const coordinator = await story.as('koordinator');
    const { meetingId } = await coordinator.does('addMeeting', { params: { cycleId: story.cycleId }, body: { title: 'Rakor', startsAt: instant, place: 'Aula', mode: 'onsite' } });
    const { personId } = (await (await story.as('administrator')).does('people', { query: { q: 'operator.dinkes' } })).items[0]!;
    ids = { taskId, trackId: story.trackOf('dinkes'), cycleId: story.cycleId, formId: 'akip-lke', versionId: 'akip-lke:1', meetingId, fileId, receiptId, operationId: receiptId, personId, agencyId: 'contoh.dinkes', actionItemId: 'tidak-ada' };
    await aNeighbour(server);
    for (const role of roleKeys) strangers.set(role, somebody(server, `tetangga.${role}`, (await signsIn(server, `tetangga.${role}`)).cookie));
  });
  afterAll(async () => server?.close());

  const pathOf = (name: EndpointName) => api[name].path.replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(ids[part] ?? '')) + (queries[name] ?? '');
  const knock = async (person: Actor, name: EndpointName) => {
    const { method, write }: Endpoint = api[name];
    const headers = { ...(write === 'key' ? { 'idempotency-key': `${name}-kunci-uji` } : {}), ...(write === 'ifMatch' ? { 'if-match': '"1"' } : {}) };
    const body = bodies[name] ?? await validBody(name);
    return person.sends(method.toUpperCase(), pathOf(name), method === 'get' ? undefined : JSON.stringify(body), headers);
  };
  const validBody = async (name: EndpointName): Promise<unknown> => {
    const administrator = await story.as('administrator');
    if (name === 'changeForm') return { model: (await administrator.does('form', { params: ids })).model };
    return name === 'changeCycle' ? (await administrator.does('cycle', { params: ids })).setup : {};
  };

  test.each(about)('%s: to another local government it is not there – 404, never 403', async (name) => {
    for (const role of roleKeys.filter((one) => scopeOf(one, doorOf(name)) !== undefined)) {
      const { status, body } = await knock(strangers.get(role)!, name);
      expect({ role, status, problem: body.problem }).toEqual({ role, status: 404, problem: 'notFound' });
    }
  });

  const ofAgency = about.filter((name) => /:(taskId|trackId|fileId|receiptId|operationId)/.test(api[name].path) && ['operator', 'head'].some((role) => scopeOf(role as RoleKey, doorOf(name)) === 'agency'));
  test.each(ofAgency)('%s: to another agency of the same local government it is not there either', async (name) => {
    for (const login of ['operator.disdik', 'kepala.disdik']) {
      const { status, body } = await knock(await story.as(login), name);
      expect({ login, status, problem: body.problem }).toEqual({ login, status: 404, problem: 'notFound' });
    }
  });

  test.each(['track', 'trackHistory', 'task', 'review', 'saveReview', 'finishReview', 'evidenceFile', 'receipt'] as const)('%s: to an evaluator who is not assigned it is not there', async (name) => {
    const { status } = await knock(await story.as('anggota2'), name);
    expect(status).toBe(404);
  });

  test('the bytes of a file are as closed as what is known of it', async () => {
    const path = `/api/evidence/${ids['fileId']}/content`;
    expect((await (await story.as('operator.disdik')).sends('GET', path)).status).toBe(404);
    expect((await strangers.get('coordinator')!.sends('GET', path)).status).toBe(404);
    expect((await strangers.get('leadership')!.sends('GET', path)).status).toBe(403);
    const own = await fetch(`${server.base}${path}`, { headers: { cookie: (await story.as('operator.dinkes')).cookie } });
    expect(own.status).toBe(200);
    expect(own.headers.get('content-disposition')).toContain('attachment');
    expect(own.headers.get('content-security-policy')).toContain('sandbox');
    expect(own.headers.get('x-content-type-options')).toBe('nosniff');
    expect(new Uint8Array(await own.arrayBuffer())).toEqual(aPdf());
  });

  test('lists and counts tell nothing of the others', async () => {
    const disdik = await story.as('operator.disdik');
    expect(await disdik.does('tasks')).toEqual({ mine: [], waiting: [], finished: [] });
    expect((await disdik.does('evidence')).items).toEqual([]);
    expect((await disdik.does('cycles')).items).toEqual([]);
    const neighbour = strangers.get('administrator')!;
    expect((await neighbour.does('people')).items.every(({ login }) => login.startsWith('tetangga.'))).toBe(true);
    expect((await neighbour.does('forms')).items).toEqual([]);
    expect((await neighbour.does('audit')).items).toEqual([]);
  });

  test('and nothing of all this changed anything', async () => {
    const { state } = await (await story.as('koordinator')).does('track', { params: ids });
    expect(state.tokens[0]?.phase).toBe('submitted');
    expect((await (await story.as('administrator')).does('people', { query: { q: 'operator.dinkes' } })).items[0]?.displayName).not.toBe('Diambil alih');
  });
});

/** A second local government on the same server, with somebody in each role. */
async function aNeighbour({ db }: TestServer): Promise<void> {
  const pemdaId = 'tetangga';
  await seedBase(db, { mode: 'demo', pemdaId });
  const agency = await addAgency(db, { _id: 'tetangga.dinkes', pemdaId, names: [{ name: { id: 'Dinas Kesehatan', en: 'Health' }, shortName: 'Dinkes', from: '2020-01-01T00:00:00.000Z' }], kind: 'dinas', rev: 1 });
  const passwordHash = await hash(demoPassword);
  for (const role of roleKeys) {
    const place = { role, ...(role === 'evaluator' ? { tier: 'member' as const } : {}), ...(role === 'operator' || role === 'head' ? { agencyId: agency._id } : {}) };
    await addPerson(db, { _id: `tetangga.${role}`, pemdaId, login: `tetangga.${role}`, displayName: role, ...place, assignments: [{ position: { id: role, en: role }, ...place, from: '2020-01-01' }], passwordHash, rev: 1 });
  }
}
