import { Textarea } from '@mantine/core';
import { useTexts } from '../texts/index.ts';
import { kitAria, type QuestionProps } from './question-props.ts';
import classes from './questions.module.css';

/** A growing area with a counter; the browser grows it (field-sizing), because measuring by script costs a layout per key. */
export function LongText(props: QuestionProps) {
  const { node, value, id, onChange, onBlur } = props;
  const { t } = useTexts();
  const text = typeof value === 'string' ? value : '';
  const max = Number(node.props['max'] ?? 2000);
  return (
    <div>
      <Textarea id={id} {...kitAria(props)} rows={3} resize="vertical" classNames={{ input: classes['growing'] ?? '' }} maxLength={max} value={text} onBlur={onBlur} onChange={(event) => onChange(event.currentTarget.value || undefined)} />
      <div className={classes['counter']} aria-hidden>{t('agency.questions.characters', { count: text.length, max })}</div>
    </div>
  );
}
