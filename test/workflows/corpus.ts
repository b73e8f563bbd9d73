import { mkdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';

export const corpus = fileURLToPath(new URL('../replay/1/', import.meta.url));
const recording = process.env['RECORD'] === '1';

/** Keeps the history of a workflow for the corpus, without the name of the machine; a release records once, every commit replays. */
export async function keepsHistory(client: Client, workflowId: string, name: string): Promise<void> {
  if (!recording) return;
  await mkdir(corpus, { recursive: true });
  const text = historyToJSON(await client.workflow.getHandle(workflowId).fetchHistory());
  await writeFile(`${corpus}${name}.json`, text.replaceAll(new RegExp(`\\d+@${hostname()}`, 'g'), 'recorder'));
}
