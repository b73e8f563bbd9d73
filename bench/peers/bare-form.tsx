import { memo, useState, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import type { Peer } from './peer.ts';

const { questions, conditions } = (globalThis as unknown as { peer: Peer }).peer;
const values = new Map<string, string>();
const listeners = new Map<string, Set<() => void>>();
const sourceOf = new Map(conditions.map(({ target, source }) => [target, source]));

function write(id: string, value: string) {
  values.set(id, value);
  listeners.get(id)?.forEach((tell) => tell());
}

/** One field as a careful hand writes it: its own state, told of nothing but what it depends on. */
const Field = memo(function Field({ id }: { id: string }) {
  const [value, setValue] = useState('');
  const source = sourceOf.get(id);
  const shown = useSyncExternalStore((tell) => { if (source === undefined) return () => undefined; const set = listeners.get(source) ?? new Set(); listeners.set(source, set.add(tell)); return () => set.delete(tell); }, () => source === undefined || !['', 'tidak'].includes(values.get(source) ?? ''));
  if (!shown) return null;
  return <p><label htmlFor={id}>{id}</label><input id={id} value={value} maxLength={200} onChange={({ currentTarget }) => { setValue(currentTarget.value); write(id, currentTarget.value); }} /></p>;
});

createRoot(document.getElementById('root')!).render(<form>{questions.map((id) => <Field key={id} id={id} />)}</form>);
