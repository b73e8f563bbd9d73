import { Textarea } from '@mantine/core';
import { useTexts } from '../texts/index.ts';
import { kitAria, type QuestionProps } from './question-props.ts';
import classes from './questions.module.css';

/** A growing area with a counter. */
export function LongText(props: QuestionProps) {
  const { node, value, id, onChange, onBlur } = props;
  const { t } = useTexts();
  const text = typeof value === 'string' ? value : '';
  const max = Number(node.props['max'] ?? 2000);
  return (
    <div>
      <Textarea id={id} {...kitAria(props)} autosize minRows={3} maxRows={20} maxLength={max} value={text} onBlur={onBlur} onChange={(event) => onChange(event.currentTarget.value || undefined)} />
      <div className={classes['counter']} aria-hidden>{t('agency.questions.characters', { count: text.length, max })}</div>
    </div>
  );
}
