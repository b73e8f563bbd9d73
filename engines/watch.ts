import { watch } from 'node:fs';
import { join } from 'node:path';

/** What the server side consists of; the interface has a server of its own that watches it. */
const folders = ['core', 'templates', 'workflows', 'activities', 'db', 'server'];
const quietMs = 300;

/** Calls back once after sources of the server side changed and stayed so for a moment. (Node's own `--watch` breaks Temporal's worker threads.) */
export function onSourcesChanged(root: string, act: (file: string) => void): void {
  let timer: NodeJS.Timeout | undefined;
  for (const folder of folders) {
    watch(join(root, folder), { recursive: true }, (_event, name) => {
      if (!name?.endsWith('.ts')) return;
      clearTimeout(timer);
      timer = setTimeout(() => act(join(folder, name)), quietMs);
    }).unref();
  }
}
