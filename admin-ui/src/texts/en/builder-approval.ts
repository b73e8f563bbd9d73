/** Words of publishing by two persons, English. */
export const builderApproval = {
  title: 'Approval by a second person', policy: 'The policy of this local government asks for two persons to publish. Write the reason; another administrator then approves from this page. If the draft changes after that, approval is asked for again.',
  ask: 'Ask for approval', asked: 'Approval was asked for. Another administrator can publish from this form.', by: 'Asked by {{who}}, {{when}}', mine: 'You asked yourself; another administrator has to publish.', approve: 'Approve and publish v{{n}}',
  launchAsked: 'Approval is asked for. Another administrator can start this cycle from the same page.', launchApprove: 'Approve and start the cycle', launchMine: 'You asked yourself; another administrator has to start the cycle.',
  decline: 'Decline the request', declined: 'The request no longer holds.', takeBack: 'Take the request back', why: 'Reason',
  policies: 'Publishing policy', twoPersons: 'Publishing and carrying answers over take two persons', twoPersonsHint: 'One asks, another approves and does it: publishing a form, starting a cycle, and carrying answers to other questions. Written to the audit log.', save: 'Save the policy', same: 'Nothing has changed yet.', policySaved: 'Policy saved.', open: 'Policy…',
} as const;
