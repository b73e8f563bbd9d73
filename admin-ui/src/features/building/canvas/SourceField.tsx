import { Select } from '@mantine/core';
import { questionsOf, type Node } from '../../../../../core/form/model.ts';
import { kindOf, optionText } from '../../../../../core/form/question.ts';
import { optionsOf } from '../../../../../core/form/questions/singleChoice.ts';
import { useLanguage, useTexts } from '../../../texts/index.ts';
import { useBuilderStore } from '../builder-store.ts';
import { act } from './acts.ts';
import { propWord } from './prop-words.ts';

/** A setting that names something of the form: the question a list is narrowed by, or the option that stands alone. */
export function SourceField({ node, prop }: { readonly node: Node; readonly prop: string }) {
  const { t } = useTexts();
  const language = useLanguage();
  const store = useBuilderStore();
  const { model } = store.getState();
  const word = propWord(kindOf(node), prop);
  const data = prop === 'exclusive'
    ? optionsOf(node).map(({ code }) => ({ value: code, label: optionText(node, code, language) }))
    : questionsOf(model).filter((each) => each.node.id !== node.id && ['codeList', 'singleChoice', 'regionPicker'].includes(kindOf(each.node))).map((each) => ({ value: each.node.id, label: each.node.text[language]?.title || each.node.text.id?.title || each.node.key || each.node.id }));
  const value = node.props[prop];
  return <Select label={word ? t(word) : prop} placeholder={t('builder.canvas.unset')} data={data} value={typeof value === 'string' ? value : null} onChange={(next) => void act(store, { name: 'setProp', args: { ids: [node.id], prop, ...(next !== null && { value: next }) } })} searchable clearable limit={200} />;
}
