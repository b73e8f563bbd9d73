import type { EndpointName } from '../../core/api.ts';
import type { Route } from '../endpoint.ts';
import { answerSetRoutes } from './design/answer-sets.ts';
import { blockRoutes } from './design/blocks.ts';
import { cycleRoutes } from './design/cycles.ts';
import { formCommandRoutes } from './design/form-commands.ts';
import { formRoutes } from './design/forms.ts';
import { presenceRoutes } from './design/presence.ts';
import { approvalRoutes } from './design/approvals.ts';
import { codeListRoutes } from './design/code-lists.ts';
import { formMoveRoutes } from './design/form-moves.ts';
import { formUseRoutes } from './design/form-uses.ts';
import { recurrenceRoutes } from './design/recurrence.ts';
import { rehearsalRoutes } from './design/rehearsal.ts';
import { cycleChangeRoutes } from './design/cycle-changes.ts';
import { designMoveRoutes } from './design/design-moves.ts';
import { cycleDesignRoutes } from './design/cycle-design.ts';
import { editionRoutes } from './design/editions.ts';
import { neighbourRoutes } from './design/neighbours.ts';
import { packagePreviewRoutes } from './design/package-preview.ts';
import { cyclePackageRoutes } from './design/cycle-package.ts';
import { cycleRehearsalRoutes } from './design/cycle-rehearsal.ts';
import { launchRoutes } from './design/launch.ts';
import { templateRoutes } from './design/templates.ts';
import { versionRoutes } from './design/versions.ts';
import { wordingRoutes } from './design/wording.ts';
import { activationRoutes } from './identity/activations.ts';
import { agencyRoutes } from './identity/agencies.ts';
import { auditRoutes } from './identity/audit.ts';
import { calendarRoutes } from './identity/calendar.ts';
import { demoRoutes } from './identity/demo.ts';
import { importRoutes } from './identity/imports.ts';
import { meRoutes } from './identity/me.ts';
import { noticeRoutes } from './identity/notices.ts';
import { peopleRoutes } from './identity/people.ts';
import { sessionRoutes } from './identity/session.ts';
import { actionItemRoutes } from './process/action-items.ts';
import { bulkRoutes } from './process/bulk.ts';
import { decisionRoutes } from './process/decisions.ts';
import { draftRoutes } from './process/drafts.ts';
import { evidenceRoutes } from './process/evidence.ts';
import { matrixRoutes } from './process/matrix.ts';
import { meetingRoutes } from './process/meetings.ts';
import { recordRoutes } from './process/meeting-record.ts';
import { noteRoutes } from './process/notes.ts';
import { paperRoutes } from './process/papers.ts';
import { receiptRoutes } from './process/receipts.ts';
import { reportRoutes } from './process/reports.ts';
import { reviewRoutes } from './process/reviews.ts';
import { reviewerRoutes } from './process/reviewers.ts';
import { scoreRoutes } from './process/scores.ts';
import { submissionRoutes } from './process/submissions.ts';
import { taskRoutes } from './process/tasks.ts';
import { trackRoutes } from './process/tracks.ts';

/** Every endpoint of the contract with its route; one without does not compile. */
export const routeTable = {
  ...sessionRoutes, ...meRoutes, ...activationRoutes, ...demoRoutes, ...agencyRoutes, ...peopleRoutes, ...importRoutes, ...noticeRoutes, ...auditRoutes, ...calendarRoutes,
  ...formRoutes, ...formCommandRoutes, ...rehearsalRoutes, ...cycleRehearsalRoutes, ...cycleDesignRoutes, ...neighbourRoutes, ...cycleChangeRoutes, ...editionRoutes, ...designMoveRoutes, ...cyclePackageRoutes, ...packagePreviewRoutes, ...recurrenceRoutes, ...formUseRoutes, ...formMoveRoutes, ...codeListRoutes, ...approvalRoutes, ...presenceRoutes, ...answerSetRoutes, ...blockRoutes, ...versionRoutes, ...wordingRoutes, ...templateRoutes, ...cycleRoutes, ...launchRoutes,
  ...taskRoutes, ...draftRoutes, ...submissionRoutes, ...receiptRoutes, ...trackRoutes, ...bulkRoutes, ...noteRoutes, ...reportRoutes, ...paperRoutes, ...reviewRoutes, ...reviewerRoutes, ...matrixRoutes, ...scoreRoutes,
  ...meetingRoutes, ...decisionRoutes, ...recordRoutes, ...actionItemRoutes, ...evidenceRoutes,
} satisfies Record<EndpointName, Route>;

export const routes: readonly Route[] = Object.values(routeTable);
