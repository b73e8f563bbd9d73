import type { Peer } from './peer.ts';

type Field = { readonly id: string; readonly label: string; readonly components?: readonly Field[]; readonly _parent?: string };
type Services = {
  readonly selection: { readonly get: () => Field | null };
  readonly formFieldRegistry: { readonly get: (id: string) => Field };
  readonly formLayouter: { readonly getRowForField: (field: Field) => unknown };
  readonly modeling: { readonly editFormField: (field: Field, name: string, value: unknown) => void; readonly moveFormField: (...of: readonly unknown[]) => void };
};
type Editor = { readonly get: <Name extends keyof Services>(name: Name) => Services[Name] };
export type CreateEditor = (options: object) => Promise<Editor>;

const { questions } = (globalThis as unknown as { peer: Pick<Peer, 'questions'> }).peer;

/** The same form as the builder is given: sections of ten short texts. */
function schemaOf(): object {
  const section = (s: number) => ({ type: 'group', id: `s${s}`, label: `Bagian ${s + 1}`, components: questions.slice(s * 10, s * 10 + 10).map((id) => ({ type: 'textfield', id: `k${id}`, key: `k${id}`, label: `Pertanyaan ${id}`, validate: { maxLength: 200 } })) });
  return { type: 'default', id: 'bench', schemaVersion: 18, components: Array.from({ length: questions.length / 10 }, (_, s) => section(s)) };
}

/** Moves the selected field a row up or down, as its own dragging of a row does. */
function move(editor: Editor, by: -1 | 1) {
  const field = editor.get('selection').get();
  if (!field?._parent) return;
  const parent = editor.get('formFieldRegistry').get(field._parent);
  const at = parent.components!.indexOf(field);
  if (!parent.components![at + by]) return;
  const row = editor.get('formLayouter').getRowForField(field);
  editor.get('modeling').moveFormField(field, parent, parent, at, by === 1 ? at + 2 : at - 1, row, row);
}

/** Opens form-js's editor as it is shipped. Selecting, typing and undo are its own; what it has no key for (move, leave a title) gets one that calls its own command. */
export async function open(createFormEditor: CreateEditor) {
  performance.mark('data');
  const editor = await createFormEditor({ container: document.getElementById('root')!, schema: schemaOf() });
  const { editFormField } = editor.get('modeling');
  const edit = (field: Field, name: string, value: unknown) => editFormField.call(editor.get('modeling'), field, name, value);
  const title = () => document.querySelector<HTMLElement>('#bio-properties-panel-label');
  const keys: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    F2: () => {
      // its group of general properties is closed until it is first opened; what it draws anew is there a frame later
      if (!title()?.checkVisibility()) document.querySelector<HTMLElement>('[data-group-id="group-general"] .bio-properties-panel-group-header')?.click();
      requestAnimationFrame(() => title()?.focus());
    },
    ArrowUp: ({ altKey }) => { if (altKey) move(editor, -1); },
    ArrowDown: ({ altKey }) => { if (altKey) move(editor, 1); },
    // Its panel tells the form 300 ms after the last letter: leaving is made to tell it at once, as in the builder.
    Tab: () => { const field = editor.get('selection').get(); if (field) edit(field, 'label', title()?.textContent ?? ''); },
  };
  addEventListener('keydown', (event) => keys[event.key]?.(event));
  let rules = 0;
  const add = Object.assign(document.createElement('button'), { textContent: 'Tambah aturan', className: 'add' });
  add.addEventListener('click', () => { rules += 1; edit(editor.get('formFieldRegistry').get(`k${rules}`), 'conditional', { hide: '=k0 = "tidak"' }); });
  document.body.append(add);
}
