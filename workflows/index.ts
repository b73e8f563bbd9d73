export { track } from './track.ts';
export { cycle } from './cycle.ts';
export { rakor } from './rakor.ts';
