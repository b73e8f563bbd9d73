import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseConfig, variables, type Config, type Mistakes } from '../../server/config.ts';

const mistakesOf = (env: NodeJS.ProcessEnv) => (parseConfig(env) as Mistakes).mistakes;

const root = new URL('../../', import.meta.url);
describe('.env.example', () => {
  const example = readFileSync(new URL('.env.example', root), 'utf8');
  // Told to every process by the launcher, not by a person.
  const inner = new Set(['SIKLUS_DATA', 'SIKLUS_MODE', 'WORKER_PORT', 'WORKFLOW_BUNDLE']);

  test.each(Object.entries(variables).filter(([name]) => !inner.has(name)))('names %s with its default', (name, { default: standard }) => {
    expect(example).toMatch(standard ? new RegExp(`^${name}=${standard.replaceAll('.', '\\.')}$`, 'm') : new RegExp(`^# ${name}=`, 'm'));
  });

  test('is a configuration without a mistake', () => {
    const env = Object.fromEntries([...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]));
    expect(parseConfig(env)).not.toHaveProperty('mistakes');
  });
});

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

  test('never gives the demo a public address either', () => {
    expect(mistakesOf({ SIKLUS_URL: 'https://siklus.contoh.go.id' }).join()).toContain('demo');
    expect(parseConfig({ SIKLUS_URL: 'http://127.0.0.1:8080' })).not.toHaveProperty('mistakes');
  });

  test('keeps demo and real data in folders of their own', () => {
    const data = (mode: string) => (parseConfig({ SIKLUS_HOME: '/srv/siklus', SIKLUS_MODE: mode }) as Config).data;
    expect([data('demo'), data('real')]).toEqual(['/srv/siklus/demo', '/srv/siklus/data']);
  });
});
