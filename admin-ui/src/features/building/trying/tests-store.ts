import { useEffect } from 'react';
import { createStore, useStore } from 'zustand';
import { type BuilderStore, useBuilder, useBuilderStore } from '../builder-store.ts';
import type { Difference, Tested, ToTest } from './tests-worker.ts';

type Results = { readonly state: 'running' | 'done' | 'failed'; readonly red: readonly Difference[] };
const results = createStore<Results>(() => ({ state: 'running', red: [] }));
const pause = 300;
const watched = new Map<BuilderStore, { count: number; stop: () => void }>();

/** Runs the tests of a builder's form in a worker, now and after each change. */
function start(builder: BuilderStore): () => void {
  results.setState({ state: 'running', red: [] });
  const worker = new Worker(new URL('./tests-worker.ts', import.meta.url), { type: 'module' });
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = () => worker.postMessage({ turn, model: builder.getState().model } satisfies ToTest);
  worker.onmessage = ({ data }: MessageEvent<Tested>) => {
    if (data.turn === turn) results.setState({ state: 'done', red: data.red });
  };
  // a form half changed in the JSON view may stop a run; the next change runs again
  worker.onerror = () => results.setState({ state: 'failed' });
  ask();
  const stop = builder.subscribe((now, before) => {
    if (now.model === before.model) return;
    turn += 1;
    results.setState({ state: 'running' });
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
  return () => {
    stop();
    clearTimeout(timer);
    worker.terminate();
  };
}

/** One run serves everybody who looks; it ends with the last of them. */
function watch(builder: BuilderStore): () => void {
  const entry = watched.get(builder) ?? { count: 0, stop: start(builder) };
  entry.count += 1;
  watched.set(builder, entry);
  return () => {
    entry.count -= 1;
    if (entry.count > 0) return;
    entry.stop();
    watched.delete(builder);
  };
}

/** What came out of the form's tests, kept up to date while somebody looks. */
export function useTestResults(): Results {
  const builder = useBuilderStore();
  useEffect(() => watch(builder), [builder]);
  return useStore(results);
}

/** How many tests the form has and how many of them are green, for the tab and before publishing. */
export function useTestCounts(): { readonly state: Results['state']; readonly green: number; readonly total: number } {
  const { state, red } = useTestResults();
  const total = useBuilder(({ model }) => model.tests.length);
  return { state, total, green: Math.max(0, total - new Set(red.map(({ testId }) => testId)).size) };
}
