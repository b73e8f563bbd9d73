import { admin } from './admin.ts';
import { agency } from './agency.ts';
import { builderRules } from './builder-rules.ts';
import { coordinator } from './coordinator.ts';
import { review } from './review.ts';
import { shell } from './shell.ts';

/** All Indonesian words, by feature. */
export const words = { shell, agency, review, coordinator, admin, builder: { rules: builderRules } } as const;
