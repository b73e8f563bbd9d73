import { activityInfo } from '@temporalio/activity';

/** An activity that failed and has not gone through since: retried without limit, so it must be visible. */
export type Trouble = { readonly activity: string; readonly workflowId: string; readonly since: string; readonly tries: number; readonly why: string };
type Activity = (input: never) => Promise<unknown>;

/** Wraps activities so that their unsolved failures can be listed; a success takes an entry away. */
export function watched<A extends Readonly<Record<string, Activity>>>(activities: A): { readonly activities: A; readonly troubles: () => readonly Trouble[] } {
  const open = new Map<string, Trouble>();
  const watch = (name: string, activity: Activity): Activity => async (input) => {
    const workflowId = activityInfo().workflowExecution?.workflowId ?? '';
    const key = `${name}/${workflowId}`;
    try {
      const result = await activity(input);
      open.delete(key);
      return result;
    } catch (error) {
      const before = open.get(key);
      open.set(key, { activity: name, workflowId, since: before?.since ?? new Date().toISOString(), tries: (before?.tries ?? 0) + 1, why: error instanceof Error ? error.message : String(error) });
      throw error;
    }
  };
  const wrapped = Object.fromEntries(Object.entries(activities).map(([name, activity]) => [name, watch(name, activity)]));
  return { activities: wrapped as A, troubles: () => [...open.values()] };
}
