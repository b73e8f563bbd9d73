import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { compileSchemaValidatorsCode } from '@rjsf/validator-ajv8/lib/compileSchemaValidatorsCode.js';
import { build } from 'esbuild';
import type { CompiledSection } from '../core/form/compile.ts';
import type { PatternVerdict } from '../core/form/pattern.ts';

// Imported parts keep union types, tuples and required names without properties: legal, but not to strict Ajv's taste.
const lax = { strictTypes: false, strictTuples: false, strictRequired: false, allowUnionTypes: true } as const;

/** What the thread says on its way: the section it is at, at last the module, or why there is none. */
export type Told = { readonly at: string } | { readonly code: string } | { readonly error: string };

/** Compiles the sections to one ESM module without `require` and without eval: `export const sections = {<nodeId>: {<schema hash>: validate}}`. Says each section before it begins, and the largest before bundling. */
async function compile(sections: readonly CompiledSection[], tell: (told: Told) => void): Promise<string> {
  const sources = new Map(sections.map((section, i) => {
    tell({ at: section.nodeId });
    return [`section-${i}`, compileSchemaValidatorsCode(section.schema as never, { ajvOptionsOverrides: { strict: true, allErrors: true, ...(section.imported ? lax : {}) } })];
  }));
  const largest = [...sources.values()].reduce((most, source, i, all) => (source.length > all[most]!.length ? i : most), 0);
  tell({ at: sections[largest]?.nodeId ?? '' });
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

type Judging = { readonly patterns: readonly string[]; readonly ms: number };

/** Tells of each pattern whether a text can make it slow; the judge runs inside this thread, without a helper process. */
async function judge({ patterns, ms }: Judging, tell: (answer: { readonly pattern: string; readonly verdict: PatternVerdict }) => void): Promise<void> {
  process.env['RECHECK_SYNC_BACKEND'] = 'pure';
  const { checkSync } = await import('recheck');
  for (const pattern of patterns) {
    const { status } = checkSync(pattern, 'u', { timeout: ms });
    tell({ pattern, verdict: status === 'safe' ? 'safe' : status === 'vulnerable' ? 'slow' : 'unknown' });
  }
}

if (!isMainThread) {
  const data = workerData as { readonly sections: readonly CompiledSection[] } | Judging;
  const tell = (told: Told) => parentPort!.postMessage(told);
  if ('patterns' in data) await judge(data, (answer) => parentPort!.postMessage(answer));
  else tell(await compile(data.sections, tell).then((code) => ({ code }), (error: unknown) => ({ error: error instanceof Error ? error.message : String(error) })));
}
