import { accessSync, constants } from 'node:fs';
import { runTool, withProgress } from './tool.ts';

/** The shell without a window first: the same engine for a sixth less work. */
const places = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const isRunnable = (path: string | undefined): path is string => {
  try {
    if (!path) return false;
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Gives the path of a Chromium, installing the system's own package when there is none and the account may; else nothing and a sentence. */
export async function findChromium(say: (line: string) => void): Promise<string | undefined> {
  const found = places.find(isRunnable);
  if (found) return found;
  const before = await mayInstall();
  if (!before) {
    say('Chromium tidak ada dan akun ini tidak dapat memasangnya: pasang paket chromium, atau setel CHROMIUM_PATH ke berkasnya. Uji di peramban dihitung gagal.');
    return undefined;
  }
  const failed = await withProgress((seconds) => `Memasang Chromium untuk uji di peramban … ${seconds} detik`, say, async () => {
    const apt = async (...args: readonly string[]): Promise<string | undefined> => {
      const [command, ...rest] = [...before, 'apt-get', ...args] as [string, ...string[]];
      const { code, output } = await runTool(command, rest, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
      return code === 0 ? undefined : output.trim().split('\n').slice(-3).join('\n');
    };
    const install = (name: string) => apt('install', '-y', '--no-install-recommends', name);
    const unread = await apt('update');
    if (unread !== undefined) return unread;
    // Not every Debian has the shell as a package of its own.
    const noShell = await install('chromium-headless-shell');
    return noShell === undefined ? undefined : install('chromium');
  });
  if (failed) say(`Chromium tidak terpasang: ${failed}`);
  return places.find(isRunnable);
}

/** What stands before `apt-get` for this account: nothing for root, sudo without a question, or not at all. */
async function mayInstall(): Promise<readonly string[] | undefined> {
  if ((await runTool('apt-get', ['--version'])).code !== 0) return undefined;
  if (process.getuid?.() === 0) return [];
  return (await runTool('sudo', ['-n', 'true'])).code === 0 ? ['sudo', '-n', '--preserve-env=DEBIAN_FRONTEND'] : undefined;
}
