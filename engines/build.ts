import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from './built.ts';

// `npm run build`: the web interface and the workflows, for a server that is started without the launcher.
try {
  await buildAll(dirname(dirname(fileURLToPath(import.meta.url))), (line) => { process.stdout.write(`${line}\n`); });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
