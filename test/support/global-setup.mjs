/** Starts the engines once for a whole run; one project after another shares them (a database of its own per test file). */
export default async function setUp() {
  const { startTestEngines } = await import('./engines.ts');
  const engines = await startTestEngines();
  process.env.MONGODB_URI = engines.mongoUri;
  process.env.TEMPORAL_ADDRESS = engines.temporalAddress;
  globalThis.siklusEngines = engines;
}
