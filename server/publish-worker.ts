import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { compileSchemaValidatorsCode } from '@rjsf/validator-ajv8/lib/compileSchemaValidatorsCode.js';
import { build } from 'esbuild';
import type { CompiledSection } from '../core/form/compile.ts';

// Imported parts keep union types, tuples and required names without properties: legal, but not to strict Ajv's taste.
const lax = { strictTypes: false, strictTuples: false, strictRequired: false, allowUnionTypes: true } as const;

/** Compiles the sections to one ESM module without `require` and without eval: `export const sections = {<nodeId>: {<schema hash>: validate}}`. */
async function compile(sections: readonly CompiledSection[]): Promise<string> {
  const sources = new Map(sections.map((section, i) => [`section-${i}`, compileSchemaValidatorsCode(section.schema as never, { ajvOptionsOverrides: { strict: true, allErrors: true, ...(section.imported ? lax : {}) } })]));
  const entry = `${sections.map((_, i) => `import s${i} from 'section-${i}';`).join('\n')}\nexport const sections = {${sections.map((section, i) => `${JSON.stringify(section.nodeId)}: s${i}`).join(', ')}};`;
  const result = await build({
    stdin: { contents: entry, resolveDir: process.cwd(), loader: 'js' }, bundle: true, write: false, format: 'esm', platform: 'browser', target: 'es2022', minify: true, logLevel: 'silent',
    plugins: [{
      name: 'sections',
      setup(plugin) {
        plugin.onResolve({ filter: /^section-\d+$/ }, ({ path }) => ({ path, namespace: 'section' }));
        plugin.onLoad({ filter: /.*/, namespace: 'section' }, ({ path }) => ({ contents: sources.get(path)!, loader: 'js', resolveDir: import.meta.dirname }));
      },
    }],
  });
  return result.outputFiles[0]!.text;
}

if (!isMainThread) {
  const answer = await compile((workerData as { sections: readonly CompiledSection[] }).sections).then((code) => ({ code }), (error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }));
  parentPort!.postMessage(answer);
}
