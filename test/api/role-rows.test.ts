import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deviationsOf, seedRights, type Rights } from '../../core/access.ts';
import { listRoles } from '../../db/roles.ts';
import { sampleIds, seedBase } from '../../db/seed.ts';
import { forgetBriefly } from '../../server/briefly.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, until, type Story } from '../support/story.ts';

describe('the rows of the roles decide', () => {
  let server: TestServer;
  let story: Story;
  beforeAll(async () => {
    server = await aServer({ worker: true });
    story = await aCycle(server, ['dinkes']);
  });
  afterAll(async () => server?.close());

  const rowOf = async (key: string) => (await listRoles(server.db, sampleIds.pemda)).find((row) => row.key === key)!;
  /** Changes the row of a role as a person in the database would. */
  const changes = async (key: string, acts: Rights) => { await server.db.roles.updateOne({ _id: `${sampleIds.pemda}:${key}` }, { $set: { acts } } as never); };
  const extension = async () => {
    const { state } = await (await story.as('koordinator')).does('track', { params: { trackId: story.trackOf('dinkes') } });
    return { params: { trackId: story.trackOf('dinkes') }, body: { kind: 'extend' as const, token: state.tokens[0]!.id, days: 2, reason: 'listrik padam' } };
  };

  test('at first every row repeats the seed, and nobody carries a deviation', async () => {
    for (const { key, acts } of await listRoles(server.db, sampleIds.pemda)) {
      expect({ key, acts }).toEqual({ key, acts: seedRights(key) });
      expect(deviationsOf(key, acts)).toBeUndefined();
    }
  });

  test('a right taken from a row is gone within a second, on the page and at the door; one given opens it', async () => {
    const coordinator = await story.as('koordinator');
    expect((await coordinator.does('me')).acts).toContain('extend');
    expect(await coordinator.isRefused('audit')).toMatchObject({ problem: 'notAllowed', status: 403 });
    const { extend: _taken, ...rest } = (await rowOf('coordinator')).acts;
    await changes('coordinator', { ...rest, seeAudit: 'pemda' });
    await until(async () => ((await coordinator.does('me')).acts.includes('seeAudit') ? true : undefined), 'the changed rights');
    expect((await coordinator.does('me')).acts).not.toContain('extend');
    expect((await coordinator.does('audit')).items.length).toBeGreaterThan(0);
    expect(await coordinator.isRefused('actOnTrack', await extension())).toMatchObject({ problem: 'notAllowed' });
  });

  test('the track itself goes by the row: an administrator who was given the right extends', async () => {
    const administrator = await story.as('administrator');
    const wish = await extension();
    expect(await administrator.isRefused('actOnTrack', wish)).toMatchObject({ problem: 'notAllowed' });
    await changes('administrator', { ...(await rowOf('administrator')).acts, extend: 'pemda' });
    forgetBriefly(server.db);
    const before = (await administrator.does('track', { params: wish.params })).state.tokens[0]!.clock!.dueAt;
    await administrator.does('actOnTrack', wish);
    expect((await administrator.does('track', { params: wish.params })).state.tokens[0]!.clock!.dueAt > before).toBe(true);
  });

  test('a start of the product leaves changed rows alone, and adds only acts they have not decided about', async () => {
    const { acts } = await rowOf('coordinator');
    await server.db.roles.updateOne({ _id: `${sampleIds.pemda}:coordinator` }, { $pull: { seeded: 'shorten' }, $unset: { 'acts.shorten': 1 } } as never);
    await seedBase(server.db, { mode: 'demo' });
    expect((await rowOf('coordinator')).acts).toEqual(acts);
    expect(acts).toMatchObject({ seeAudit: 'pemda', shorten: 'pemda' });
    expect(acts['extend']).toBeUndefined();
  });
});
