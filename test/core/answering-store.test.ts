import { describe, expect, test } from '@jest/globals';
import { createAnsweringStore } from '../../admin-ui/src/features/answering/answering-store.ts';
import { rememberOwn } from '../../admin-ui/src/shell/own-sent.ts';
import { tinyForm } from '../../templates/tiny/form.ts';
import { questionsOf } from '../../core/form/model.ts';

const model = tinyForm();
const { id } = questionsOf(model)[0]!.node;
const task = (fields: object) => ({ fields, unlocked: null }) as never;
const field = (value: unknown, rev: number) => ({ value, evidence: [], rev, by: null, at: null });
const opened = () => createAnsweringStore({ taskId: 't', personId: 'p', fixed: new Set(), published: { model } as never, task: task({}) });

describe('the answers on a page', () => {
  test('a read from before the first save takes neither the answer nor its revision away', () => {
    const store = opened();
    store.setValue(id, 'pertama');
    store.setState({ dirty: {}, fields: { [id]: field('pertama', 1) } });
    store.receive(task({}));
    expect(store.getState().fields[id]).toMatchObject({ rev: 1 });
    expect(store.getState().values[id]).toBe('pertama');
    store.receive(task({ [id]: field('kedua', 2) }));
    expect(store.getState().values[id]).toBe('kedua');
  });

  test('what was sent and not heard of is told from a colleague’s answer, until its word comes', () => {
    const own = rememberOwn(JSON.stringify);
    own.sent(id, { value: 'pertama' });
    own.sent(id, { value: 'kedua' });
    expect([own.has(id, { value: 'pertama' }), own.has(id, { value: 'kedua' }), own.has(id, { value: 'lain' })]).toEqual([true, true, false]);
    own.heard(id);
    expect(own.has(id, { value: 'kedua' })).toBe(false);
  });
});
