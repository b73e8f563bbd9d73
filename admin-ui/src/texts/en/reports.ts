import type { reports as id } from '../id/reports.ts';
import type { Words } from '../index.ts';

/** Words around the documents of a cycle, English; the papers themselves are written in Indonesian. */
export const reports: Words<typeof id> = {
  cycle: 'Report of the cycle', track: 'Document of the agency', open: 'Notes still open', finalDuty: 'The content is settled. Print it or keep it as PDF, then have it signed.', draftDuty: 'The process is still running; this document is a draft and may change.',
  number: 'Number of the letter', numberHint: 'As the rules of correspondence say; left empty it prints {{number}}.', numberLine: 'Number: {{number}}', mark: 'DRAFT – NOT IN FORCE', basis: 'Basis: {{basis}}', hash: 'Fingerprint (SHA-256): {{hash}}',
  reference: { number: 'Number', nature: 'Nature', attachments: 'Attachments', subject: 'Subject' }, yth: 'To', at: 'in', copies: 'Copies:', signatures: 'Signatures', rank: 'Rank', nip: 'NIP', blank: '…………………………', attachedTo: 'Attachment to letter number {{number}}', dated: 'Dated {{date}}',
  results: 'Results by agency', totals: 'Totals', missing: 'Not yet sent', allSent: 'All agencies have sent.', none: 'None.',
  n: 'No.', agency: 'Agency', outcome: 'Result', rounds: 'Repairs', late: 'Late', sentAt: 'Sent', scores: 'Score', yes: 'Yes', no: 'No', by: 'by', lines: 'Lines', sum: 'Sum', question: 'Question', note: 'Note', from: 'From', status: 'Status',
  component: 'Component', weight: 'Weight', points: 'Points', percent: 'Reached', bound: 'Bound', value: 'Value', atLeast: 'Limit', verdict: 'Verdict', met: 'met', unmet: 'not met', notes: 'Notes of reviewers and meeting', answer: 'Answer', evidence: 'Evidence', sentLine: 'Sent {{at}}, round {{round}}, fingerprint {{hash}}.',
  scoreNames: { proposed: 'Own score', decided: 'Decided score', final: 'Final score', preliminary: 'Preliminary score' },
  report: 'Report', document: 'Document',
};
