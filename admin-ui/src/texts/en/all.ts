import type { Words } from '../index.ts';
import type { words as id } from '../id/all.ts';
import { admin } from './admin.ts';
import { agency } from './agency.ts';
import { builderRules } from './builder-rules.ts';
import { coordinator } from './coordinator.ts';
import { review } from './review.ts';
import { shell } from './shell.ts';

/** All English words, by feature. */
export const words: Words<typeof id> = { shell, agency, review, coordinator, admin, builder: { rules: builderRules } };
