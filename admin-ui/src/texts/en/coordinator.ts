import type { Words } from '../index.ts';
import type { coordinator as id } from '../id/coordinator.ts';

export const coordinator: Words<typeof id> = {};
