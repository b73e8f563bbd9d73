import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type Account = { readonly user: string; readonly password: string };
export type MailServerSettings = {
  readonly port?: number;
  /** What it answers to a recipient instead of taking it, such as `451 later`. */
  readonly refuses?: (recipient: string) => string | undefined;
  /** Who may send, over STARTTLS with this certificate; anybody without encryption when left out. */
  readonly account?: Account;
  readonly tls?: { readonly key: string; readonly cert: string };
};
export type MailServer = {
  /** Its address without an account. */
  readonly url: string;
  readonly port: number;
  /** Every mail it took, as a reader sees it. */
  readonly mails: string[];
  /** How each of them came. */
  readonly ways: { readonly secure: boolean; readonly user: string | undefined }[];
  /** Every password it heard, right or wrong. */
  readonly heard: string[];
  readonly close: () => Promise<void>;
};

/** Raises a mail server that keeps what it is handed. */
export async function aMailServer({ port = 0, refuses, account, tls }: MailServerSettings = {}): Promise<MailServer> {
  const [mails, ways, heard]: [string[], MailServer['ways'], string[]] = [[], [], []];
  const saying = (answer: string) => Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) });
  const server = new SMTPServer({
    ...tls, logger: false, closeTimeout: 100, authOptional: account === undefined, allowInsecureAuth: true, disabledCommands: [...(tls ? [] : ['STARTTLS'] as const), ...(account ? [] : ['AUTH'] as const)],
    onAuth: ({ username, password }, _session, done) => {
      heard.push(password ?? '');
      const right = username === account?.user && password === account?.password;
      done(right ? null : saying('535 the account or the password is wrong'), right ? { user: username ?? '' } : {});
    },
    onRcptTo: ({ address }, _session, done) => { const answer = refuses?.(address); done(answer === undefined ? null : saying(answer)); },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push(readable(Buffer.concat(chunks).toString('latin1')));
        ways.push({ secure: session.secure, user: session.user === undefined ? undefined : String(session.user) });
        done(null);
      });
    },
  });
  server.on('error', () => undefined); // a sender that breaks off is that sender's matter
  await new Promise<void>((resolve) => { server.listen(port, 'localhost', () => resolve()); });
  const own = (server.server.address() as AddressInfo).port;
  return { url: `smtp://localhost:${own}`, port: own, mails, ways, heard, close: () => new Promise((resolve) => { server.close(() => resolve()); }) };
}

const bytesOf = (quoted: string) => Buffer.from(quoted.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1');
const words = /=\?UTF-8\?(B|Q)\?([^?]*)\?=/gi;
const word = (_: string, kind: string, text: string) => (kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : bytesOf(text.replaceAll('_', ' '))).toString('utf8');

/** Reads what the wire carries (RFC 2045, 2047): headers in one line each, encoded words and the body in plain letters. */
function readable(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers = head.replaceAll(/\r\n[ \t]+/g, ' ').replaceAll(/\?= =\?/g, '?==?').replaceAll(words, word);
  const body = rest.join('\r\n\r\n');
  const encoding = /content-transfer-encoding: *([\w-]+)/i.exec(headers)?.[1]?.toLowerCase();
  const plain = encoding === 'base64' ? Buffer.from(body, 'base64') : encoding === 'quoted-printable' ? bytesOf(body.replaceAll(/=\r\n/g, '')) : Buffer.from(body, 'latin1');
  return `${headers}\r\n\r\n${plain.toString('utf8')}`;
}
