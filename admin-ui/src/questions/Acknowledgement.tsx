import { Checkbox } from '@mantine/core';
import { sha256 } from '../../../core/form/canonical.ts';
import { useTexts } from '../texts/index.ts';
import { kitAria, type QuestionProps } from './question-props.ts';
import classes from './questions.module.css';

/** A statement that is agreed to; the hash pins the wording that was on the screen. */
export function Acknowledgement(props: QuestionProps) {
  const { node, value, locale, id, onChange, onBlur } = props;
  const { t } = useTexts();
  const words = node.text[locale]?.help ?? node.text.id?.help ?? node.text[locale]?.title ?? '';
  const agreed = typeof value === 'object' && value !== null && (value as { agreed?: boolean }).agreed === true;
  return (
    <div className={classes['statement']}>
      <p id={`${id}__bunyi`}>{words}</p>
      <Checkbox id={id} {...kitAria(props)} label={t('agency.questions.agree')} checked={agreed} onBlur={onBlur} onChange={(event) => onChange(event.currentTarget.checked ? { agreed: true, textHash: sha256(node.text.id?.help ?? node.text.id?.title ?? '') } : undefined)} />
    </div>
  );
}
