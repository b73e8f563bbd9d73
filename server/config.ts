import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { isIP } from 'node:net';

export type Mode = 'demo' | 'real';
export type Config = {
  readonly mode: Mode;
  readonly port: number; readonly host: string;
  /** Public address without a slash at the end: links, Origin check, cookies. */
  readonly url: string;
  readonly home: string;
  /** Folder of this installation's data: `<home>/demo` or `<home>/data`. */
  readonly data: string;
  readonly trustProxy: number;
  readonly mongodbUri: string; readonly temporalAddress: string; readonly logLevel: string;
  readonly workerPort: number; readonly workflowBundle: string | undefined; readonly submitWaitMs: number; readonly maxCachedWorkflows: number;
  readonly smtpUrl: string | undefined; readonly mailFrom: string; readonly clamdAddress: string | undefined; readonly scanPolicy: 'open' | 'closed';
  /** Lets a program on another machine read `/metrics`. */
  readonly metricsToken: string | undefined;
};
export type Mistakes = { readonly mistakes: readonly string[] };

type Variable = { readonly default: string; readonly about: string; /** A sentence when the value cannot be used. */ readonly wrong?: (value: string) => string | undefined };

const wholeNumber = (least: number, most: number) => (value: string) => (/^\d+$/.test(value) && Number(value) >= least && Number(value) <= most ? undefined : `harus bilangan bulat ${least} sampai ${most}`);
const oneOf = (...values: readonly string[]) => (value: string) => (values.includes(value) ? undefined : `harus salah satu dari ${values.join(', ')}`);
const address = (...schemes: readonly string[]) => (value: string) => (value === '' || schemes.some((scheme) => value.startsWith(`${scheme}://`)) ? undefined : `harus diawali ${schemes.map((scheme) => `${scheme}://`).join(' atau ')}`);
const hostAndPort = (value: string) => (value === '' || /^[A-Za-z0-9.-]+:\d+$/.test(value) ? undefined : 'harus berbentuk nama:porta');

/** Every environment variable with its default. */
export const variables = {
  PORT: { default: '8080', about: 'Porta alamat web; porta bebas lain dipakai bila terisi', wrong: wholeNumber(0, 65_535) },
  HOST: { default: '127.0.0.1', about: 'Alamat yang didengarkan', wrong: (value: string) => (isIP(value) || value === 'localhost' ? undefined : 'harus alamat IP atau localhost') },
  SIKLUS_HOME: { default: '', about: 'Folder data; bawaan: folder data pengguna' },
  SIKLUS_DATA: { default: '', about: 'Folder instalasi ini; bawaan: demo atau data di bawah SIKLUS_HOME' },
  SIKLUS_URL: { default: '', about: 'Alamat publik', wrong: address('http', 'https') },
  SIKLUS_MODE: { default: 'demo', about: 'demo atau real', wrong: oneOf('demo', 'real') },
  TRUST_PROXY: { default: '0', about: 'Jumlah proksi tepercaya di depan', wrong: wholeNumber(0, 10) },
  MONGODB_URI: { default: '', about: 'Server MongoDB yang sudah ada', wrong: address('mongodb', 'mongodb+srv') },
  MONGOD_PATH: { default: '', about: 'Berkas mongod' },
  TEMPORAL_ADDRESS: { default: '', about: 'Server Temporal yang sudah ada', wrong: hostAndPort },
  TEMPORAL_CLI_PATH: { default: '', about: 'Berkas temporal' },
  WORKFLOW_BUNDLE: { default: '', about: 'Alur kerja yang sudah disusun; kosong: disusun oleh pekerja' },
  WORKER_PORT: { default: '0', about: 'Porta kesehatan pekerja', wrong: wholeNumber(0, 65_535) },
  SUBMIT_WAIT_MS: { default: '2000', about: 'Lama jawaban kirim menunggu mesin proses', wrong: wholeNumber(0, 30_000) },
  LOG_LEVEL: { default: 'info', about: 'Rincian catatan', wrong: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent') },
  MAX_CACHED_WORKFLOWS: { default: '1200', about: 'Jumlah jalur dalam ingatan pekerja', wrong: wholeNumber(1, 100_000) },
  METRICS_TOKEN: { default: '', about: 'Kata kunci pembaca /metrics dari mesin lain; kosong: hanya dari mesin ini', wrong: (value: string) => (value === '' || value.length >= 16 ? undefined : 'harus paling sedikit 16 huruf') },
  SMTP_URL: { default: '', about: 'Server surel; kosong: hanya pemberitahuan di aplikasi. Sandi di dalamnya hanya dikirim terenkripsi (STARTTLS atau smtps)', wrong: address('smtp', 'smtps') },
  MAIL_FROM: { default: 'siklus@localhost', about: 'Alamat pengirim', wrong: (value: string) => (/^[^\s@]+@[^\s@]+$/.test(value) ? undefined : 'harus alamat surel') },
  CLAMD_ADDRESS: { default: '', about: 'Pemindai clamd', wrong: hostAndPort },
  SCAN_POLICY: { default: 'open', about: 'open: berkas belum dipindai tampil dengan tanda; closed: ditahan', wrong: oneOf('open', 'closed') },
} as const satisfies Record<string, Variable>;
type Name = keyof typeof variables;

const loopbacks: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '[::1]', 'localhost']);
const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).hostname : url);

/** Gives the folder of all installations: named, else in the user's data folder, never in the checkout. */
export function homeOf(env: NodeJS.ProcessEnv): string {
  return resolve(env['SIKLUS_HOME']?.trim() || join(env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'siklus'));
}

/** Reads and checks the environment; gives one sentence per mistake instead of a half-right configuration. */
export function parseConfig(env: NodeJS.ProcessEnv): Config | Mistakes {
  const value = (name: Name) => env[name]?.trim() || variables[name].default;
  const mistakes = (Object.keys(variables) as Name[]).flatMap((name) => {
    const wrong = (variables[name] as Variable).wrong?.(value(name));
    return wrong ? [`${name}=${value(name)} tidak dapat dipakai: ${wrong}.`] : [];
  });
  const mode = value('SIKLUS_MODE') as Mode;
  const host = value('HOST');
  const url = value('SIKLUS_URL').replace(/\/$/, '');
  const loopback = loopbacks.has(host);
  if (!loopback && !url.startsWith('https://')) mistakes.push(`HOST=${host} membuka Siklus ke jaringan, tetapi SIKLUS_URL bukan alamat https. Kuki aman, pekerja layanan, dan enkripsi draf memerlukannya: setel SIKLUS_URL=https://… dan pasang TLS di depan.`);
  if (mode === 'demo' && /^https?:/.test(url) && !loopbacks.has(hostOf(url))) mistakes.push(`SIKLUS_URL=${url} tidak boleh untuk demo: akun demo memakai kata sandi umum dan hanya dibuka di mesin ini. Jalankan npm start -- --real.`);
  if (!loopback && mode === 'demo') mistakes.push(`HOST=${host} tidak boleh untuk demo: akun demo memakai kata sandi umum. Jalankan npm start -- --real.`);
  if (mistakes.length) return { mistakes };
  const home = homeOf(env);
  const port = Number(value('PORT'));
  return {
    mode, port, host, url: url || `http://${host === '::1' ? '[::1]' : host}:${port}`, home, data: value('SIKLUS_DATA') || join(home, mode === 'demo' ? 'demo' : 'data'), trustProxy: Number(value('TRUST_PROXY')),
    mongodbUri: value('MONGODB_URI'), logLevel: value('LOG_LEVEL'), temporalAddress: value('TEMPORAL_ADDRESS'), workerPort: Number(value('WORKER_PORT')), workflowBundle: value('WORKFLOW_BUNDLE') || undefined, submitWaitMs: Number(value('SUBMIT_WAIT_MS')),
    maxCachedWorkflows: Number(value('MAX_CACHED_WORKFLOWS')), smtpUrl: value('SMTP_URL') || undefined, mailFrom: value('MAIL_FROM'), clamdAddress: value('CLAMD_ADDRESS') || undefined, scanPolicy: value('SCAN_POLICY') as 'open' | 'closed', metricsToken: value('METRICS_TOKEN') || undefined,
  };
}

/** Gives the configuration, or ends the process with one sentence per mistake. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const config = parseConfig(env);
  if (!('mistakes' in config)) return config;
  for (const mistake of config.mistakes) process.stderr.write(`${mistake}\n`);
  process.exit(1);
}
