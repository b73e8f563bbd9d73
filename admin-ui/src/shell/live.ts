import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { EndpointName } from '../../../core/api.ts';

/** What the server says when something changed; the browser reads again what it shows of it. */
export type LiveEvent = { readonly kind: string; readonly trackId?: string; readonly cycleId?: string; readonly at?: string; readonly who?: string };

/** Live kind → endpoints to read again. A kind without a row reads everything on screen again. */
const reads: Readonly<Record<string, readonly EndpointName[]>> = {
  track: ['tasks', 'task', 'track', 'trackHistory', 'matrix', 'scores', 'explainScore', 'review', 'meeting', 'receipt'],
  draft: ['task', 'tasks'],
  review: ['review'],
  note: ['task', 'review'],
  notice: ['notices', 'me'],
  meeting: ['meetings', 'meeting', 'meetingRecord', 'actionItems'],
  actionItem: ['actionItems', 'meeting', 'tasks'],
  cycle: ['cycles', 'cycle', 'matrix'],
  form: ['forms', 'form', 'formVersions'],
  wording: ['formVersion', 'formVersions', 'form'],
  clock: ['me', 'demo', 'tasks', 'task', 'matrix', 'track'],
};

const listeners = new Set<(event: LiveEvent) => void>();

/** Hears every live event of this browser, whichever tab holds the connection. Gives the way to stop. */
export function onLive(listener: (event: LiveEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** One tab per browser holds the connection (a lock elects it) and tells the others; the rest only listen. */
function connect(): () => void {
  const channel = new BroadcastChannel('siklus-live');
  const stop = new AbortController();
  let source: EventSource | undefined;
  const spread = (event: LiveEvent) => listeners.forEach((listener) => listener(event));
  channel.onmessage = ({ data }) => spread(data as LiveEvent);
  const lead = async () => {
    await navigator.locks.request('siklus-live', { signal: stop.signal }, async () => {
      // the page may have gone between the grant and here
      if (stop.signal.aborted) return;
      source = new EventSource('/api/live');
      source.onmessage = ({ data }: MessageEvent<string>) => {
        const event = JSON.parse(data) as LiveEvent;
        spread(event);
        channel.postMessage(event);
      };
      await new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()));
      source.close();
    });
  };
  lead().catch(() => undefined);
  return () => {
    stop.abort();
    source?.close();
    channel.close();
  };
}

/** Keeps everything on screen as fresh as the server; bursts are read once. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const waiting = new Set<EndpointName>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      const names = new Set(waiting);
      waiting.clear();
      void client.invalidateQueries({ predicate: ({ queryKey }) => names.has(queryKey[0] as EndpointName) });
    };
    const forget = onLive(({ kind }) => {
      for (const name of reads[kind] ?? Object.values(reads).flat()) waiting.add(name);
      timer ??= setTimeout(flush, 400);
    });
    const disconnect = connect();
    return () => {
      forget();
      disconnect();
      clearTimeout(timer);
    };
  }, [client]);
}
