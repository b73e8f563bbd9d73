import { isRefused, call } from '../../api.tsx';
import { sentence } from '../../../../core/problem.ts';
import type { FileRef } from '../../../../core/form/model.ts';
import { rememberOwn, type OwnSent } from '../../shell/own-sent.ts';
import { say } from '../../texts/index.ts';
import type { Conflict } from './answering-state.ts';
import type { AnsweringStore } from './answering-store.ts';
import { dropFromDevice, keepOnDevice, leftOnDevice, type Kept } from './device-copy.ts';

export type Keeper = {
  /** Sends everything changed now; true when nothing is left unsaved. */
  readonly flush: () => Promise<boolean>;
  readonly stop: () => void;
};
const quiet = 700;
const longest = 1_600;
const retries = [2_000, 4_000, 8_000, 15_000, 30_000];

type Sent = { readonly value?: unknown; readonly evidence?: readonly FileRef[] | undefined };
const textOf = ({ value, evidence = [] }: Sent): string => JSON.stringify([value ?? null, evidence.map(({ fileId }) => fileId)]);

/** Saves what changes: on the device at once, on the server at most two seconds after the last key, again by itself when the network is back. */
export function keepAnswers(store: AnsweringStore): Keeper {
  const { taskId, personId } = store.getState();
  const own = rememberOwn(textOf);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstChange = 0;
  let running: Promise<boolean> | undefined;
  let failures = 0;
  let before = store.getState().dirty;

  const changesNow = (): readonly Kept[] => {
    const { dirty, values, evidence, fields, conflicts } = store.getState();
    return Object.keys(dirty).filter((id) => conflicts[id] === undefined).map((question) => ({ question, value: values[question] ?? null, evidence: evidence[question] ?? [], baseRev: fields[question]?.rev ?? 0, at: new Date().toISOString() }));
  };
  const mark = (questions: readonly string[], state: 'saving' | 'waiting' | 'refused', why?: string) =>
    store.setState(({ saving }) => ({ saving: { ...saving, ...Object.fromEntries(questions.map((id) => [id, why ? { state, why } : { state }])) } }));

  const send = async (): Promise<boolean> => {
    clearTimeout(timer);
    timer = undefined;
    const changes = changesNow().slice(0, 400);
    if (changes.length === 0) return true;
    const marks = store.getState().dirty;
    const questions = changes.map(({ question }) => question);
    mark(questions, 'saving');
    for (const change of changes) own.sent(change.question, change);
    await keepOnDevice(personId, taskId, changes).catch(() => undefined);
    try {
      const { saved, conflicts: refused } = await call('saveDraft', { params: { taskId }, body: { changes: changes.map(({ question, value, evidence, baseRev }) => ({ question, value, evidence: [...(evidence ?? [])], baseRev })) } });
      failures = 0;
      settle(store, saved, marks);
      const { values, evidence } = store.getState();
      const conflicts = refused.map((each) => [each.question, conflictOf(each, values[each.question], evidence[each.question] ?? [])] as const);
      const isOwn = ([question, { theirs }]: (typeof conflicts)[number]) => own.has(question, theirs);
      const arrived = conflicts.filter(isOwn);
      const foreign = conflicts.filter((each) => !isOwn(each));
      // What arrived before without our hearing of it is where the next sending goes on from.
      if (arrived.length > 0) store.setState((state) => ({ fields: { ...state.fields, ...Object.fromEntries(arrived.map(([question, { theirs, rev, when }]) => [question, { ...theirs, evidence: [...theirs.evidence], rev, by: null, at: when }])) } }));
      if (foreign.length > 0) store.setState((state) => ({ saving: { ...state.saving, ...Object.fromEntries(foreign.map(([question]) => [question, { state: 'idle' as const }])) }, conflicts: { ...state.conflicts, ...Object.fromEntries(foreign) } }));
      const settled = [...saved.map(({ question }) => question), ...foreign.map(([question]) => question)];
      settled.forEach(own.heard);
      await dropFromDevice(personId, taskId, settled).catch(() => undefined);
    } catch (error) {
      if (!isRefused(error)) throw error;
      const again = error.status === 0 || error.status >= 500 || error.status === 429 || error.problem === 'signInNeeded';
      mark(questions, again ? 'waiting' : 'refused', again ? undefined : say(sentence(error.problem, error.details)));
      if (!again) return false;
      timer = setTimeout(() => void flush(), retries[Math.min(failures++, retries.length - 1)]);
      return false;
    }
    return changesNow().length === 0 ? true : send();
  };
  const flush = (): Promise<boolean> => (running ??= send().finally(() => { running = undefined; }));

  const soon = () => {
    const now = Date.now();
    if (timer === undefined || firstChange === 0) firstChange = now;
    clearTimeout(timer);
    timer = setTimeout(() => { firstChange = 0; void flush(); }, Math.max(0, Math.min(quiet, firstChange + longest - now)));
  };
  const forget = store.subscribe((state) => {
    if (state.dirty !== before && Object.keys(state.dirty).some((id) => state.dirty[id] !== before[id])) soon();
    before = state.dirty;
  });
  const online = () => void flush();
  const leaving = () => {
    void keepOnDevice(personId, taskId, changesNow()).catch(() => undefined);
    if (document.visibilityState === 'hidden') void flush();
  };
  window.addEventListener('online', online);
  document.addEventListener('visibilitychange', leaving);
  void restore(store, own);
  return {
    flush,
    stop: () => {
      forget();
      window.removeEventListener('online', online);
      document.removeEventListener('visibilitychange', leaving);
      if (Object.keys(store.getState().dirty).length > 0) void flush();
    },
  };
}

/** Marks answers as saved; one that changed again while it travelled stays unsaved. */
function settle(store: AnsweringStore, saved: readonly { readonly question: string; readonly rev: number; readonly at: string }[], marks: Readonly<Record<string, number>>): void {
  store.setState((state) => {
    const dirty = { ...state.dirty };
    const fields = { ...state.fields };
    const saving = { ...state.saving };
    for (const { question, rev, at } of saved) {
      fields[question] = { value: state.values[question] ?? null, evidence: [...(state.evidence[question] ?? [])], rev, by: null, at };
      if (dirty[question] !== marks[question]) continue;
      delete dirty[question];
      saving[question] = { state: 'saved', at };
    }
    return { dirty, fields, saving };
  });
}

type Side = { readonly value?: unknown; readonly files?: readonly FileRef[]; readonly evidence?: readonly FileRef[] };
const isSide = (side: unknown): side is Side => typeof side === 'object' && side !== null && 'value' in side && ('files' in side || 'evidence' in side);

function conflictOf(each: { readonly theirs: unknown; readonly rev: number; readonly who: string; readonly when: string }, value: unknown, evidence: readonly FileRef[]): Conflict {
  const theirs = isSide(each.theirs) ? { value: each.theirs.value ?? undefined, evidence: each.theirs.files ?? each.theirs.evidence ?? [] } : { value: each.theirs ?? undefined, evidence };
  return { mine: { value, evidence }, theirs, rev: each.rev, who: each.who, when: each.when };
}

/** What an earlier visit could not send comes back to the screen and is sent; a newer answer of a colleague makes it a conflict. */
async function restore(store: AnsweringStore, own: OwnSent<Sent>): Promise<void> {
  const { taskId, personId, fields, task, places } = store.getState();
  const left = await leftOnDevice(personId, taskId).catch(() => []);
  if (left.length === 0 || task.readOnly) return;
  for (const { question, value, evidence, baseRev } of left) {
    const field = fields[question];
    if (!places.has(question)) continue;
    if (textOf(field ?? {}) === textOf({ value, evidence })) {
      await dropFromDevice(personId, taskId, [question]).catch(() => undefined);
      continue;
    }
    own.sent(question, { value, evidence });
    store.setState((state) => ({ fields: { ...state.fields, [question]: { value: field?.value ?? null, evidence: field?.evidence ?? [], by: field?.by ?? null, at: field?.at ?? null, rev: baseRev } } }));
    if (evidence) store.setEvidence(question, evidence);
    store.setValue(question, value ?? undefined);
  }
}
