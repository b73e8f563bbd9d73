import { condition, defineSignal, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';

const { write } = proxyActivities<{ write: (id: string) => Promise<void> }>({ startToCloseTimeout: '30 seconds' });
export const accept = defineUpdate<string, [string]>('accept');
export const finish = defineSignal('finish');

/** The bare limit of the engines: one Update, one activity, nothing else. */
export async function bare(): Promise<void> {
  let done = false;
  setHandler(accept, async (id) => {
    await write(id);
    return id;
  });
  setHandler(finish, () => { done = true; });
  await condition(() => done);
}
