import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { optionText } from '../../../core/form/question.ts';
import { placesIn } from '../../../core/form/questions/ranking.ts';
import { optionsOf } from '../../../core/form/questions/singleChoice.ts';
import { useTexts } from '../texts/index.ts';
import { ariaOf, type QuestionProps } from './question-props.ts';
import classes from './questions.module.css';

/** Options put in order by buttons; what is not placed yet waits below. Every move is said. */
export function Ranking(props: QuestionProps) {
  const { node, value, locale, id, onChange, onBlur } = props;
  const { t } = useTexts();
  const [said, setSaid] = useState('');
  const placed = Array.isArray(value) ? (value as readonly string[]) : [];
  const places = placesIn(node);
  const waiting = optionsOf(node).filter(({ code, retired }) => !retired && !placed.includes(code));
  const words = (code: string) => optionText(node, code, locale);
  const put = (next: readonly string[], code: string) => {
    onChange(next.length > 0 ? next : undefined);
    setSaid(next.includes(code) ? t('agency.questions.rankNow', { what: words(code), n: next.indexOf(code) + 1 }) : t('agency.questions.rankGone', { what: words(code) }));
  };
  const swap = (at: number, step: -1 | 1) => {
    const next = [...placed];
    [next[at], next[at + step]] = [next[at + step]!, next[at]!];
    put(next, placed[at]!);
  };
  return (
    <div role="group" id={id} tabIndex={-1} className={classes['stack']} onBlur={onBlur} {...ariaOf({ ...props, invalid: undefined, required: undefined })}>
      <ol className={classes['ranks']}>
        {placed.map((code, at) => (
          <li key={code}>
            <span>{words(code)}</span>
            <ActionIcon variant="subtle" size={32} aria-label={t('agency.questions.rankUp', { what: words(code) })} disabled={at === 0} onClick={() => swap(at, -1)}><IconArrowUp size={16} aria-hidden /></ActionIcon>
            <ActionIcon variant="subtle" size={32} aria-label={t('agency.questions.rankDown', { what: words(code) })} disabled={at === placed.length - 1} onClick={() => swap(at, 1)}><IconArrowDown size={16} aria-hidden /></ActionIcon>
            <ActionIcon variant="subtle" size={32} aria-label={t('agency.questions.rankRemove', { what: words(code) })} onClick={() => put(placed.filter((each) => each !== code), code)}><IconX size={16} aria-hidden /></ActionIcon>
          </li>
        ))}
      </ol>
      {placed.length < places && <div className={classes['inline']}><small className={classes['counter']}>{t('agency.questions.rankNext', { n: placed.length + 1, of: places })}</small>{waiting.map(({ code }) => <Button key={code} size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => put([...placed, code], code)}>{words(code)}</Button>)}</div>}
      <span className="sk-hidden" role="status">{said}</span>
    </div>
  );
}
