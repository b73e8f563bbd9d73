import { createStore, type StoreApi } from 'zustand';
import { sentence } from '../../../../core/problem.ts';
import { call, isRefused, type Answer } from '../../api.tsx';
import { rememberOwn, type OwnSent } from '../../shell/own-sent.ts';
import { say } from '../../texts/index.ts';
import type { SaveState } from '../../ui/SaveIndicator.tsx';

export type Review = Answer<'review'>;
export type Field = Review['draft'][string];
export type Verdict = NonNullable<Field['verdict']>;
export type Conflict = { readonly theirs: Field; readonly who: string; readonly when: string };
/** The verdicts being written: every field with its revision, what is not saved yet, and what a colleague changed meanwhile. */
export type Marks = {
  readonly fields: Readonly<Record<string, Field>>;
  readonly dirty: Readonly<Record<string, number>>;
  readonly conflicts: Readonly<Record<string, Conflict>>;
  readonly saving: SaveState;
  readonly savedAt: string | undefined;
  readonly why: string | undefined;
};
export type MarkStore = StoreApi<Marks> & {
  readonly mark: (question: string, patch: Partial<Pick<Field, 'verdict' | 'grade' | 'note' | 'internal'>>) => void;
  readonly settle: (question: string, use: 'mine' | 'theirs') => void;
  /** What the server holds now: taken over where nothing is being written. */
  readonly takeIn: (draft: Review['draft']) => void;
  readonly flush: () => Promise<boolean>;
};

export const blank: Field = { verdict: null, grade: null, note: '', internal: '', rev: 0, by: null, at: null };
const quiet = 600;
const retry = 5_000;

type Sent = Pick<Field, 'verdict' | 'grade' | 'note' | 'internal'>;
const textOf = ({ verdict, grade, note, internal }: Sent): string => JSON.stringify([verdict, grade, note, internal]);

/** Keeps the draft of one review; a change is saved by itself within a second and again until it is through. */
export function createMarks(taskId: string, draft: Review['draft']): MarkStore {
  const store = createStore<Marks>(() => ({ fields: draft, dirty: {}, conflicts: {}, saving: 'idle', savedAt: undefined, why: undefined }));
  const own = rememberOwn(textOf);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | undefined;
  const later = (wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), wait);
  };
  const send = async (): Promise<boolean> => {
    clearTimeout(timer);
    const { fields, dirty, conflicts } = store.getState();
    const questions = Object.keys(dirty).filter((id) => conflicts[id] === undefined);
    if (questions.length === 0) return Object.keys(dirty).length === 0;
    store.setState({ saving: 'saving', why: undefined });
    try {
      const changes = questions.map((question) => {
        const { verdict, grade, note, internal, rev } = fields[question] ?? blank;
        return { question, verdict, grade, note, internal, baseRev: rev };
      });
      for (const change of changes) own.sent(change.question, change);
      const answer = await call('saveReview', { params: { taskId }, body: { changes } });
      takeAnswer(store, answer, { sent: dirty, own });
    } catch (error) {
      if (!isRefused(error)) throw error;
      const again = error.status === 0 || error.status >= 500 || error.status === 429;
      store.setState({ saving: again ? 'waiting' : 'refused', why: say(sentence(error.problem, error.details)) });
      if (again) later(retry);
      return false;
    }
    const { dirty: left, conflicts: open } = store.getState();
    return Object.keys(left).some((id) => open[id] === undefined) ? send() : Object.keys(left).length === 0;
  };
  const flush = (): Promise<boolean> => (running ??= send().finally(() => { running = undefined; }));
  const touch = (question: string, field: Field) => {
    store.setState(({ fields, dirty }) => ({ fields: { ...fields, [question]: field }, dirty: { ...dirty, [question]: (dirty[question] ?? 0) + 1 } }));
    later(quiet);
  };
  return {
    ...store, flush,
    mark: (question, patch) => touch(question, { ...(store.getState().fields[question] ?? blank), ...patch }),
    settle: (question, use) => {
      const { conflicts: { [question]: conflict, ...conflicts }, fields } = store.getState();
      if (!conflict) return;
      store.setState({ conflicts });
      if (use === 'mine') return touch(question, { ...(fields[question] ?? blank), rev: conflict.theirs.rev });
      store.setState(({ dirty: { [question]: _settled, ...dirty } }) => ({ dirty, fields: { ...fields, [question]: conflict.theirs } }));
    },
    takeIn: (next) => store.setState(({ fields, dirty }) => ({ fields: { ...next, ...Object.fromEntries(Object.entries(fields).filter(([id, field]) => dirty[id] !== undefined || field.rev > (next[id]?.rev ?? 0))) } })),
  };
}

/**
 * Marks as saved what did not change again while it travelled; keeps what a colleague wrote as a conflict. What arrived
 * before without our hearing of it is where the next sending goes on from.
 */
function takeAnswer(store: StoreApi<Marks>, { saved, conflicts }: Answer<'saveReview'>, { sent, own }: { readonly sent: Marks['dirty']; readonly own: OwnSent<Sent> }): void {
  const held = conflicts.map(({ question, theirs, rev, who, when }) => ({ question, who, when, theirs: { ...blank, ...(theirs as Partial<Field> | null), rev } }));
  const foreign = held.filter(({ question, theirs }) => !own.has(question, theirs));
  store.setState((state) => {
    const fields = { ...state.fields };
    const dirty = { ...state.dirty };
    for (const { question, rev, at } of saved) {
      fields[question] = { ...(fields[question] ?? blank), rev, at };
      if (dirty[question] === sent[question]) delete dirty[question];
    }
    for (const { question, theirs: { rev } } of held) if (!foreign.some((one) => one.question === question)) fields[question] = { ...(fields[question] ?? blank), rev };
    const found = Object.fromEntries(foreign.map(({ question, ...conflict }) => [question, conflict]));
    return { fields, dirty, conflicts: { ...state.conflicts, ...found }, saving: 'saved', savedAt: saved.at(-1)?.at ?? state.savedAt };
  });
  for (const { question } of [...saved, ...foreign]) own.heard(question);
}
