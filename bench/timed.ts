import type { Page } from 'playwright-core';

/** Milliseconds from an event of the given kind to the end of the frame that follows it, taken inside the page: the way to the page and back is not the builder's. */
export async function timed(page: Page, kind: 'click' | 'keydown', act: () => Promise<unknown>): Promise<number> {
  await page.evaluate((name) => {
    const noted = globalThis as { frame?: Promise<number> };
    noted.frame = new Promise((resolve) => {
      addEventListener(name, (event) => { requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => { resolve(performance.now() - event.timeStamp); }; port2.postMessage(0); }); }, { capture: true, once: true });
    });
  }, kind);
  await act();
  return page.evaluate(() => (globalThis as { frame?: Promise<number> }).frame ?? 0);
}
