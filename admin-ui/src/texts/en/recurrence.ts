import type { recurrence as id } from '../id/recurrence.ts';
import type { Words } from '../index.ts';

/** Words of cycles that come again, English. */
export const recurrence: Words<typeof id> = {
  title: 'Comes again', help: 'The next period opens by itself as a draft with the set-up of the last cycle. A draft never starts by itself; you check it first.', every: 'Repeat', never: 'Never', intervals: { month: 'Every month', quarter: 'Every quarter', semester: 'Every semester', year: 'Every year' },
  startMonth: 'Counted from', day: 'On day', next: 'The next draft opens on', openNow: 'Open the next period now', opened: 'The draft of the next period was opened.', saved: 'The recurrence is saved.', since: 'What has changed since the last period', from: 'This draft was opened from', same: 'Nothing has changed in template, forms and calendars.',
};
