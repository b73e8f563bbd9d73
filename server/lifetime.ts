/** Calls back once when the process that started this one is gone, so that no orphan goes on working. */
export function onParentGone(parent: number, act: () => void): () => void {
  // Started by init or in a container there is no parent to watch.
  if (parent <= 1) return () => undefined;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, 1_000);
  timer.unref();
  return () => clearInterval(timer);
}

export type Repeat = { readonly everyMs: number; readonly failed: (error: unknown) => void };

/** Does a piece of work again and again with a pause between; gives the function that stops it and waits for the last one. */
export function repeatedly(work: () => Promise<unknown>, { everyMs, failed }: Repeat): () => Promise<void> {
  let stopped = false;
  let wake: () => void = () => undefined;
  const loop = async () => {
    while (!stopped) {
      try {
        await work();
      } catch (error) {
        failed(error);
      }
      if (!stopped) await new Promise<void>((resolve) => { const timer = setTimeout(resolve, everyMs); wake = () => { clearTimeout(timer); resolve(); }; });
    }
  };
  const ended = loop();
  return async () => {
    stopped = true;
    wake();
    await ended;
  };
}

/** Tries until it works, with growing pauses up to 5 s; for engines that are still starting. Stops trying when told to. */
export async function untilItWorks<T>(work: () => Promise<T>, { failed, stop }: { readonly failed: (error: unknown, tries: number) => void; readonly stop: () => boolean }): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (stop()) throw error;
      failed(error, tries);
      await new Promise((resolve) => setTimeout(resolve, Math.min(5_000, 200 * 2 ** tries)));
    }
  }
}
