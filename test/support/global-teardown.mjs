export default async function tearDown() {
  await globalThis.siklusEngines?.stop();
}
