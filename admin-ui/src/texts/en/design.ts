import type { design as id } from '../id/design.ts';
import type { Words } from '../index.ts';

/** Words of the cycle designer, English. */
export const design: Words<typeof id> = {
  title: 'Design the cycle', open: 'Design the steps', duty: 'Change steps, deadlines and ways. It saves itself; nothing is in force until the cycle starts.', frozen: 'This cycle has started, so its design is frozen and can only be looked at.',
  tools: 'Tools of the designer', view: 'View', diagram: 'Diagram', list: 'List', undo: 'Undo', redo: 'Redo', compare: 'Differences from the template', compareTitle: 'Differences from template “{{title}}”', noDifference: 'This design equals its template.',
  sound: 'The design is sound: {{count}} steps, all of them reached and ending.', faults: '{{count}} problems keep the cycle from starting',
  lane: { agency: 'Agency', evaluator: 'Reviewer', coordinator: 'Coordinator', system: 'Automatic' },
  step: 'Step', cycle: 'Cycle', chooseStep: 'Choose a step in the diagram or list to change it. Alt and an arrow key move it.', name: 'Name', english: '{{label}} (English)', about: 'Description', basis: 'Legal basis', first: 'first step', makeFirst: 'Make it the first step',
  add: 'Add a step behind', earlier: 'Move earlier', later: 'Move later', remove: 'Remove the step', ways: 'Leads to', stage: 'Stage (column of the matrix)', form: 'Form', ofTemplate: 'of the template', unpublished: 'not published',
  mode: 'Kind of task', modes: { fill: 'Fill in', revise: 'Repair what was returned' }, due: 'Deadline', hasDue: 'Has a deadline', approval: 'The head approves', approvalStage: 'Stage of the approval', approvalDue: 'Deadline of the approval',
  decidedBy: 'Decided by', score: 'A score', whichScore: 'Score used', passAt: 'Pass from', notesAt: 'Pass with notes from', opens: 'Opens', openings: { all: 'When all agencies have come', wave: 'When the wave has come', date: 'On a date' },
  maxRounds: 'Rounds at most', roundDue: 'Deadline of repair round {{n}}', tier: 'Tier {{n}}', addTier: 'Add a tier', removeTier: 'Remove tier {{n}}', returnTo: 'Resubmission', returns: { here: 'Comes back to the tier that asked', loop: 'Goes to the repair rounds behind' },
  source: 'Score of', sources: { proposed: 'the agency (own score)', decided: 'the reviewers (decided score)' }, publishes: 'What is published', published: { scores: 'The score to the agency', report: 'The report' }, tells: 'Who is told',
  case: 'Line {{n}}', caseTo: 'leads to', addCase: 'Add a line', removeCase: 'Remove line {{n}}', fact: 'What is compared', comparison: 'Comparison', value: 'Value to compare with', and: 'and …', beyondRows: 'This condition is beyond the table:', operators: { is: 'is', isNot: 'is not', less: 'less than', atMost: 'at most', more: 'more than', atLeast: 'at least' },
  stages: 'Stages', stagesHelp: 'Columns of the matrix in their order. A stage that steps use cannot be removed.', stageName: 'Name of stage {{n}}', stageEnglish: 'Name of stage {{n}} (English)', stageOwner: 'Owner of stage {{n}}', stageSteps: '{{count}} steps', stageUp: 'Move stage {{name}} up', stageDown: 'Move stage {{name}} down', stageRemove: 'Remove stage {{name}}', addStage: 'Add a stage',
  clock: {
    kind: 'How the deadline is counted', workingDays: 'Working days', days: 'Number of working days', date: 'Date', at: 'Time of the deadline', more: '{{reminders}} reminders, {{escalations}} escalations, when late …', late: 'Past the deadline', policy: { accept: 'Accept and mark as late', grace: 'Grace period, then close', close: 'Close' }, grace: 'Grace period (working days)',
    reminders: 'Reminders before the deadline', dayItself: 'The day itself', removeReminder: 'Remove reminder {{day}}', before: 'Working days before the deadline', addReminder: 'Add a reminder', repeat: 'Repeat after the deadline every … working days', repeatHint: '0 means never; ten times at most.',
    escalation: 'Ladder of escalation', lateDays: 'Working days late, step {{n}}', tell: 'Who is told, step {{n}}', removeStep: 'Remove step {{n}}', addStep: 'Add a step',
  },
  exportPackage: 'Download package', importPackage: 'From a package…', importTitle: 'Cycle from a package', importHelp: 'A package holds the design, the forms with their tests, and calendars. One that was changed outside Siklus, or whose tests fail, is refused.', importFile: 'Package file (JSON)', importAct: 'Create a draft cycle', imported: 'A draft cycle was created from the package.',
};
