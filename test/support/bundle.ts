import { fileURLToPath } from 'node:url';
import { builtWorkflows } from '../../engines/built.ts';

/** The workflows, built once for a whole run (global-setup.mjs). */
export const sharedBundle = { codePath: builtWorkflows(fileURLToPath(new URL('../../', import.meta.url))) } as const;
