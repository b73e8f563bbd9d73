import { ApplicationFailure, log, TemporalFailure } from '@temporalio/workflow';
import { problem, type Problem } from '../core/problem.ts';

/** Turns a problem into the failure that an Update answers with; its type is the name of the problem. */
export function refused(reason: Problem): ApplicationFailure {
  return ApplicationFailure.nonRetryable(reason.message, reason.problem, reason.details);
}

/** Refuses an Update before it is accepted, so that nothing of it stands in history. */
export function refuseIf(reason: Problem | undefined): void {
  if (reason !== undefined) throw refused(reason);
}

/**
 * Wraps a handler once, centrally: an unforeseen error fails this one Update and never the workflow task,
 * which Temporal would repeat for ever.
 */
export function guarded<Args extends unknown[], Answer>(handler: (...args: Args) => Promise<Answer>): (...args: Args) => Promise<Answer> {
  return async (...args) => {
    try {
      return await handler(...args);
    } catch (error) {
      if (error instanceof TemporalFailure) throw error;
      log.error('handler failed', { error: String(error) });
      throw refused(problem('internal', { requestId: 'workflow' }));
    }
  };
}
