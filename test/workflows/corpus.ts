import { mkdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';

/** One folder for each way in which tracks have stored what they do: 1 waits with its commits, 2 follows each act to its rest. */
export const corpora = ['../replay/1/', '../replay/2/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
const corpus = corpora.at(-1)!;
const recording = process.env['RECORD'] === '1';

/** Keeps the history of a workflow for the corpus, without the name of the machine; a release records once, every commit replays. */
export async function keepsHistory(client: Client, workflowId: string, name: string): Promise<void> {
  if (!recording) return;
  await mkdir(corpus, { recursive: true });
  const text = historyToJSON(await client.workflow.getHandle(workflowId).fetchHistory());
  await writeFile(`${corpus}${name}.json`, text.replaceAll(new RegExp(`\\d+@${hostname()}`, 'g'), 'recorder'));
}
