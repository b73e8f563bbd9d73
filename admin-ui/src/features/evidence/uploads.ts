import type { Upload } from 'tus-js-client';
import { create } from 'zustand';
import type { FileRef } from '../../../../core/form/model.ts';
import { isProblem, type Problem } from '../../../../core/problem.ts';

export type UploadItem = {
  readonly uploadId: string;
  /** Where the file belongs: a question of a task, or the library. */
  readonly target: string;
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  readonly state: 'uploading' | 'paused' | 'failed' | 'refused';
  readonly problem?: Problem | undefined;
};

/** Uploads under way in this tab; they go on when the page that began them is left. */
export const useUploads = create<{ readonly items: readonly UploadItem[] }>(() => ({ items: [] }));
const running = new Map<string, Upload>();

const patch = (uploadId: string, change: Partial<UploadItem>) => useUploads.setState(({ items }) => ({ items: items.map((item) => (item.uploadId === uploadId ? { ...item, ...change } : item)) }));

export function forgetUpload(uploadId: string): void {
  void running.get(uploadId)?.abort(true).catch(() => undefined);
  running.delete(uploadId);
  useUploads.setState(({ items }) => ({ items: items.filter((item) => item.uploadId !== uploadId) }));
}

export function pauseUpload(uploadId: string): void {
  void running.get(uploadId)?.abort();
  patch(uploadId, { state: 'paused' });
}

export function resumeUpload(uploadId: string): void {
  patch(uploadId, { state: 'uploading', problem: undefined });
  running.get(uploadId)?.start();
}

/** The stored file as the last answer of the upload tells it: its body, else the id in its header. */
function storedFile(body: string | undefined): FileRef | undefined {
  try {
    const parsed = JSON.parse(body ?? '') as FileRef;
    return typeof parsed.fileId === 'string' ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function problemOf(body: string | undefined): Problem | undefined {
  try {
    const parsed: unknown = JSON.parse(body ?? '');
    return isProblem(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Begins an upload, or goes on with an earlier one of the same file. `onDone` gets the stored file. */
export async function startUpload(target: string, file: File, onDone: (stored: FileRef) => void): Promise<void> {
  const uploadId = crypto.randomUUID();
  const { Upload: Sending } = await import('tus-js-client');
  const upload = new Sending(file, {
    endpoint: '/api/uploads',
    chunkSize: 1_048_576,
    retryDelays: [0, 1_000, 3_000, 5_000, 10_000, 20_000],
    removeFingerprintOnSuccess: true,
    metadata: { filename: file.name, filetype: file.type },
    onShouldRetry: (error) => {
      const status = error.originalResponse?.getStatus() ?? 0;
      return status === 0 || status >= 500 || status === 409 || status === 423;
    },
    onProgress: (sent) => patch(uploadId, { sent }),
    onError: (error) => {
      const refused = 'originalResponse' in error ? problemOf(error.originalResponse?.getBody()) : undefined;
      patch(uploadId, refused ? { state: 'refused', problem: refused } : { state: 'failed' });
    },
    onSuccess: ({ lastResponse }) => {
      const stored = storedFile(lastResponse.getBody());
      if (!stored) return patch(uploadId, { state: 'failed' });
      running.delete(uploadId);
      useUploads.setState(({ items }) => ({ items: items.filter((item) => item.uploadId !== uploadId) }));
      onDone(stored);
    },
  });
  running.set(uploadId, upload);
  useUploads.setState(({ items }) => ({ items: [...items, { uploadId, target, name: file.name, size: file.size, sent: 0, state: 'uploading' }] }));
  const [earlier] = await upload.findPreviousUploads().catch(() => []);
  if (earlier) upload.resumeFromPreviousUpload(earlier);
  upload.start();
}

// the network is back: what broke off goes on by itself
if (typeof window !== 'undefined') {
  window.addEventListener('online', () => {
    for (const { uploadId, state } of useUploads.getState().items) if (state === 'failed') resumeUpload(uploadId);
  });
}
