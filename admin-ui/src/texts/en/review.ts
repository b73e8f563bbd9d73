import type { Words } from '../index.ts';
import type { review as id } from '../id/review.ts';

export const review: Words<typeof id> = {};
