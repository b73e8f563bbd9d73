import { Button, Group, List, Modal, Stack, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Text } from '../../../core/problem.ts';
import { useTexts } from '../texts/index.ts';
import { ActButton } from './ActButton.tsx';

type Props = {
  readonly open: boolean;
  readonly title: string;
  /** What will happen, one sentence each. */
  readonly consequences: readonly string[];
  /** The verb of the main button. */
  readonly act: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly refusal?: Text | string | null;
  /** Asks for a written reason of at least three letters; its label. */
  readonly reason?: string;
  readonly children?: ReactNode;
  readonly onClose: () => void;
  readonly onAct: (reason: string) => void;
};

/** Shows the effect of a final act before it happens. Ctrl+Enter acts. */
export function ConfirmDialog({ open, title, consequences, act, danger, busy, refusal, reason, children, onClose, onAct }: Props) {
  const { t } = useTexts();
  const [words, setWords] = useState('');
  const missing = reason !== undefined && words.trim().length < 3 ? t('shell.reasonHint') : null;
  return (
    <Modal opened={open} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('shell.close') }} size="md">
      <Stack gap="md" onKeyDown={(event) => event.key === 'Enter' && event.ctrlKey && !missing && !refusal && !busy && onAct(words.trim())}>
        {consequences.length > 0 && <List size="sm" spacing="xs">{consequences.map((line) => <List.Item key={line}>{line}</List.Item>)}</List>}
        {children}
        {reason !== undefined && <Textarea label={reason} description={t('shell.reasonHint')} autosize minRows={2} maxLength={2000} value={words} onChange={(event) => setWords(event.currentTarget.value)} data-autofocus />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>{t('shell.cancel')}</Button>
          <ActButton act={act} refusal={refusal ?? missing} busy={busy ?? false} color={danger ? 'red' : 'blue'} onAct={() => onAct(words.trim())} shortcut="Control+Enter" />
        </Group>
      </Stack>
    </Modal>
  );
}
