import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, defaultHighlightStyle, foldGutter, syntaxHighlighting } from '@codemirror/language';
import { linter, lintGutter, type Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';

type Props = { readonly value: string; readonly label: string; readonly readOnly: boolean; readonly onChange: (value: string) => void; readonly faults: (text: string) => readonly Diagnostic[]; /** Text to stand at, e.g. a node's id. */ readonly find: string | undefined };
const nonce = () => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const look = EditorView.theme({ '&': { fontSize: '0.8125rem', border: '1px solid var(--sk-line-soft)', borderRadius: '8px', background: 'var(--sk-page)', color: 'var(--sk-text)' }, '&.cm-focused': { outline: '2px solid var(--sk-focus)' }, '.cm-scroller': { maxHeight: '65vh', fontFamily: "ui-monospace, 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', monospace" }, '.cm-gutters': { background: 'var(--sk-panel)', color: 'var(--sk-dim)', border: 'none' }, '.cm-content': { caretColor: 'var(--sk-text)' }, '.cm-cursor': { borderLeftColor: 'var(--sk-text)' }, '.cm-tooltip': { background: 'var(--sk-panel)', color: 'var(--sk-text)' } });

/** JSON with line numbers, folding and faults at their place. Tab leaves the editor, as the keyboard expects. */
export function CodeEditor({ value, label, readOnly, onChange, faults, find }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | undefined>(undefined);
  const latest = useRef({ onChange, faults });
  latest.current = { onChange, faults };
  const editable = useRef(new Compartment());
  useEffect(() => {
    if (!box.current) return undefined;
    const made = new EditorView({
      parent: box.current,
      state: EditorState.create({
        doc: value,
        extensions: [
          EditorView.cspNonce.of(nonce()), lineNumbers(), foldGutter(), history(), drawSelection(), bracketMatching(), syntaxHighlighting(defaultHighlightStyle, { fallback: true }), json(), lintGutter(), look, EditorView.lineWrapping,
          linter((at) => latest.current.faults(at.state.doc.toString()), { delay: 400 }), keymap.of([...defaultKeymap, ...historyKeymap]), EditorView.contentAttributes.of({ 'aria-label': label }),
          editable.current.of(EditorState.readOnly.of(readOnly)), EditorView.updateListener.of((update) => { if (update.docChanged) latest.current.onChange(update.state.doc.toString()); }),
        ],
      }),
    });
    view.current = made;
    return () => { made.destroy(); view.current = undefined; };
    // made once: the text and the rest follow below
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [label]);
  useEffect(() => {
    const now = view.current;
    if (now && now.state.doc.toString() !== value) now.dispatch({ changes: { from: 0, to: now.state.doc.length, insert: value } });
  }, [value]);
  useEffect(() => { view.current?.dispatch({ effects: editable.current.reconfigure(EditorState.readOnly.of(readOnly)) }); }, [readOnly]);
  useEffect(() => {
    const now = view.current;
    const at = find && now ? now.state.doc.toString().indexOf(find) : -1;
    if (now && at >= 0) now.dispatch({ selection: { anchor: at, head: at + (find?.length ?? 0) }, effects: EditorView.scrollIntoView(at, { y: 'start', yMargin: 40 }) });
  }, [find]);
  return <div ref={box} />;
}
