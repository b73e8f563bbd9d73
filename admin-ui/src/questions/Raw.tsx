import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { isDeepEmpty } from '../../../core/form/emptiness.ts';
import { useTexts } from '../texts/index.ts';
import { NumberBox } from './NumberBox.tsx';
import { kitAria, type QuestionProps } from './question-props.ts';
import { YesNo } from './YesNo.tsx';
import classes from './questions.module.css';

/** A part of an imported schema: scalars get an ordinary input, everything else is typed as JSON. */
export function Raw(props: QuestionProps) {
  const { node, value, id, onChange, onBlur } = props;
  const schema = (typeof node.props['schema'] === 'object' && node.props['schema'] !== null ? node.props['schema'] : {}) as { type?: unknown; enum?: readonly unknown[] };
  if (schema.enum) {
    const codes = schema.enum.map((each) => JSON.stringify(each));
    return <Select id={id} {...kitAria(props)} clearable data={codes.map((code, index) => ({ value: code, label: String(schema.enum?.[index]) }))} value={value === undefined ? null : JSON.stringify(value)} onChange={(next) => onChange(next === null ? undefined : JSON.parse(next))} onBlur={onBlur} />;
  }
  if (schema.type === 'boolean') return <YesNo {...props} />;
  if (schema.type === 'number' || schema.type === 'integer') return <NumberBox {...props} whole={schema.type === 'integer'} />;
  if (schema.type === 'string') return <Textarea id={id} {...kitAria(props)} autosize minRows={1} maxRows={12} value={typeof value === 'string' ? value : ''} onChange={(event) => onChange(event.currentTarget.value || undefined)} onBlur={onBlur} />;
  return <JsonBox {...props} />;
}

function JsonBox(props: QuestionProps) {
  const { value, id, onChange, onBlur } = props;
  const { t } = useTexts();
  const [typed, setTyped] = useState<string>();
  const [wrong, setWrong] = useState('');
  const type = (text: string) => {
    setTyped(text);
    try {
      onChange(text.trim() === '' ? undefined : JSON.parse(text));
      setWrong('');
    } catch (error) {
      setWrong(String((error as Error).message));
    }
  };
  return (
    <div>
      <Textarea id={id} {...kitAria({ ...props, invalid: props.invalid || wrong !== '' })} placeholder={t('agency.questions.raw')} autosize minRows={3} maxRows={20} ff="monospace" value={typed ?? (isDeepEmpty(value) ? '' : JSON.stringify(value, null, 2))} onChange={(event) => type(event.currentTarget.value)} onBlur={onBlur} />
      {wrong && <div className={classes['error']}>{wrong}</div>}
    </div>
  );
}
