import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildInterface } from './interface.ts';

// `npm run build`: the web interface, for a server that is started without the launcher.
try {
  await buildInterface(dirname(dirname(fileURLToPath(import.meta.url))), (line) => { process.stdout.write(`${line}\n`); });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
