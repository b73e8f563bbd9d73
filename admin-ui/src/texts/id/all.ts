import { admin } from './admin.ts';
import { agency } from './agency.ts';
import { builderApproval } from './builder-approval.ts';
import { builderCanvas } from './builder-canvas.ts';
import { builderExchange } from './builder-exchange.ts';
import { builderMoves } from './builder-moves.ts';
import { builderPublishing } from './builder-publishing.ts';
import { builderRules } from './builder-rules.ts';
import { builderScoring } from './builder-scoring.ts';
import { builderTrying } from './builder-trying.ts';
import { change } from './change.ts';
import { coordinator } from './coordinator.ts';
import { cycleCalendar } from './cycle-calendar.ts';
import { design } from './design.ts';
import { recurrence } from './recurrence.ts';
import { rehearsal } from './rehearsal.ts';
import { reports } from './reports.ts';
import { review } from './review.ts';
import { reviewers } from './reviewers.ts';
import { shell } from './shell.ts';

/** All Indonesian words, by feature. */
export const words = { shell, agency, review, reviewers, recurrence, cycleCalendar, reports, design, rehearsal, change, coordinator, admin, builder: { approval: builderApproval, canvas: builderCanvas, exchange: builderExchange, moves: builderMoves, publishing: builderPublishing, rules: builderRules, scoring: builderScoring, trying: builderTrying } } as const;
