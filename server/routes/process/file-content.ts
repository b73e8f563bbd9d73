import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import { isProblem, problem, type Problem } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import type { Evidence } from '../../../db/evidence.ts';
import { behindDoor } from '../../door.ts';
import type { Deps } from '../../deps.ts';
import { openFile } from '../../evidence/files.ts';
import { inlineKinds } from '../../evidence/kinds.ts';
import { reachFile } from '../../reach-file.ts';

type Range = { readonly start: number; readonly end: number };

/** One range of bytes, as viewers of long documents ask for; anything else is the whole file. */
function rangeIn(header: string | undefined, size: number): Range | 'none' | 'unsatisfiable' {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (found === null || (found[1] === '' && found[2] === '')) return 'none';
  const start = found[1] === '' ? Math.max(0, size - Number(found[2])) : Number(found[1]);
  const end = found[1] === '' || found[2] === '' ? size - 1 : Math.min(Number(found[2]), size - 1);
  return start > end || start >= size ? 'unsatisfiable' : { start, end };
}

/** A browser never runs what it gets from here: own type, no sniffing, a sandbox; only pictures and PDF may stand in a page. */
function describe(response: Response, { name, mime, sha256 }: Evidence, show: boolean): void {
  const inline = show && inlineKinds.has(mime);
  response.setHeader('content-type', mime);
  response.setHeader('content-disposition', `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`);
  response.setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  response.setHeader('accept-ranges', 'bytes');
  response.setHeader('cache-control', 'private, no-cache');
  response.setHeader('etag', `"${sha256}"`);
}

async function sendFile({ evidence }: Deps, file: Evidence, { request, response }: { readonly request: Request; readonly response: Response }): Promise<Problem | undefined> {
  if (request.headers['if-none-match'] === `"${file.sha256}"`) {
    response.status(304).end();
    return undefined;
  }
  const range = rangeIn(request.headers.range, file.size);
  if (range === 'unsatisfiable') {
    response.setHeader('content-range', `bytes */${file.size}`);
    response.status(416).end();
    return undefined;
  }
  const bytes = await openFile(evidence.files, file.sha256, range === 'none' ? undefined : range);
  if (bytes === undefined) return problem('notFound', { thing: { id: 'Isi berkas', en: 'The content of the file' } });
  describe(response, file, request.query['show'] === '1');
  if (range !== 'none') response.setHeader('content-range', `bytes ${range.start}-${range.end}/${file.size}`);
  response.setHeader('content-length', range === 'none' ? file.size : range.end - range.start + 1);
  response.status(range === 'none' ? 200 : 206);
  // A reader who closes the page ends the stream; that is no failure.
  await pipeline(bytes, response).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error; });
  return undefined;
}

/** GET /api/evidence/:fileId/content – the bytes of one file, to those who may see it. */
export function fileContent(deps: Deps): RequestHandler {
  return behindDoor(deps, 'seeEvidence', async (admitted, http) => {
    const fileId = String(http.request.params['fileId']);
    const file = /^[\w.:~-]{1,120}$/.test(fileId) ? await reachFile({ deps, ...admitted }, fileId) : problem('notFound', { thing: things.file });
    if (isProblem(file)) return file;
    if (file.status !== 'available') return problem(file.status === 'quarantine' ? 'fileHeld' : 'fileUnsafe', { name: file.name });
    deps.log.info({ requestId: http.request.id, personId: admitted.person.personId, fileId }, 'file read');
    return sendFile(deps, file, http);
  });
}
