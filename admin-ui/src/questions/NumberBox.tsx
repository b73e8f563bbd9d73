import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { isYear, numberText } from '../../../core/form/question.ts';
import { useTexts } from '../texts/index.ts';
import { readNumber } from './number-words.ts';
import { kitAria, type QuestionProps } from './question-props.ts';
import classes from './questions.module.css';

type Props = QuestionProps & { readonly places?: number; readonly whole?: boolean; readonly before?: ReactNode; readonly after?: ReactNode; readonly label?: string };

/** A number typed in the writing of the country; what cannot be read stays in the box with a remedy. */
export function NumberBox({ places, whole, before, after, label, ...props }: Props) {
  const { value, locale, id, onChange, onBlur } = props;
  const { t } = useTexts();
  const [typed, setTyped] = useState<string>();
  const year = isYear(props.node);
  const shown = typeof value !== 'number' ? '' : year ? String(value) : numberText(value, locale);
  const text = typed ?? shown;
  const read = text === '' ? undefined : readNumber(text, locale);
  const unread = text !== '' && (read === undefined || (whole === true && !Number.isInteger(read)));
  const type = (next: string) => {
    setTyped(next);
    const number = readNumber(next, locale);
    if (next.trim() === '') onChange(undefined);
    else if (number !== undefined && (!whole || Number.isInteger(number))) onChange(number);
  };
  const leave = () => {
    if (!unread) setTyped(undefined);
    onBlur?.();
  };
  const hint = `${id}__angka`;
  const echo = !year && typed !== undefined && read !== undefined && Math.abs(read) >= 1000 && !unread;
  const aria = kitAria({ ...props, label, invalid: props.invalid || unread, describedBy: [props.describedBy, unread || echo ? hint : undefined].filter(Boolean).join(' ') || undefined });
  return (
    <div>
      <TextInput id={id} {...aria} inputMode={places === 0 || whole ? 'numeric' : 'decimal'} className={classes['number']} value={text} leftSection={before} rightSection={after} rightSectionWidth={after ? 72 : undefined} rightSectionPointerEvents="none" onChange={(event) => type(event.currentTarget.value)} onBlur={leave} />
      {unread && <div id={hint} className={classes['error']}>{t('agency.questions.wrongNumber')}</div>}
      {echo && <div id={hint} className={classes['counter']}>= {numberText(read, locale)}</div>}
    </div>
  );
}
