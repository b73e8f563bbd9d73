import { api } from '../../../core/api.ts';
import { isProblem, problem } from '../../../core/problem.ts';
import { fileNameOf } from '../../../core/report/file-name.ts';
import { cycleBlocks, meetingBlocks, trackBlocks, type Paper } from '../../../core/report/paper.ts';
import { loadPemda } from '../../../db/pemdas.ts';
import { zoneOfName } from '../../deps.ts';
import { letterheadOf } from '../../documents/letter.ts';
import { printPaper } from '../../documents/pdf/print-paper.ts';
import { reply, route, type Call } from '../../endpoint.ts';
import { ofMeeting } from './meeting-record.ts';
import { ofReceipt } from './receipts.ts';
import { ofCycle, ofTrack } from './reports.ts';

type Printing = Pick<Paper, 'head' | 'blocks'> & { readonly query: Call<typeof api.cycleReportPdf>['query']; /** Words the file is named after; a draft says so. */ readonly named: string };

/** What a document is called in the name of its file. */
const kinds = { letter: 'surat', record: 'berita acara', report: 'laporan' } as const satisfies Record<Paper['head']['layout'], string>;

async function printed({ head, blocks, query, named }: Printing) {
  const bytes = await printPaper({ paper: { head, blocks, number: query.number || head.number, size: query.size } });
  if (isProblem(bytes)) return bytes;
  return reply(null, { file: { name: `${fileNameOf(named)}${head.final ? '' : '-konsep'}.pdf`, mime: 'application/pdf', bytes } });
}

async function cycle(call: Call<typeof api.cycleReportPdf>) {
  const report = await ofCycle(call);
  return isProblem(report) ? report : printed({ head: report, blocks: cycleBlocks(report), query: call.query, named: `${kinds[report.layout]} ${report.title.id}` });
}

async function track(call: Call<typeof api.trackReportPdf>) {
  const report = await ofTrack(call);
  return isProblem(report) ? report : printed({ head: report, blocks: trackBlocks(report), query: call.query, named: `${kinds[report.layout]} ${report.agencyName} ${report.period}` });
}

async function meeting(call: Call<typeof api.meetingRecordPdf>) {
  const [record, pemda] = await Promise.all([ofMeeting(call), loadPemda(call.deps.db, call.person.pemdaId)]);
  return isProblem(record) ? record : printed({ head: record, blocks: meetingBlocks(record, zoneOfName(pemda?.zone)), query: call.query, named: `${record.heading} ${record.date}` });
}

async function receipt(call: Call<typeof api.receiptPdf>) {
  const { deps, person } = call;
  const [found, pemda] = await Promise.all([ofReceipt(call), loadPemda(deps.db, person.pemdaId)]);
  if (isProblem(found)) return found;
  if (found.pending) return problem('receiptPending');
  const { next: _next, ...written } = found;
  const bytes = await printPaper({ receipt: { letterhead: letterheadOf(pemda).letterhead, receipt: written, zone: zoneOfName(pemda?.zone), verifyUrl: new URL(`/verify/${found.number}`, deps.settings.url).href } });
  return isProblem(bytes) ? bytes : reply(null, { file: { name: `${fileNameOf(`tanda terima ${found.number}`)}.pdf`, mime: 'application/pdf', bytes } });
}

export const paperRoutes = { cycleReportPdf: route(api.cycleReportPdf, cycle), trackReportPdf: route(api.trackReportPdf, track), meetingRecordPdf: route(api.meetingRecordPdf, meeting), receiptPdf: route(api.receiptPdf, receipt) };
