import { createStore, type StoreApi } from 'zustand';
import { checkCleaned, type CheckItem } from '../../../../core/form/check.ts';
import { cleanedBy } from '../../../../core/form/clean.ts';
import { questionsOf, type FileRef } from '../../../../core/form/model.ts';
import { isDeepEmpty } from '../../../../core/form/emptiness.ts';
import { changesState } from '../../../../core/form/state-change.ts';
import type { Answering, Published, ServerField, TaskAnswer } from './answering-state.ts';
import { answersOf, formStateAfter, formStateOf, openQuestions } from './section-data.ts';

export type AnsweringStore = StoreApi<Answering> & {
  readonly setValue: (questionId: string, value: unknown) => void;
  readonly setEvidence: (questionId: string, files: readonly FileRef[]) => void;
  /** Takes what the server now has; what was typed here and not saved stays. */
  readonly receive: (task: TaskAnswer) => void;
  /** Takes corrected words of the same version: nothing but what is read changes. */
  readonly reword: (published: Published) => void;
  readonly choose: (questionId: string, side: 'mine' | 'theirs') => void;
  readonly setStrict: (strict: boolean) => void;
  /** Checks everything the form itself can tell; what the schema of the open section found comes from there. */
  readonly recheck: (found?: readonly CheckItem[]) => void;
};

const kept = (value: unknown) => (value === null || isDeepEmpty(value) ? undefined : value);
const same = (a: unknown, b: unknown) => a === b || (isDeepEmpty(a) && isDeepEmpty(b)) || JSON.stringify(a) === JSON.stringify(b);
const valuesOf = (fields: Readonly<Record<string, ServerField>>) => Object.fromEntries(Object.entries(fields).flatMap(([id, field]) => (kept(field.value) === undefined ? [] : [[id, field.value]])));
const filesOf = (fields: Readonly<Record<string, ServerField>>) => Object.fromEntries(Object.entries(fields).flatMap(([id, field]) => (field.evidence.length === 0 ? [] : [[id, field.evidence as readonly FileRef[]]])));

type Opening = Pick<Answering, 'taskId' | 'personId' | 'fixed'> & { readonly published: Published; readonly task: TaskAnswer };

/** Holds the answers of one task outside React: a key press draws one section, not the page. */
export function createAnsweringStore({ taskId, personId, published, task, fixed }: Opening): AnsweringStore {
  let { model } = published;
  const values = valuesOf(task.fields);
  const form = formStateOf(model, values);
  const store = createStore<Answering>(() => ({
    taskId, personId, published, model, task, fixed, fields: task.fields, values, evidence: filesOf(task.fields), form,
    places: new Map(questionsOf(model).map((place) => [place.node.id, place])),
    dirty: {}, saving: {}, conflicts: {}, problems: [], strict: false, open: openQuestions(model, task.unlocked),
  }));

  const touch = (state: Answering, questionId: string): Partial<Answering> => ({
    dirty: { ...state.dirty, [questionId]: (state.dirty[questionId] ?? 0) + 1 },
    ...(state.saving[questionId]?.state !== 'saving' && { saving: { ...state.saving, [questionId]: { state: 'saving' } } }),
  });

  const put = (state: Answering, questionId: string, value: unknown): Partial<Answering> => {
    const next = { ...state.values };
    if (kept(value) === undefined) delete next[questionId];
    else next[questionId] = value;
    return { values: next, ...(changesState(model, { state: state.form, before: state.values, after: next, questionId }) && { form: formStateAfter(state.form, model, next) }) };
  };

  const recheck = (found: readonly CheckItem[] = []) => store.setState(({ form: state, values: given, evidence }) => {
    const cleaned = cleanedBy(state, model, answersOf(model, given, evidence));
    return { problems: [...checkCleaned(model, cleaned).items, ...found] };
  });

  return Object.assign(store, {
    recheck,
    reword: (fresh: Published) => {
      model = fresh.model;
      store.setState({ published: fresh, model, places: new Map(questionsOf(model).map((place) => [place.node.id, place])) });
    },
    setStrict: (strict: boolean) => {
      store.setState({ strict });
      recheck();
    },
    setValue: (questionId: string, value: unknown) => store.setState((state) => (same(state.values[questionId], value) ? {} : { ...put(state, questionId, value), ...touch(state, questionId) })),
    setEvidence: (questionId: string, files: readonly FileRef[]) => store.setState((state) => ({ evidence: { ...state.evidence, [questionId]: files }, ...touch(state, questionId) })),
    choose: (questionId: string, side: 'mine' | 'theirs') => store.setState((state) => {
      const conflict = state.conflicts[questionId];
      if (!conflict) return {};
      const { [questionId]: _settled, ...conflicts } = state.conflicts;
      const field: ServerField = { value: conflict.theirs.value, evidence: [...conflict.theirs.evidence], rev: conflict.rev, by: conflict.who, at: conflict.when };
      const chosen = conflict[side];
      const settled = { ...put(state, questionId, chosen.value), evidence: { ...state.evidence, [questionId]: chosen.evidence }, conflicts, fields: { ...state.fields, [questionId]: field } };
      if (side === 'mine') return { ...settled, ...touch(state, questionId) };
      const { [questionId]: _dropped, ...dirty } = state.dirty;
      return { ...settled, dirty, saving: { ...state.saving, [questionId]: { state: 'saved' as const, at: conflict.when } } };
    }),
    receive: (fresh: TaskAnswer) => store.setState((state) => {
      const own = (id: string) => state.dirty[id] !== undefined || state.conflicts[id] !== undefined;
      // an earlier read may know nothing yet of what was first saved since: no answer ever leaves a draft
      const unread = Object.entries(state.fields).filter(([id]) => fresh.fields[id] === undefined);
      const read = Object.entries(fresh.fields).flatMap(([id, field]): [string, ServerField][] => {
        const known = state.fields[id];
        // what was typed here rests on the revision it began with, even on none: a colleague's newer answer must become a conflict
        if (own(id)) return known ? [[id, known]] : [];
        // an answer of an earlier read may arrive after a newer save: the higher revision stays
        return [[id, known && known.rev > field.rev ? known : field]];
      });
      const fields = Object.fromEntries([...unread, ...read]);
      const next = { ...valuesOf(fields) };
      const files = { ...filesOf(fields) };
      for (const id of [...Object.keys(state.dirty), ...Object.keys(state.conflicts)]) {
        if (state.values[id] === undefined) delete next[id];
        else next[id] = state.values[id];
        files[id] = state.evidence[id] ?? [];
      }
      return { task: fresh, fields, values: next, evidence: files, form: formStateAfter(state.form, model, next), open: openQuestions(model, fresh.unlocked) };
    }),
  });
}
