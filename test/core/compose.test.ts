import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { variables } from '../../server/config.ts';

type Service = { image?: string; build?: unknown; healthcheck?: { test: unknown }; volumes?: string[]; depends_on?: Record<string, { condition: string }>; environment?: Record<string, string>; networks?: string[]; read_only?: boolean; deploy?: { replicas: number }; ports?: unknown };
const root = new URL('../../', import.meta.url);
const compose = parse(readFileSync(new URL('docker-compose.yml', root), 'utf8'), { merge: true }) as { services: Record<string, Service>; volumes: Record<string, unknown>; networks: Record<string, { internal?: boolean } | null>; secrets: Record<string, { file: string }> };
// The Compose Specification's own schema (Apache-2.0, github.com/compose-spec/compose-spec at 170098b), without its descriptions.
const schema = JSON.parse(readFileSync(new URL('test/support/compose-schema.json', root), 'utf8')) as object;
const dockerfile = readFileSync(new URL('Dockerfile', root), 'utf8');

describe('docker-compose.yml', () => {
  const services = Object.entries(compose.services);
  const ajv = new Ajv({ strict: false, allErrors: true });
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  ajv.addFormat('ports', true).addFormat('expose', true).addFormat('duration', true).addFormat('subnet_ip_address', true);
  const { $schema: _dialect, ...rules } = schema as { $schema: string };
  const validate = ajv.compile(rules);

  test('follows the Compose Specification', () => {
    validate(compose);
    expect(validate.errors).toBeNull();
  });

  test('would be refused with a misspelt key, a number where a name belongs, or a network that is no object', () => {
    const broken = structuredClone(compose) as unknown as { services: Record<string, Record<string, unknown>>; networks: unknown };
    broken.services['api'] = { ...broken.services['api'], enviroment: {}, image: 7 };
    broken.networks = ['inner'];
    expect(validate(broken)).toBe(false);
    expect(validate.errors!.map(({ instancePath }) => instancePath)).toEqual(expect.arrayContaining(['/services/api', '/services/api/image', '/networks']));
  });

  test.each(services)('%s has a health check and a pinned image', (_name, service) => {
    expect(service.healthcheck?.test).toBeDefined();
    expect(service.image).toMatch(/:\d+\.\d+(\.\d+)?(-[a-z]+)?$/);
  });

  test.each(services)('%s mounts named volumes, waits for healthy services and sits in known networks', (_name, service) => {
    for (const volume of service.volumes ?? []) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
    for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
      expect(Object.keys(compose.services)).toContain(other);
      expect(condition).toBe('service_healthy');
    }
    for (const network of service.networks ?? []) expect(Object.keys(compose.networks)).toContain(network);
  });

  test('keeps databases and the engine off the outer network and publishes no port of theirs', () => {
    expect(compose.networks['inner']?.internal).toBe(true);
    for (const name of ['mongo', 'postgres', 'temporal']) expect([compose.services[name]?.networks, compose.services[name]?.ports]).toEqual([['inner'], undefined]);
  });

  test('runs several APIs and workers with settings the product knows, sharing the evidence', () => {
    for (const name of ['api', 'worker'] as const) {
      const service = compose.services[name]!;
      expect(service.deploy!.replicas).toBeGreaterThan(1);
      expect(service.volumes).toContain('evidence:/data');
      for (const variable of Object.keys(service.environment ?? {})) expect(Object.keys(variables)).toContain(variable);
    }
  });
});

describe('Dockerfile', () => {
  test('has two stages on one pinned Node 24, runs as an ordinary account, and keeps one platform of the native core', () => {
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map((match) => match[1]);
    expect(bases).toHaveLength(2);
    for (const base of bases) expect(base).toMatch(/^node:24\.\d+\.\d+-/);
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toContain('core-bridge/releases');
    // Native parts (password hashing, the bundler) are optional packages of their makers: leaving those out breaks the server.
    expect(dockerfile).not.toContain('--omit=optional');
  });
});
