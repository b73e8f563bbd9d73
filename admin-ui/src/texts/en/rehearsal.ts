import type { rehearsal as id } from '../id/rehearsal.ts';
import type { Words } from '../index.ts';

/** Words of the rehearsal in virtual time, English. */
export const rehearsal: Words<typeof id> = {
  title: 'Rehearsal', cycle: 'Cycle', duty: 'Plays the whole cycle in virtual time before anybody gets a letter. No message is sent and nothing is changed.',
  open: 'Rehearsal', broken: 'This cycle cannot be played yet, for its design is not sound:', toCheck: 'Open the check of the cycle',
  choices: 'Choices of the rehearsal', agencies: 'Agencies', agenciesHint: '{{count}} agencies are chosen in this cycle; any others are samples.', from: 'Begins on', mix: 'How agencies behave', shares: 'They sum to {{sum}}%; the proportions count.',
  seed: 'Random number', seedHint: 'The same number gives the same result.', play: 'Play', cancel: 'Stop', sheet: 'Download XLSX', progress: 'Progress of the rehearsal', starting: 'Preparing…', done: '{{done}} of {{of}} agencies played', failed: 'The rehearsal stopped because of an error in the browser. Reload the page and try again.',
  empty: 'Set the choices and play. You get: the date of every task, message, reminder, escalation and lock; the load of each reviewer; collisions with holidays; and what nobody owns.',
  lead: '{{count}} agencies played in {{seconds}} seconds: {{ended}} reached an end, {{stuck}} stood still on the way. The last event is on {{day}}.',
  figure: { ended: 'Reached an end', late: 'Agencies ever late', stuck: 'Stood still', tasks: 'Tasks', messages: 'Messages in all', reminders: 'Reminders', escalations: 'Escalations', locks: 'Locked', peak: 'Most cases at one reviewer' },
  comparison: 'Two rehearsals compared', sameDesign: 'Both rehearsals played the same design. What differs is bold.', twoDesigns: 'The rehearsals played two designs of this cycle. What differs is bold.', compareWith: 'Compared with', before: 'Before', now: 'Now',
  run: 'At {{time}}: {{count}} agencies; {{mix}}; from {{from}}; random number {{seed}}; design revision {{rev}} ({{steps}} steps).', totals: 'Figures', endsAt: 'Last event', peakAt: 'Most cases at a time',
  unowned: 'What nobody does', unownedHelp: 'Mend this before the cycle starts.', allOwned: 'Every step has somebody who does it, and all agencies reach an end.', more: 'and {{count}} others',
  lack: { noOperator: '{{count}} agencies have no operator.', noHead: '{{count}} agencies have no head; the rehearsal takes them as present.', noReviewer: '{{count}} agencies have no {{tier}}; the rehearsal takes one as present.', stoodStill: '{{count}} agencies stand still at stage {{stage}} and move no more.', waitedFor: 'Stage {{stage}} does not open by itself because {{count}} agencies have not come; the coordinator opens it.',
    noDecider: 'No active user is {{role}} to decide {{steps}}.', noChair: 'No active user is {{role}} to chair and close the meeting {{steps}}.', noReader: 'The notice {{steps}} to {{role}} reaches nobody: no active user has that role.', noLadder: 'Escalations to {{role}} reach nobody, for no active user has that role: {{steps}}.' },
  holidays: 'Holidays', moved: '“{{step}}”: {{date}} is a day off, its deadline moves to {{to}}.', break: 'Days off {{from}} to {{to}}.', dueAfter: '{{count}} deadlines fall on the very working day after.',
  stages: 'Stages by date', stagesHelp: 'From the first to the last event; a red end means that somebody was late.', stageAgencies: '{{count}} agencies', stageLate: '{{count}} late',
  load: 'Load of reviewers', loadHelp: 'Cases waiting each day from Monday to Friday; the stronger the colour, the more. Scroll sideways for later weeks.', noLoad: 'No case comes to a reviewer.', nobodyYet: 'Not appointed yet', reviewer: 'Reviewer', weekOf: 'Week of {{day}}', peakOn: '{{cases}} cases, at most {{peak}} on {{day}}',
  log: 'Everything that would happen', logHelp: 'In order of dates.', kind: 'Kind', allKinds: 'All kinds', agency: 'Search agencies', lines_one: '1 line', lines_other: '{{shown}} lines', due: 'due {{day}}', next: 'Show {{count}} more lines',
};
