import { Select } from '@mantine/core';
import { useState } from 'react';
import { optionText } from '../../../core/form/question.ts';
import { codePath, depthOf, regionLevels, regionParent, wantedDepth } from '../../../core/form/questions/regionPicker.ts';
import { useSay, useTexts } from '../texts/index.ts';
import { ariaOf, type QuestionProps } from './question-props.ts';
import classes from './questions.module.css';

/** An area chosen step by step, from the widest level that is open down to the one that is asked. */
export function RegionPicker(props: QuestionProps) {
  const { node, value, locale, id, onChange, onBlur } = props;
  const { t } = useTexts();
  const say = useSay();
  // a half-chosen area is not an answer yet: the way down is kept here
  const [part, setPart] = useState<string>();
  const parent = regionParent(node);
  const from = depthOf(parent);
  const at = typeof value === 'string' ? value : (part ?? parent ?? '');
  const path = at === '' ? [] : codePath(at);
  const codes = Object.keys(node.text.id?.options ?? {});
  const below = (above: string | undefined, depth: number) => codes.filter((code) => depthOf(code) === depth && (above === undefined || code.startsWith(`${above}.`)));
  const choose = (depth: number, code: string | null) => {
    const now = code ?? path[depth - 2];
    if (code !== null && depth === wantedDepth(node)) { setPart(undefined); onChange(code); return; }
    setPart(now);
    if (value !== undefined) onChange(undefined);
  };
  return (
    <div role="group" id={id} tabIndex={-1} className={classes['regions']} onBlur={onBlur} {...ariaOf({ ...props, invalid: undefined, required: undefined })}>
      {regionLevels.slice(from, wantedDepth(node)).map(({ key, name }, index) => {
        const depth = from + index + 1;
        const above = depth === 1 ? undefined : path[depth - 2];
        const options = depth > 1 && above === undefined ? [] : below(above, depth);
        return <Select key={key} label={say(name)} searchable clearable disabled={depth > 1 && above === undefined} nothingFoundMessage={t('agency.questions.listEmpty')} placeholder={t('agency.questions.choose')} data={options.map((code) => ({ value: code, label: optionText(node, code, locale) }))} value={path[depth - 1] ?? null} onChange={(code) => choose(depth, code)} error={props.invalid && depth === wantedDepth(node) ? true : undefined} />;
      })}
    </div>
  );
}
