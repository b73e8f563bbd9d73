import type { CommandKind } from '../track.ts';
import { askApproval, returnToOperator, takeBack } from './approval.ts';
import { extend, shorten } from './deadline.ts';
import { moveDesign } from './design.ts';
import { moveForm } from './forms.ts';
import { decideGate } from './gate.ts';
import type { Handler } from './guards.ts';
import { closeMeeting, decideInMeeting } from './meeting.ts';
import { recall } from './recall.ts';
import { recount } from './recount.ts';
import { repair } from './repair.ts';
import { beginReview, finishReview } from './review.ts';
import { resume, suspend, withdraw } from './standing.ts';
import { submit } from './submit.ts';

/** What people can tell a track: each command with its refusals and its effect. */
export const commands: { readonly [K in CommandKind]: Handler<K> } = {
  askApproval,
  takeBack,
  returnToOperator,
  submit,
  recall,
  beginReview,
  finishReview,
  decideGate,
  decideInMeeting,
  closeMeeting,
  extend,
  shorten,
  recount,
  moveForm,
  moveDesign,
  suspend,
  resume,
  withdraw,
  repair,
};
