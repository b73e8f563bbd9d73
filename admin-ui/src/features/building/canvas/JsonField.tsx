import { Textarea } from '@mantine/core';
import type { Node } from '../../../../../core/form/model.ts';
import { kindOf } from '../../../../../core/form/question.ts';
import { useTexts } from '../../../texts/index.ts';
import { useBuilderStore } from '../builder-store.ts';
import { act } from './acts.ts';
import classes from './canvas.module.css';
import { useDraft } from './DraftField.tsx';
import { propWord } from './prop-words.ts';

function read(text: string): { readonly value?: unknown } | undefined {
  if (text.trim() === '') return {};
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** A setting without a visual form, as JSON; what is no JSON yet is not taken. */
export function JsonField({ node, prop }: { readonly node: Node; readonly prop: string }) {
  const { t } = useTexts();
  const store = useBuilderStore();
  const word = propWord(kindOf(node), prop);
  const value = node.props[prop] === undefined ? '' : JSON.stringify(node.props[prop], null, 2);
  const draft = useDraft(value, (text) => {
    const found = read(text);
    if (found) act(store, { name: 'setProp', args: { ids: [node.id], prop, ...found } });
  });
  return <Textarea className={classes['json'] ?? ''} label={word ? t(word) : prop} description={t('builder.canvas.asJson')} classNames={{ input: classes['grow'] ?? '' }} rows={3} spellCheck={false} value={draft.shown} error={draft.shown !== value && !read(draft.shown) ? t('builder.canvas.jsonWrong') : undefined} onChange={({ currentTarget }) => draft.type(currentTarget.value)} onBlur={draft.leave} />;
}
