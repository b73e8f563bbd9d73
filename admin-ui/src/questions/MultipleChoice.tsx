import { Checkbox } from '@mantine/core';
import { optionText } from '../../../core/form/question.ts';
import { optionsOf } from '../../../core/form/questions/singleChoice.ts';
import { ariaOf, type QuestionProps } from './question-props.ts';
import classes from './questions.module.css';

/** Several at once; the exclusive option clears the others. */
export function MultipleChoice(props: QuestionProps) {
  const { node, value, locale, id, onChange, onBlur } = props;
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  const exclusive = node.props['exclusive'];
  const toggle = (code: string, on: boolean) => {
    const rest = chosen.filter((each) => each !== code && (!on || (code !== exclusive && each !== exclusive)));
    const next = optionsOf(node).map((option) => option.code).filter((each) => (each === code ? on : rest.includes(each)));
    onChange(next.length > 0 ? next : undefined);
  };
  return (
    <div role="group" id={id} tabIndex={-1} className={classes['stack']} {...ariaOf({ ...props, invalid: undefined, required: undefined })}>
      {optionsOf(node).filter((option) => !option.retired || chosen.includes(option.code)).map((option) => (
        <Checkbox key={option.code} label={optionText(node, option.code, locale)} checked={chosen.includes(option.code)} onChange={(event) => toggle(option.code, event.currentTarget.checked)} onBlur={onBlur} aria-invalid={props.invalid || undefined} />
      ))}
    </div>
  );
}
