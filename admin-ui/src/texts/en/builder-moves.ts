/** Words of moving running agencies to a newer form version, English. */
export const builderMoves = {
  title: 'Agencies on an older version', older_one: '1 agency still works with a version before version {{n}}.', older_other: '{{count}} agencies still work with a version before version {{n}}.',
  held_one: '1 of them cannot be moved now.', held_other: '{{count}} of them cannot be moved now.',
  choose: 'Move to the new version…', version: 'Version', effect: 'Effect of moving to version {{n}}', noEffect: 'Nothing changes for this agency.',
  help: 'Those not chosen keep their version. Those chosen see version {{n}} of the form and are told. Who has sent and is not under review yet is asked for the new questions alone; everything else stays locked, and it does not count as a return. Who is under review cannot be moved. While an agency repairs, only new questions open beside the returned ones.',
  supplement: 'Has sent: gets a round to answer the new questions alone.',
  home: 'Answers to “{{title}}” go to', homeHint: 'These answers lose their place in the new version. Without a destination they are kept in the history and not shown in the form.', noHome: 'Keep in the history only',
  reason: 'Reason for moving', reasonHint: 'Written to the audit trail of each agency. At least three letters.', nobody: 'Choose at least one agency.',
  stay: 'Leave as it is', act_one: 'Move 1 agency to version {{n}}', act_other: 'Move {{count}} agencies to version {{n}}', done_one: '1 agency works with version {{n}}.', done_other: '{{count}} agencies work with version {{n}}.',
  carried: 'Answers to “{{from}}” go to “{{to}}”', for_one: 'For 1 agency: {{list}}', for_other: 'For {{count}} agencies: {{list}}', policy: 'The policy of this local government asks for two persons to carry answers to other questions: another administrator approves from this page, for exactly the agencies and destinations you chose. Without a destination no approval is needed.',
  asked: 'Approval was asked for. Another administrator can move the agencies from the history of this form.', mine: 'You asked yourself; another administrator has to move them.', approve: 'Approve and move',
} as const;
