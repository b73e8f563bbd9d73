import { createStore, useStore, type StoreApi } from 'zustand';
import { applyCommands, type Command } from '../../../../core/form/commands.ts';
import type { FormModel } from '../../../../core/form/model.ts';
import { isProblem } from '../../../../core/problem.ts';
import { call, isRefused, type Refused } from '../../api.tsx';
import { tell } from '../../shell/toast.tsx';
import { translate } from '../../texts/index.ts';
import type { SaveState } from '../../ui/SaveIndicator.tsx';
import type { BuilderStore } from './builder-store.ts';
import { clashes, redone, type Clash } from './merge.ts';
import { openCopy } from './unsent-copy.ts';

/** What the designer sees of saving. A conflict waits for a choice; until then nothing more is sent. */
export type Saving = { readonly state: SaveState; readonly at: number | undefined; readonly why: Refused | undefined; readonly conflict: Conflict | undefined };
export type Conflict = { readonly clashes: readonly Clash[]; readonly who: string; readonly latest: Draft };
type Draft = { readonly model: FormModel; readonly rev: number };
export type Sync = StoreApi<Saving> & { readonly send: () => Promise<void>; readonly choose: (mine: boolean) => void; /** Takes a colleague's newer draft in; what is unsent here is merged. */ readonly catchUp: () => void; readonly stop: () => void };

const pauseMs = 1_000;
const mostAtOnce = 400;

/**
 * Sends what the designer did, a second after the last act (forms.md §5). Unsent commands also lie in this browser, so
 * that a closed tab loses nothing; a newer draft of a colleague, or of the designer's own other tab (`ownName`), is merged field by field.
 */
export function startSync(store: BuilderStore, first: Draft, ownName: string): Sync {
  const saving = createStore<Saving>(() => ({ state: 'idle', at: undefined, why: undefined, conflict: undefined }));
  const { formId } = store.getState();
  let base = first;
  let batch: { readonly id: string; readonly commands: readonly Command[] } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let busy = false;

  const copy = openCopy(formId);
  const keep = () => copy.keep(store.getState().unsent);
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void send(), ms);
  };

  async function send(): Promise<void> {
    const { unsent } = store.getState();
    if (busy || saving.getState().conflict || unsent.length === 0) return;
    busy = true;
    batch ??= { id: crypto.randomUUID(), commands: unsent.slice(0, mostAtOnce) };
    saving.setState({ state: 'saving', why: undefined });
    try {
      const { rev, at } = await call('changeFormBy', { params: { formId }, body: { batchId: batch.id, commands: batch.commands as never }, ifMatch: base.rev });
      took(batch.commands, rev, Date.parse(at));
    } catch (error) {
      if (!isRefused(error)) throw error;
      await refused(error);
    } finally {
      busy = false;
    }
    if (store.getState().unsent.length > 0 && saving.getState().state === 'saved') later(0);
  }

  function took(commands: readonly Command[], rev: number, at: number): void {
    const applied = applyCommands(base.model, commands);
    base = { rev, model: isProblem(applied) ? base.model : applied.model };
    batch = undefined;
    tries = 0;
    store.setState(({ unsent }) => ({ rev, unsent: unsent.slice(commands.length) }));
    saving.setState({ state: 'saved', at, why: undefined });
    keep();
  }

  async function refused(why: Refused): Promise<void> {
    if (why.problem === 'changedMeanwhile') return merge(why.details['who'] === ownName ? translate('builder.canvas.saving.otherTab') : String(why.details['who'] ?? translate('builder.canvas.saving.somebody')));
    const passing = why.status === 0 || why.status >= 500 || why.problem === 'signInNeeded' || why.problem === 'tooManyAttempts';
    saving.setState({ state: passing ? 'waiting' : 'refused', why });
    if (!passing) { batch = undefined; return; }
    tries += 1;
    later(Math.min(2_000 * tries, 20_000));
  }

  async function merge(who: string): Promise<void> {
    const answer = await call('form', { params: { formId } }).catch(() => undefined);
    if (!answer) { saving.setState({ state: 'waiting' }); later(2_000); return; }
    const latest = { model: answer.model, rev: answer.rev };
    const { unsent } = store.getState();
    const found = clashes({ base: base.model, latest: latest.model, commands: unsent });
    if (found.length > 0) saving.setState({ state: 'refused', conflict: { clashes: found, who, latest } });
    else { settle(latest, []); tell(translate('builder.canvas.saving.merged', { who })); }
  }

  async function takeNewer(): Promise<void> {
    const answer = await call('form', { params: { formId } }).catch(() => undefined);
    if (!answer || busy || answer.rev <= base.rev || store.getState().unsent.length > 0) return;
    base = { model: answer.model, rev: answer.rev };
    store.setState(({ selected }) => ({ model: answer.model, rev: answer.rev, selected: selected.filter((id) => answer.model.byId[id]) }));
  }

  /** Stands on the newer draft with the own commands done again, without those that lost. */
  function settle(latest: Draft, without: readonly string[]): void {
    const merged = redone(base.model, latest.model, { commands: store.getState().unsent, without });
    base = latest;
    batch = undefined;
    store.setState(({ selected }) => ({ model: merged.model, rev: latest.rev, unsent: merged.commands, selected: selected.filter((id) => merged.model.byId[id]) }));
    saving.setState({ state: merged.commands.length > 0 ? 'saving' : 'saved', conflict: undefined, why: undefined });
    if (merged.lost > 0) tell(translate('builder.canvas.saving.lost', { count: merged.lost }));
    keep();
    later(0);
  }

  const unsubscribe = store.subscribe((now, before) => {
    if (now.unsent === before.unsent) return;
    keep();
    if (now.unsent.length > before.unsent.length) { saving.setState({ state: 'saving' }); later(pauseMs); }
  });
  const online = () => later(0);
  const leaving = () => { if (store.getState().unsent.length > 0) void send(); };
  window.addEventListener('online', online);
  document.addEventListener('visibilitychange', leaving);
  void copy.takeLeft((commands) => recover(store, commands));
  return Object.assign(saving, {
    send: () => send(),
    catchUp: () => { if (!busy && !saving.getState().conflict) void takeNewer(); },
    choose: (mine: boolean) => { const { conflict } = saving.getState(); if (conflict) settle(conflict.latest, mine ? [] : conflict.clashes.map(({ place }) => place)); },
    stop: () => { unsubscribe(); clearTimeout(timer); window.removeEventListener('online', online); document.removeEventListener('visibilitychange', leaving); void (store.getState().unsent.length > 0 ? send() : Promise.resolve()).finally(copy.close); },
  });
}

/** Does again what a closed tab could not send, after what was done here meanwhile. */
function recover(store: BuilderStore, left: readonly Command[]): void {
  const { model, unsent } = store.getState();
  const merged = redone(model, model, { commands: left });
  if (merged.commands.length === 0) return;
  store.setState({ model: merged.model, unsent: [...unsent, ...merged.commands] });
  tell(translate('builder.canvas.saving.recovered', { count: merged.commands.length }));
}

/** One part of how saving stands; the component is drawn again when that part changes. */
export const useSaving = <T>(sync: Sync, pick: (saving: Saving) => T): T => useStore(sync, pick);
