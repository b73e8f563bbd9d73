import type { reports as id } from '../id/reports.ts';
import type { Words } from '../index.ts';

/** Words around the documents of a cycle, English; the papers themselves are written in Indonesian. */
export const reports: Words<typeof id> = {
  cycle: 'Report of the cycle', track: 'Document of the agency', finalDuty: 'The content is settled. Print it or download it as PDF, then have it signed.', draftDuty: 'The process is still running; this document is a draft and may change.',
  number: 'Number of the letter', numberHint: 'As the rules of correspondence say; left empty it prints {{number}}.', size: 'Paper of the PDF', pdf: 'Download PDF',
  report: 'Report', document: 'Document',
};
