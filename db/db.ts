import type { ClientSession, Connection } from 'mongoose';
import { defineAgencies } from './agencies.ts';
import { defineAttempts } from './attempts.ts';
import { defineAnchors, defineAudit } from './audit.ts';
import { defineBusinessTime } from './businessTime.ts';
import { defineCalendars } from './calendars.ts';
import { connect, inTransaction } from './connection.ts';
import { defineCycles, defineSnapshots } from './cycles.ts';
import { defineDrafts } from './drafts.ts';
import { defineDeadLetters, defineEffects } from './effects.ts';
import { defineEnrolments } from './enrolments.ts';
import { defineEvidence, defineEvidenceUses } from './evidence.ts';
import { defineExtensions } from './extensions.ts';
import { defineApprovals } from './approvals.ts';
import { defineCodeLists } from './codeLists.ts';
import { defineFormBlocks } from './formBlocks.ts';
import { defineFormCommands } from './formCommands.ts';
import { defineFormMoves } from './formMoves.ts';
import { defineFormPresence } from './formPresence.ts';
import { defineFormPresentations } from './formPresentations.ts';
import { defineForms, defineFormVersions } from './forms.ts';
import { defineInstallation } from './installation.ts';
import { defineLinks } from './links.ts';
import { defineActionItems, defineDecisions, defineMeetings } from './meetings.ts';
import { defineNotes, defineReasons } from './notes.ts';
import { defineOperations } from './operations.ts';
import { defineNotices, defineOutbox } from './outbox.ts';
import { definePemdas } from './pemdas.ts';
import { definePeople } from './people.ts';
import { defineReviews } from './reviews.ts';
import { defineRoles } from './roles.ts';
import { defineAssessments, defineScores } from './scores.ts';
import { defineSessions } from './sessions.ts';
import { defineConfirmations, defineRefusals, defineSubmissions } from './submissions.ts';
import { defineTrackViews } from './trackViews.ts';

const define = {
  installation: defineInstallation,
  pemdas: definePemdas,
  agencies: defineAgencies,
  people: definePeople,
  roles: defineRoles,
  sessions: defineSessions,
  attempts: defineAttempts,
  links: defineLinks,
  calendars: defineCalendars,
  forms: defineForms,
  formVersions: defineFormVersions,
  formPresentations: defineFormPresentations,
  formCommands: defineFormCommands,
  formMoves: defineFormMoves,
  formPresence: defineFormPresence,
  approvals: defineApprovals,
  codeLists: defineCodeLists,
  formBlocks: defineFormBlocks,
  cycles: defineCycles,
  snapshots: defineSnapshots,
  enrolments: defineEnrolments,
  trackViews: defineTrackViews,
  drafts: defineDrafts,
  submissions: defineSubmissions,
  confirmations: defineConfirmations,
  refusals: defineRefusals,
  reviews: defineReviews,
  notes: defineNotes,
  reasons: defineReasons,
  assessments: defineAssessments,
  scores: defineScores,
  meetings: defineMeetings,
  decisions: defineDecisions,
  actionItems: defineActionItems,
  extensions: defineExtensions,
  evidence: defineEvidence,
  evidenceUses: defineEvidenceUses,
  audit: defineAudit,
  anchors: defineAnchors,
  outbox: defineOutbox,
  notices: defineNotices,
  operations: defineOperations,
  effects: defineEffects,
  deadLetters: defineDeadLetters,
  businessTime: defineBusinessTime,
} as const;

export type CollectionName = keyof typeof define;
/** The names of all collections, in the order in which a restore writes them. */
export const collectionNames = Object.keys(define) as readonly CollectionName[];

/** One open database: a model per collection, transactions, and its own connection. */
export type Db = { readonly [Name in CollectionName]: ReturnType<(typeof define)[Name]> } & {
  readonly connection: Connection;
  readonly withTransaction: <T>(work: (session: ClientSession) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};

/** Opens a database; many may be open at once, each with its own connection and models. Call `prepare` (migrations.ts) before the first write. */
export async function openDb(uri: string, dbName?: string): Promise<Db> {
  const connection = await connect(uri, dbName);
  const models = Object.fromEntries(collectionNames.map((name) => [name, define[name](connection)]));
  return { ...models, connection, withTransaction: (work: (session: ClientSession) => Promise<unknown>) => inTransaction(connection, work), close: () => connection.close() } as unknown as Db;
}
