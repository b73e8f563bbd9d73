import { fileURLToPath } from 'node:url';

/** Builds the workflows and starts the engines once for a whole run; one project after another shares them (a database of its own per test file). */
export default async function setUp() {
  // `npm run test:unit` runs only what needs no engine.
  if (process.env.SIKLUS_UNIT) return;
  const [{ startTestEngines }, { build }] = await Promise.all([import('./engines.ts'), import('../../engines/built.ts')]);
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const [engines] = await Promise.all([startTestEngines(), build(root, 'workflows', (line) => { process.stderr.write(`${line}\n`); })]);
  process.env.MONGODB_URI = engines.mongoUri;
  process.env.TEMPORAL_ADDRESS = engines.temporalAddress;
  globalThis.siklusEngines = engines;
}
