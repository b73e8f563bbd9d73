import { useEffect } from 'react';
import { createStore, useStore } from 'zustand';
import type { FormModel } from '../../../../../core/form/model.ts';
import type { FormProblem } from '../../../../../core/form/problems.ts';
import { useBuilderStore, type BuilderStore } from '../builder-store.ts';
import type { Checked, ToCheck } from './problems-worker.ts';

type Found = { readonly state: 'checking' | 'checked' | 'failed'; readonly problems: readonly FormProblem[]; readonly byNode: ReadonlyMap<string, readonly FormProblem[]> };

const nothing: readonly FormProblem[] = [];
const start: Found = { state: 'checking', problems: nothing, byNode: new Map() };
const found = createStore<Found>(() => start);
const pause = 300;

/** Keeps the list of a node the same object while nothing about it changed, so that its mark is not drawn again. */
function filed(problems: readonly FormProblem[], before: Found['byNode']): Found['byNode'] {
  const byNode = new Map<string, readonly FormProblem[]>();
  for (const problem of problems) if (problem.nodeId) byNode.set(problem.nodeId, [...(byNode.get(problem.nodeId) ?? []), problem]);
  for (const [id, list] of byNode) {
    const old = before.get(id);
    if (old && JSON.stringify(old) === JSON.stringify(list)) byNode.set(id, old);
  }
  return byNode;
}

/** Checks the form in a worker after each change; ends when the page is left. */
function watch(builder: BuilderStore, published: FormModel | undefined): () => void {
  found.setState(start);
  const worker = new Worker(new URL('./problems-worker.ts', import.meta.url), { type: 'module' });
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = () => worker.postMessage({ turn, model: builder.getState().model, published } satisfies ToCheck);
  worker.onmessage = ({ data }: MessageEvent<Checked>) => {
    if (data.turn === turn) found.setState(({ byNode }) => ({ state: 'checked', problems: data.problems, byNode: filed(data.problems, byNode) }));
  };
  worker.onerror = () => found.setState({ state: 'failed' });
  ask();
  const stop = builder.subscribe((now, before) => {
    if (now.model === before.model) return;
    turn += 1;
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
  return () => {
    stop();
    clearTimeout(timer);
    worker.terminate();
  };
}

/** Starts the checks of the builder's form; the page that holds the builder calls it once. */
export function useProblemChecks(published?: FormModel): void {
  const builder = useBuilderStore();
  useEffect(() => watch(builder, published), [builder, published]);
}

/** What is wrong with one node; drawn again only when that changes. */
export function useProblemsOf(nodeId: string): readonly FormProblem[] {
  return useStore(found, ({ byNode }) => byNode.get(nodeId) ?? nothing);
}

/** Everything that is wrong, and whether it is the last word. */
export function useProblems(): Found {
  return useStore(found);
}

/** How many problems block and how many there are. */
export const useProblemCount = (): number => useStore(found, ({ problems }) => problems.length);
export const useBlockingCount = (): number => useStore(found, ({ problems }) => problems.filter((problem) => problem.blocks).length);
