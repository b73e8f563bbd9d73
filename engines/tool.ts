import { spawn } from 'node:child_process';

export type ToolResult = { /** Nothing when the program could not be started or was killed. */ readonly code: number | undefined; readonly output: string };
type Options = { readonly show?: boolean; readonly cwd?: string; readonly env?: NodeJS.ProcessEnv };

/** Runs a program to its end; it is ended with this process. Its words are shown as they come, or kept and given back. */
export function runTool(command: string, args: readonly string[], { show = false, cwd, env }: Options = {}): Promise<ToolResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'], ...(cwd ? { cwd } : {}), env: env ?? process.env });
    const end = () => { child.kill('SIGTERM'); };
    process.once('exit', end);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => { output += part.toString(); });
    const done = (result: ToolResult) => { process.off('exit', end); resolve(result); };
    child.once('error', (error) => done({ code: undefined, output: error.message }));
    child.once('close', (code) => done({ code: code ?? undefined, output }));
  });
}

/** Says what is going on after a second and then every five, while a longer piece of work runs. */
export async function withProgress<T>(line: (seconds: number) => string, say: (line: string) => void, work: () => Promise<T>): Promise<T> {
  const began = Date.now();
  const tell = () => say(line(Math.round((Date.now() - began) / 1000)));
  let ticking: NodeJS.Timeout | undefined;
  const first = setTimeout(() => { tell(); ticking = setInterval(tell, 5_000); }, 1_000);
  try {
    return await work();
  } finally {
    clearTimeout(first);
    clearInterval(ticking);
  }
}
