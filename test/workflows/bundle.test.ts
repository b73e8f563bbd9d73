import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { bundleWorkflows } from '../../server/workflow-bundle.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every source file inside a bundle, by its path from the project's root. */
function sourcesOf(code: string): readonly string[] {
  const map = JSON.parse(Buffer.from(code.slice(code.lastIndexOf('base64,') + 'base64,'.length), 'base64').toString()) as { readonly sources: readonly string[] };
  return map.sources.map((source) => source.replace(root, ''));
}

describe('the workflow bundle', () => {
  let sources: readonly string[] = [];
  let code = '';
  beforeAll(async () => {
    const bundle = (await bundleWorkflows()) as { readonly code: string };
    sources = sourcesOf(bundle.code);
    code = bundle.code.slice(0, bundle.code.lastIndexOf('//# sourceMappingURL'));
  });

  test('holds the three workflows and the rules they follow', () => {
    expect(sources).toEqual(expect.arrayContaining(['workflows/track.ts', 'workflows/cycle.ts', 'workflows/rakor.ts', 'core/cycle/step.ts', 'core/cycle/refusal.ts']));
  });

  test.each(['mongoose', 'mongodb', 'express', 'zod', '@temporalio/client', 'nodemailer'])('holds nothing of %s', (name) => {
    expect(sources.filter((source) => source.includes(`node_modules/${name}/`))).toEqual([]);
  });

  test('holds nothing of the folders that do input and output, nor of the form engine', () => {
    expect(sources.filter((source) => /^(db|server|activities|engines|admin-ui|core\/api|core\/form)\b/.test(source))).toEqual([]);
  });

  test('asks for no module of Node', () => {
    expect(code).not.toMatch(/require\(["'](node:|fs|crypto|path|os)["']?/);
    expect(sources.filter((source) => /^(external )?"?node:/.test(source))).toEqual([]);
  });
});
