import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { castOf } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';

describe('what goes over slow lines', () => {
  let server: TestServer;
  beforeAll(async () => { server = await aServer(); });
  afterAll(async () => server?.close());

  test('large answers are compressed, small ones and the live stream are not', async () => {
    const { cookie } = await castOf(server)('administrator');
    const ask = (path: string) => fetch(`${server.base}${path}`, { headers: { cookie, 'accept-encoding': 'gzip' } });
    const large = await ask('/api/openapi.json');
    expect(large.headers.get('content-encoding')).toBe('gzip');
    expect(JSON.parse(await large.text())).toHaveProperty('paths');
    expect((await ask('/api/me')).headers.get('content-encoding')).toBeNull();
    const live = await ask('/api/live');
    expect(live.headers.get('content-encoding')).toBeNull();
    await live.body?.cancel();
  });
});
