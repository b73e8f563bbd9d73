import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTexts } from '../texts/index.ts';
import { kitAria, type QuestionProps } from './question-props.ts';
import classes from './questions.module.css';

type Link = { readonly url?: string; readonly title?: string };

/** https addresses with a title. */
export function LinkEvidence(props: QuestionProps) {
  const { node, id, onChange, onBlur, labelledBy } = props;
  const { t } = useTexts();
  const links = Array.isArray(props.value) ? (props.value as readonly Link[]) : [];
  const put = (next: readonly Link[]) => onChange(next.length > 0 ? next : undefined);
  const change = (at: number, patch: Link) => put(links.map((link, index) => (index === at ? Object.fromEntries(Object.entries({ ...link, ...patch }).filter(([, each]) => each !== '')) : link)));
  return (
    <div role="group" id={id} tabIndex={-1} aria-labelledby={labelledBy} className={classes['stack']}>
      {links.map((link, index) => (
        <div key={index} className={classes['linkRow']}>
          <TextInput {...kitAria({ ...props, label: `${t('agency.questions.address')} ${index + 1}` })} placeholder="https://" type="url" inputMode="url" maxLength={2000} value={link.url ?? ''} onChange={(event) => change(index, { url: event.currentTarget.value })} onBlur={onBlur} />
          <TextInput aria-label={`${t('agency.questions.linkTitle')} ${index + 1}`} placeholder={t('agency.questions.linkTitle')} maxLength={200} value={link.title ?? ''} onChange={(event) => change(index, { title: event.currentTarget.value })} onBlur={onBlur} />
          <ActionIcon variant="subtle" color="red" size={36} aria-label={t('agency.questions.removeRow', { n: index + 1 })} onClick={() => put(links.filter((_, each) => each !== index))}><IconTrash size={18} /></ActionIcon>
        </div>
      ))}
      {links.length < Number(node.props['max'] ?? 10) && <Button size="compact-sm" variant="default" leftSection={<IconPlus size={16} />} className={classes['start']} onClick={() => put([...links, { url: 'https://' }])}>{t('agency.questions.addLink')}</Button>}
    </div>
  );
}
