import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { homeOf, type Mode } from '../server/config.ts';

/** Says which installation a command is about: the one that is named, else the real one when it exists, else the demo (engine.md §1). */
export function modeOf(args: ReadonlySet<string>, env: NodeJS.ProcessEnv = process.env): Mode {
  if (args.has('--demo')) return 'demo';
  if (args.has('--real')) return 'real';
  if (env['SIKLUS_MODE'] === 'demo' || env['SIKLUS_MODE'] === 'real') return env['SIKLUS_MODE'];
  const data = join(homeOf(env), 'data');
  return existsSync(join(data, 'secret')) || existsSync(join(data, 'engines.json')) ? 'real' : 'demo';
}
