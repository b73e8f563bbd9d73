import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { access, roleKeys } from '../core/access.ts';
import { api } from '../core/api.ts';
import type { Endpoint } from '../core/api/endpoint.ts';
import { kinds } from '../core/form/model.ts';
import { questions } from '../core/form/questions.ts';
import { everyKindForm } from '../core/samples/forms.ts';
import { problems } from '../core/problem.ts';

const root = new URL('../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const filesBelow = (folder: string): readonly string[] =>
  readdirSync(new URL(`${folder}/`, root), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath.slice(new URL(`${folder}/`, root).pathname.length - folder.length - 1)}/${entry.name}`);

describe('the house rules', () => {
  test.each(kinds)('question kind %s has a name in both languages, a file of its own, a widget and a sample', (kind) => {
    expect(questions[kind].meta.name.id && questions[kind].meta.name.en).toBeTruthy();
    expect(existsSync(new URL(`core/form/questions/${kind}.ts`, root))).toBe(true);
    expect(read('admin-ui/src/questions/index.ts')).toMatch(new RegExp(`\\b${kind}: [A-Z]`));
    expect(Object.values(everyKindForm().byId).some((node) => node.kind === kind)).toBe(true);
  });

  test.each(Object.entries(api) as [string, Endpoint][])('endpoint %s names a right of the table, and every write says how a repeat is harmless', (_name, endpoint) => {
    expect(endpoint.act === 'public' || endpoint.act in access).toBe(true);
    if (endpoint.method === 'get') expect(endpoint.write).toBe('safe');
    if (['put', 'patch'].includes(endpoint.method)) expect(endpoint.write).not.toBe('safe');
  });

  test('every right is given to at least one known role', () => {
    for (const [act, row] of Object.entries(access)) for (const role of Object.keys(row)) expect({ act, known: (roleKeys as readonly string[]).includes(role) }).toEqual({ act, known: true });
  });

  test('every problem has both sentences, and both take the same values', () => {
    const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
    for (const [name, row] of Object.entries(problems)) expect({ name, places: places(row.en) }).toEqual({ name, places: places(row.id) });
  });

  test('decision records are numbered without a gap', () => {
    const numbers = readdirSync(new URL('docs/decisions/', root)).map((name) => Number(name.slice(0, 4))).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  });

  test('every command of the README and of CONTRIBUTING exists', () => {
    const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
    const named = [...`${read('README.md')}\n${read('CONTRIBUTING.md')}`.matchAll(/npm (?:run )?(start|test|[a-z]+(?::[a-z]+|-[a-z]+)?)(?= |`|$)/g)].map((match) => match[1]!);
    expect(named.length).toBeGreaterThan(10);
    for (const name of named) expect([...scripts, 'ci']).toContain(name);
  });

  test('the lockfile carries no addresses', () => {
    expect(read('package-lock.json')).not.toContain('"resolved": "http');
  });

  test('no file is named after nothing', () => {
    const empty = /\/(utils?|helpers?|common|misc|types|constants|service|manager)\.tsx?$/;
    const files = ['core', 'templates', 'workflows', 'activities', 'db', 'engines', 'server', 'admin-ui/src'].flatMap(filesBelow);
    expect(files.filter((file) => empty.test(file))).toEqual([]);
  });

  test('Indonesian sentences never say user, submit or deadline', () => {
    const texts = filesBelow('admin-ui/src/texts/id').map(read).join('\n') + Object.values(problems).map((row) => row.id).join('\n');
    expect(texts.match(/['"`][^'"`\n]*\b(user|submit|deadline)\b[^'"`\n]*['"`]/gi) ?? []).toEqual([]);
  });
});
