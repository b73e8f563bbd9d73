/*
 * Loaded once for all workflows of a worker, before the first of them (decision 0010). The rules are pure and hold no
 * state, so that a thousand tracks share one copy of them.
 */
import '../core/cycle/refusal.ts';
import '../core/cycle/step.ts';
import '../core/cycle/start.ts';

// Every promise of a workflow would be given a stack trace through source maps: two fifths of a workflow task.
// Failures keep their message; where one arose is found by replaying its history.
Error.stackTraceLimit = 0;
