import { readBusinessTime, type ActivityDeps, type BusinessTime } from './deps.ts';

/** Makes the activity that reads the clock for a workflow. */
export function createBusinessTime(deps: ActivityDeps) {
  return {
    /** Gives business time and how fast it runs against real time; in a real installation it is real time. */
    async businessNow({ pemdaId }: { readonly pemdaId: string }): Promise<BusinessTime> {
      return readBusinessTime(deps, pemdaId);
    },
  };
}
