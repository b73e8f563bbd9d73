import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aPdf, castOf, type Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, type Story } from '../support/story.ts';

const key = { 'idempotency-key': 'kunci-uji-0001' };
const agency = { name: 'Dinas Perhubungan', shortName: 'Dishub', kind: 'dinas' };
type Bad = readonly [what: string, body: string, place: string];

/** Bodies of one request, each with one thing wrong, and the place the answer has to name. */
const bodies: readonly Bad[] = [
  ['an unknown field', JSON.stringify({ ...agency, admin: true }), 'body.admin'],
  ['a number where a text belongs', JSON.stringify({ ...agency, name: 7 }), 'body.name'],
  ['an operator object', JSON.stringify({ ...agency, name: { $ne: null } }), 'body.name.$ne'],
  ['a list where a text belongs', JSON.stringify({ ...agency, name: ['Dinas'] }), 'body.name'],
  ['a NUL character', '{"name":"Dinas\\u0000X","shortName":"Dis","kind":"dinas"}', 'body.name'],
  ['a lone surrogate', '{"name":"Dinas\\ud800X","shortName":"Dis","kind":"dinas"}', 'body.name'],
  ['a control character', '{"name":"Dinas\\u0007X","shortName":"Dis","kind":"dinas"}', 'body.name'],
  ['the key __proto__', '{"name":"Dinas X","shortName":"Dis","kind":"dinas","__proto__":{"admin":true}}', 'body.__proto__'],
  ['the key constructor', '{"name":"Dinas X","shortName":"Dis","kind":"dinas","constructor":{"prototype":{}}}', 'body.constructor'],
  ['a text that is too long', JSON.stringify({ ...agency, name: 'D'.repeat(121) }), 'body.name'],
  ['nothing', '', 'body.name'],
  ['a list', '[]', 'body'],
  ['null', 'null', 'body'],
  ['half a JSON text', '{"name":', 'body'],
];

describe('bad input is refused with its place, and nothing is stored', () => {
  let server: TestServer;
  let as: (login: string) => Promise<Actor>;
  let administrator: Actor;
  beforeAll(async () => {
    server = await aServer();
    as = castOf(server);
    administrator = await as('administrator');
  });
  afterAll(async () => server?.close());

  test.each(bodies)('%s', async (_what, body, place) => {
    const before = await server.db.agencies.countDocuments({});
    const { status, body: told } = await administrator.sends('POST', '/api/agencies', body, key);
    expect(status).toBe(400);
    expect(told.problem).toBe('badRequest');
    expect(String(told.details['place'])).toBe(place);
    expect(told.message).toContain('Tidak ada yang disimpan');
    expect(await server.db.agencies.countDocuments({})).toBe(before);
    expect(await server.db.operations.countDocuments({})).toBe(0);
  });

  test('a text of 10 MB is too large, and the process lives', async () => {
    const { status, body } = await administrator.sends('POST', '/api/agencies', JSON.stringify({ ...agency, name: 'x'.repeat(10_000_000) }), key);
    expect({ status, problem: body.problem }).toEqual({ status: 413, problem: 'tooLarge' });
    expect((await fetch(`${server.base}/healthz`)).status).toBe(200);
  });

  test('another content type is not read at all', async () => {
    const { status, body } = await administrator.sends('POST', '/api/agencies', JSON.stringify(agency), { ...key, 'content-type': 'text/plain' });
    expect(status).toBe(400);
    expect(body.details['place']).toBe('content-type');
  });

  test.each([
    ['a parameter said twice', '/api/agencies?q=a&q=b', 'query.q'],
    ['an unknown parameter', '/api/agencies?sort=1', 'query.sort'],
    ['an operator in a parameter', '/api/agencies?q[$ne]=1', 'query.q[$ne]'],
    ['a number out of range', '/api/agencies?limit=5000', 'query.limit'],
    ['an id that is none', '/api/tracks/a%20b', 'params.trackId'],
    ['an address that cannot be read', '/api/tracks/%E0%A4', 'alamat'],
  ])('%s in the address', async (_what, path, place) => {
    const { status, body } = await (await as('koordinator')).sends('GET', path);
    expect(status).toBe(400);
    expect(body.details['place']).toBe(place);
  });

  test('an id that is an operator object finds nobody', async () => {
    const { status } = await administrator.sends('POST', '/api/session', '{"login":{"$gt":""},"password":"x"}');
    expect(status).toBe(400);
  });
});

describe('answers and files of an agency', () => {
  let server: TestServer;
  let story: Story;
  let operator: Actor;
  let taskId: string;
  beforeAll(async () => {
    server = await aServer({ worker: true, maxFileBytes: 200_000 });
    story = await aCycle(server, ['dinkes']);
    operator = await story.as('operator.dinkes');
    taskId = (await story.taskOf('operator.dinkes', 'dinkes')).taskId;
  });
  afterAll(async () => server?.close());

  const draft = () => server.db.drafts.findOne({ trackId: story.trackOf('dinkes') }).lean<{ fields: object }>();

  test.each([
    ['a question the form does not have', '{"changes":[{"question":"tidak_ada","value":"x","baseRev":0}]}', 'body.changes.0.question'],
    ['an operator object as an answer', '{"changes":[{"question":"q1a","value":{"$gt":""},"baseRev":0}]}', 'body.changes.0.value.$gt'],
    ['a prototype key inside an answer', '{"changes":[{"question":"q1a","value":{"a":{"__proto__":1}},"baseRev":0}]}', 'body.changes.0.value.a.__proto__'],
    ['a NUL inside an answer', '{"changes":[{"question":"q1a_sebab","value":"a\\u0000b","baseRev":0}]}', 'body.changes.0.value'],
    ['an answer of 200,000 letters', JSON.stringify({ changes: [{ question: 'q1a_sebab', value: 'x'.repeat(200_000), baseRev: 0 }] }), 'body.changes.0.value'],
    ['a revision below zero', '{"changes":[{"question":"q1a","value":"A","baseRev":-1}]}', 'body.changes.0.baseRev'],
    ['no change at all', '{"changes":[]}', 'body.changes'],
  ])('%s', async (_what, body, place) => {
    const answer = await operator.sends('PATCH', `/api/tasks/${taskId}/draft`, body);
    expect({ status: answer.status, place: answer.body.details['place'] }).toEqual({ status: 400, place });
    expect((await draft())?.fields).toEqual({});
  });

  test('a file that nobody of the agency uploaded cannot be cited', async () => {
    const file = { fileId: 'bukan-milik-kita', name: 'a.pdf', size: 1, mime: 'application/pdf', sha256: 'x' };
    expect(await operator.isRefused('saveDraft', { params: { taskId }, body: { changes: [{ question: 'q1a', value: 'A', evidence: [file], baseRev: 0 }] } })).toMatchObject({ problem: 'notFound', status: 404 });
    expect((await draft())?.fields).toEqual({});
  });

  test('what is known of a cited file comes from the store, not from the request', async () => {
    const { body } = await operator.uploads('Renstra.pdf', aPdf());
    await operator.does('saveDraft', { params: { taskId }, body: { changes: [{ question: 'q1b', evidence: [{ ...body, name: 'palsu.exe', size: 999, mime: 'text/html', sha256: 'palsu' }] as never, baseRev: 0 }] } });
    const { fields } = await operator.does('task', { params: { taskId } });
    expect(fields['q1b']?.evidence).toEqual([{ fileId: body.fileId, name: 'Renstra.pdf', size: body.size, mime: 'application/pdf', sha256: body.sha256, status: 'unscanned' }]);
  });

  const html = new TextEncoder().encode('<!doctype html><script>alert(1)</script>');
  test.each([
    ['a page that calls itself PDF', 'Renstra.pdf', html, 415, 'fileKind'],
    ['a page', 'Renstra.html', html, 415, 'fileKind'],
    ['a PDF that calls itself a picture', 'foto.png', aPdf(), 415, 'fileKind'],
    ['a name without an ending', 'renstra', aPdf(), 415, 'fileKind'],
    ['a file above the limit', 'besar.pdf', new Uint8Array(300_000), 413, 'fileTooLarge'],
    ['an empty file', 'kosong.pdf', new Uint8Array(0), 422, 'fileEmpty'],
  ])('%s is refused and not kept', async (_what, name, bytes, status, problem) => {
    const before = await server.db.evidence.countDocuments({});
    const answer = await operator.uploads(name, bytes);
    const body = typeof answer.body === 'string' ? JSON.parse(answer.body) as typeof answer.body : answer.body;
    expect({ status: answer.status, problem: body.problem }).toEqual({ status, problem });
    expect(await server.db.evidence.countDocuments({})).toBe(before);
  });

  test('broken uploads end with an answer, and the next one works', async () => {
    const tus = { 'tus-resumable': '1.0.0', 'upload-length': 'banyak' };
    expect((await operator.sends('POST', '/api/uploads', undefined, tus)).status).toBe(400);
    expect((await operator.sends('PATCH', '/api/uploads/bukan-id', 'x', { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' })).status).toBe(404);
    expect((await operator.uploads('sah.pdf', aPdf('sah'))).status).toBe(200);
  });
});
