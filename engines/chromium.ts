import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';

const places = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const runnable = (path: string | undefined): path is string => {
  try {
    if (!path) return false;
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Gives the path of a Chromium, installing the system's own package when there is none; else nothing. */
export async function findChromium(say: (line: string) => void): Promise<string | undefined> {
  const found = places.find(runnable);
  if (found) return found;
  if (spawnSync('apt-get', ['--version']).status !== 0 || process.getuid?.() !== 0) {
    say('Chromium tidak ada. Pasang paket chromium, atau setel CHROMIUM_PATH; uji di peramban dilewati.');
    return undefined;
  }
  say('Memasang Chromium untuk uji di peramban …');
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    await new Promise((resolve) => spawn('apt-get', args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).once('exit', resolve));
  }
  return places.find(runnable);
}
