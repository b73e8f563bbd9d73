/** Starts the engines once for a whole run; one project after another shares them (a database of its own per test file). */
export default async function setUp() {
  // `npm run test:unit` runs only what needs no engine.
  if (process.env.SIKLUS_UNIT) return;
  const { startTestEngines } = await import('./engines.ts');
  const engines = await startTestEngines();
  process.env.MONGODB_URI = engines.mongoUri;
  process.env.TEMPORAL_ADDRESS = engines.temporalAddress;
  globalThis.siklusEngines = engines;
}
