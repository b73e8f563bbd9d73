export { track } from './track.ts';
export { cycle } from './cycle.ts';
export { nextPeriod } from './recurring.ts';
export { rakor } from './rakor.ts';
