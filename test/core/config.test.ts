import { describe, expect, test } from '@jest/globals';
import { parseConfig, type Config, type Mistakes } from '../../server/config.ts';

const mistakesOf = (env: NodeJS.ProcessEnv) => (parseConfig(env) as Mistakes).mistakes;

describe('the configuration', () => {
  test('needs nothing: every variable has a default, and data stay out of the checkout', () => {
    const config = parseConfig({ HOME: '/home/x', XDG_DATA_HOME: '/var/data' }) as Config;
    expect([config.mode, config.host, config.port, config.data, config.url]).toEqual(['demo', '127.0.0.1', 8080, '/var/data/siklus/demo', 'http://127.0.0.1:8080']);
  });

  test('says one sentence per mistake and names the variable', () => {
    const mistakes = mistakesOf({ PORT: 'delapan', TEMPORAL_ADDRESS: 'tanpa-porta', SIKLUS_URL: 'ftp://x' });
    expect(mistakes.map((line) => line.split('=')[0])).toEqual(['PORT', 'SIKLUS_URL', 'TEMPORAL_ADDRESS']);
  });

  test('does not open to the network without a public https address', () => {
    expect(mistakesOf({ HOST: '0.0.0.0', SIKLUS_MODE: 'real' })[0]).toContain('SIKLUS_URL');
    expect(parseConfig({ HOST: '0.0.0.0', SIKLUS_MODE: 'real', SIKLUS_URL: 'https://siklus.contoh.go.id/' })).toMatchObject({ url: 'https://siklus.contoh.go.id' });
  });

  test('never opens the demo, whose passwords are public', () => {
    expect(mistakesOf({ HOST: '0.0.0.0', SIKLUS_URL: 'https://siklus.contoh.go.id' }).join()).toContain('demo');
  });

  test('keeps demo and real data in folders of their own', () => {
    const data = (mode: string) => (parseConfig({ SIKLUS_HOME: '/srv/siklus', SIKLUS_MODE: mode }) as Config).data;
    expect([data('demo'), data('real')]).toEqual(['/srv/siklus/demo', '/srv/siklus/data']);
  });
});
