import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { Paper } from '../../../core/report/paper.ts';
import { definitionOf } from './definition.ts';
import { pdfOf } from './renderer.ts';

if (!isMainThread) {
  const bytes = await pdfOf(definitionOf(workerData as Paper));
  parentPort!.postMessage(bytes, [bytes.buffer]);
}
