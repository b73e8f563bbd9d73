import { createContext, use } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import { applyCommands, type Command } from '../../../../core/form/commands.ts';
import type { FormModel } from '../../../../core/form/model.ts';
import { isProblem, type Problem } from '../../../../core/problem.ts';

/** One act of the designer: what takes it back, and what does it again. */
export type Step = { readonly commands: readonly Command[]; readonly undo: readonly Command[] };
/** The form on the designer's table. `unsent` waits for the server; `rev` is what the server last confirmed. */
export type Building = {
  readonly formId: string;
  readonly model: FormModel;
  readonly rev: number;
  readonly selected: readonly string[];
  readonly undoSteps: readonly Step[];
  readonly redoSteps: readonly Step[];
  readonly unsent: readonly Command[];
  readonly refused: Problem | undefined;
};
export type BuilderStore = StoreApi<Building> & {
  /** Does one act of one or more commands, all or none; gives the problem when it cannot. */
  readonly run: (...commands: readonly Command[]) => Problem | undefined;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly select: (ids: readonly string[]) => void;
};

/** Holds the form outside React: an edit draws what it touched, not the page. */
export function createBuilderStore(formId: string, model: FormModel, rev: number): BuilderStore {
  const store = createStore<Building>(() => ({ formId, model, rev, selected: [], undoSteps: [], redoSteps: [], unsent: [], refused: undefined }));
  const apply = (commands: readonly Command[]) => {
    const state = store.getState();
    const applied = applyCommands(state.model, commands);
    if (isProblem(applied)) store.setState({ refused: applied });
    else store.setState({ model: applied.model, unsent: [...state.unsent, ...commands], refused: undefined, selected: state.selected.filter((id) => Object.hasOwn(applied.model.byId, id)) });
    return applied;
  };
  return Object.assign(store, {
    run: (...commands: readonly Command[]) => {
      const applied = apply(commands);
      if (isProblem(applied)) return applied;
      store.setState(({ undoSteps }) => ({ undoSteps: [...undoSteps, { commands, undo: applied.undo }], redoSteps: [] }));
      return undefined;
    },
    undo: () => {
      const step = store.getState().undoSteps.at(-1);
      if (!step || isProblem(apply(step.undo))) return;
      store.setState(({ undoSteps, redoSteps }) => ({ undoSteps: undoSteps.slice(0, -1), redoSteps: [...redoSteps, step] }));
    },
    redo: () => {
      const step = store.getState().redoSteps.at(-1);
      if (!step || isProblem(apply(step.commands))) return;
      store.setState(({ undoSteps, redoSteps }) => ({ redoSteps: redoSteps.slice(0, -1), undoSteps: [...undoSteps, step] }));
    },
    select: (selected: readonly string[]) => store.setState({ selected }),
  });
}

const BuilderContext = createContext<BuilderStore | undefined>(undefined);
export const BuilderProvider = BuilderContext.Provider;

/** The store of the builder page around this component. */
export function useBuilderStore(): BuilderStore {
  const store = use(BuilderContext);
  if (!store) throw new Error('outside the form builder');
  return store;
}

/** One part of the builder's state; the component is drawn again when that part changes. */
export function useBuilder<T>(pick: (state: Building) => T): T {
  return useStore(useBuilderStore(), pick);
}
