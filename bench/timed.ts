import type { Page } from 'playwright-core';

/** Milliseconds from an event (a key that only modifies another is none) of the given kind to the end of the frame that follows it, taken inside the page: the way to the page and back is not the builder's. */
export async function timed(page: Page, kind: 'click' | 'keydown', act: () => Promise<unknown>): Promise<number> {
  await page.evaluate((name) => {
    const noted = globalThis as { frame?: Promise<number> };
    noted.frame = new Promise((resolve) => {
      const heard = (event: Event) => {
        if (['Alt', 'Control', 'Meta', 'Shift'].includes((event as KeyboardEvent).key)) return;
        removeEventListener(name, heard, true);
        requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => { resolve(performance.now() - event.timeStamp); }; port2.postMessage(0); });
      };
      addEventListener(name, heard, true);
    });
  }, kind);
  await act();
  return page.evaluate(() => (globalThis as { frame?: Promise<number> }).frame ?? 0);
}
