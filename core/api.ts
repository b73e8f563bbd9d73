import { blockEndpoints } from './api/blocks.ts';
import { builderEndpoints } from './api/builder.ts';
import { designEndpoints } from './api/design.ts';
import { identityEndpoints } from './api/identity.ts';
import { processEndpoints } from './api/process.ts';
import { approvalEndpoints } from './api/approvals.ts';
import { cycleChangeEndpoints } from './api/cycle-changes.ts';
import { cycleDesignEndpoints } from './api/cycle-design.ts';
import { codeListEndpoints } from './api/code-lists.ts';
import { moveEndpoints } from './api/moves.ts';
import { recurrenceEndpoints } from './api/recurrence.ts';
import { reportEndpoints } from './api/reports.ts';
import { reviewerEndpoints } from './api/reviewers.ts';
import { rehearsalEndpoints } from './api/rehearsal.ts';
import { tryingEndpoints } from './api/trying.ts';

/**
 * The HTTP contract: every endpoint once. Server, interface, OpenAPI and tests read it.
 * Not JSON and so beside it: tus uploads at /api/uploads, GET /api/evidence/:fileId/content,
 * GET /api/live (server-sent events), GET /forms/:hash/validator.js, /healthz, /readyz.
 */
export const api = { ...identityEndpoints, ...designEndpoints, ...builderEndpoints, ...blockEndpoints, ...codeListEndpoints, ...approvalEndpoints, ...moveEndpoints, ...rehearsalEndpoints, ...cycleDesignEndpoints, ...cycleChangeEndpoints, ...reportEndpoints, ...recurrenceEndpoints, ...reviewerEndpoints, ...processEndpoints, ...tryingEndpoints } as const;

export type EndpointName = keyof typeof api;
