import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { Paper } from '../../../core/report/paper.ts';
import { definitionOf } from './definition.ts';
import { receiptDefinition, type ReceiptPaper } from './receipt.ts';
import { pdfOf } from './renderer.ts';

/** What is to be printed: a document of a cycle, or a receipt. */
export type Job = { readonly paper: Paper } | { readonly receipt: ReceiptPaper };

if (!isMainThread) {
  const job = workerData as Job;
  const bytes = await pdfOf('paper' in job ? definitionOf(job.paper) : receiptDefinition(job.receipt));
  parentPort!.postMessage(bytes, [bytes.buffer]);
}
