import { AsyncLocalStorage } from 'node:async_hooks';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import type { RequestHandler } from 'express';
import { isProblem, problem, problems, type Problem } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { newId } from '../../../db/ids.ts';
import type { Attempts } from '../../auth/attempts.ts';
import type { SignedIn } from '../../auth/session.ts';
import type { Deps } from '../../deps.ts';
import { behindDoor } from '../../door.ts';
import { storeFile, tidyName } from '../../evidence/store.ts';
import { fileRefOf } from '../../file-shape.ts';
import { businessTimeOf } from '../../time.ts';

const path = '/api/uploads';
/** Who sends the request that the tus server is handling. */
const sender = new AsyncLocalStorage<SignedIn>();
const abandonedMs = 24 * 3_600_000;

const bodyOf = (refused: Problem) => JSON.stringify({ ...refused, status: problems[refused.problem].status });
const thrown = (refused: Problem) => ({ status_code: problems[refused.problem].status, body: bodyOf(refused) });

/** Turns what the tus library refuses with into our own problems, where there is one. */
function translated(error: unknown, maxBytes: number): { status_code: number; body: string } | undefined {
  const { status_code: status, body } = error as { status_code?: number; body?: string };
  if (status === 413) return thrown(problem('fileTooLarge', { size: `lebih dari ${Math.round(maxBytes / 1_048_576)} MB`, limit: `${Math.round(maxBytes / 1_048_576)} MB` }));
  if (status === undefined) return thrown(problem('unavailable'));
  return body?.startsWith('{') === true || status === 404 || status === 409 || status === 423 ? undefined : { status_code: status, body: bodyOf(problem('badRequest', { place: 'upload', why: (body ?? '').trim().slice(0, 200) })) };
}

function tusServer(deps: Deps, store: FileStore): Server {
  const { evidence } = deps;
  return new Server({
    path, datastore: store, maxSize: evidence.maxBytes, relativeLocation: true, respectForwardedHeaders: false, disableTerminationForFinishedUploads: true, namingFunction: () => newId(),
    onUploadCreate: async (_request, upload) => {
      const person = sender.getStore();
      const name = tidyName(upload.metadata?.['filename'] ?? '');
      if (person?.agencyId === undefined) throw thrown(problem('notFound', { thing: things.upload }));
      if (name === '') throw thrown(problem('badRequest', { place: 'upload-metadata.filename', why: { id: 'nama berkas wajib disebut', en: 'the name of the file is required' } }));
      if (upload.size === 0) throw thrown(problem('fileEmpty', { name }));
      return { metadata: { filename: name, owner: person.personId, agency: person.agencyId } };
    },
    onUploadFinish: async (_request, upload) => {
      const person = sender.getStore();
      if (person?.agencyId === undefined || upload.storage === undefined) throw thrown(problem('notFound', { thing: things.upload }));
      const at = await businessTimeOf(deps, person.pemdaId, deps.now());
      const stored = await storeFile(evidence, { source: upload.storage.path, name: upload.metadata?.['filename'] ?? '', pemdaId: person.pemdaId, agencyId: person.agencyId, by: { personId: person.personId, name: person.name }, at, fileId: upload.id });
      await store.remove(upload.id).catch((error: unknown) => deps.log.warn({ error: String(error) }, 'finished upload not removed'));
      if (isProblem(stored)) throw thrown(stored);
      return { status_code: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(fileRefOf(stored)) };
    },
    onResponseError: (_request, error) => translated(error, evidence.maxBytes),
  });
}

/** Another person's upload is not there, whatever its id. */
async function isOwn(store: FileStore, person: SignedIn, uploadId: string): Promise<boolean> {
  if (!/^[0-9a-z]{26}$/.test(uploadId)) return false;
  const upload = await store.getUpload(uploadId).catch(() => undefined);
  return upload?.metadata?.['owner'] === person.personId && upload.metadata['agency'] === person.agencyId;
}

/** Resumable uploads by the tus protocol at /api/uploads; a finished one is judged and stored before its last answer. */
export function uploads(deps: Deps & { readonly attempts: Attempts }): RequestHandler {
  const store = new FileStore({ directory: deps.settings.uploadFolder, expirationPeriodInMilliseconds: abandonedMs });
  const server = tusServer(deps, store);
  setInterval(() => { store.deleteExpired().catch((error: unknown) => deps.log.warn({ error: String(error) }, 'old uploads not cleared')); }, 3_600_000).unref();
  return behindDoor(deps, 'addEvidence', async ({ person }, { request, response }) => {
    const uploadId = request.path.slice(path.length + 1);
    if (uploadId !== '' && !(await isOwn(store, person, uploadId))) return problem('notFound', { thing: things.upload });
    if (uploadId === '' && request.method === 'POST') {
      const tooMany = await deps.attempts.count('upload', person.personId);
      if (tooMany !== undefined) return tooMany;
    }
    await sender.run(person, () => server.handle(request, response));
    return undefined;
  });
}
