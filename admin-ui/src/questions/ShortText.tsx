import { TextInput } from '@mantine/core';
import { presets } from '../../../core/form/questions/shortText.ts';
import { useTexts } from '../texts/index.ts';
import { kitAria, type QuestionProps } from './question-props.ts';

const modes = { nip: 'numeric', nik: 'numeric', phone: 'tel', email: 'email' } as const;

/** One line; NIP and NIK may be typed with spaces, they are kept without. */
export function ShortText(props: QuestionProps) {
  const { node, value, id, onChange, onBlur } = props;
  const { t } = useTexts();
  const preset = node.props['preset'] as keyof typeof presets | undefined;
  const sample = preset ? presets[preset]?.sample : node.props['sample'];
  const tidy = (text: string) => (preset === 'nip' || preset === 'nik' ? text.replace(/\s/g, '') : text);
  return (
    <TextInput id={id} {...kitAria(props)} value={typeof value === 'string' ? value : ''} maxLength={Number(node.props['max'] ?? 200)} onBlur={onBlur}
      {...(preset && { inputMode: modes[preset] })} {...(typeof sample === 'string' && { placeholder: t('agency.questions.example', { example: sample }) })}
      onChange={(event) => onChange(tidy(event.currentTarget.value) || undefined)} />
  );
}
