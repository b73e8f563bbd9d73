import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Peer } from './peer.ts';

const { questions } = (globalThis as unknown as { peer: Pick<Peer, 'questions'> }).peer;
type Row = { readonly id: string; readonly title: string };

/** A title being typed, told when it is left. */
function Title({ title, onDone }: { readonly title: string; readonly onDone: (title: string) => void }) {
  const [typed, setTyped] = useState(title);
  return <input autoFocus value={typed} onChange={({ currentTarget }) => setTyped(currentTarget.value)} onBlur={() => onDone(typed)} />;
}

/** A list of titles in plain React: select, move, undo, edit and rules without a meaning, with nothing checked, kept or shared. */
function Tree() {
  const [{ rows, past }, setAll] = useState<{ readonly rows: readonly Row[]; readonly past: readonly (readonly Row[])[] }>({ rows: questions.map((id) => ({ id, title: `Pertanyaan ${id}` })), past: [] });
  const [chosen, setChosen] = useState<string>();
  const [editing, setEditing] = useState(false);
  const [rules, setRules] = useState<readonly number[]>([]);
  useEffect(() => {
    const change = (next: readonly Row[]) => setAll({ rows: next, past: [...past, rows] });
    const press = (event: KeyboardEvent) => {
      const at = rows.findIndex(({ id }) => id === chosen);
      if (event.key === 'F2') setEditing(true);
      if (event.ctrlKey && event.key === 'z' && past.length > 0) setAll({ rows: past.at(-1)!, past: past.slice(0, -1) });
      const to = at + (event.key === 'ArrowUp' ? -1 : 1);
      if (event.altKey && event.key.startsWith('Arrow') && at >= 0 && rows[to]) change(rows.with(at, rows[to]).with(to, rows[at]!));
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
  const write = (id: string, title: string) => setAll({ rows: rows.map((row) => (row.id === id ? { ...row, title } : row)), past: [...past, rows] });
  return (
    <>
      <button onClick={() => setRules([...rules, rules.length])}>Tambah aturan</button>
      <ol>{rules.map((rule) => <li key={rule}><input aria-label="sembunyikan" /> <input aria-label="bila" /></li>)}</ol>
      <ul role="tree">
        {rows.map(({ id, title }) => (
          <li key={id} role="treeitem" aria-selected={id === chosen} onClick={() => { if (id !== chosen) { setChosen(id); setEditing(false); } }}>
            {editing && id === chosen ? <Title title={title} onDone={(next) => { setEditing(false); if (next !== title) write(id, next); }} /> : title}
          </li>
        ))}
      </ul>
    </>
  );
}

performance.mark('data');
createRoot(document.getElementById('root')!).render(<Tree />);
