import { Button, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../texts/index.ts';
import classes from './parts.module.css';

export type Remark = { readonly noteId: string; readonly round: number; readonly kind: 'note' | 'request' | 'verdict' | 'reply' | 'decision'; readonly text: string; readonly by: string; readonly at: string; readonly status: 'open' | 'answered' | 'accepted' | null };
type Props = { readonly remarks: readonly Remark[]; readonly sayWhen: (at: string) => string; /** Left out, the thread is only read. */ readonly onReply?: (text: string) => Promise<unknown>; readonly label?: string };

const side: Readonly<Record<Remark['kind'], string>> = { note: 'fromReview', request: 'fromReview', verdict: 'fromReview', reply: 'fromAgency', decision: 'fromMeeting' };

/** What was said on one question, oldest first, with a reply box. */
export function NoteThread({ remarks, sayWhen, onReply, label }: Props) {
  const { t } = useTexts();
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async () => {
    if (!onReply || words.trim().length < 3) return;
    setBusy(true);
    try {
      await onReply(words.trim());
      setWords('');
    } catch {
      // the act shows its problem; the words stay in the box
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack gap="xs">
      {remarks.length === 0 && <span className={classes['dim']}>{t('shell.notes.none')}</span>}
      <ol className={classes['thread']} aria-label={label ?? t('shell.notes.note')}>
        {remarks.map((remark) => (
          <li key={remark.noteId} className={`${classes['remark']} ${classes[side[remark.kind]]}`}>
            <div className={classes['remarkHead']}>
              <strong>{t(`shell.notes.${remark.kind}`)}</strong>
              <span>{remark.by}</span>
              <time dateTime={remark.at}>{sayWhen(remark.at)}</time>
              <span>{t('shell.notes.round', { round: remark.round })}</span>
              {remark.status && <span>{t(`shell.notes.${remark.status}`)}</span>}
            </div>
            <p>{remark.text}</p>
          </li>
        ))}
      </ol>
      {onReply && (
        <Stack gap={4}>
          <Textarea aria-label={t('shell.notes.write')} placeholder={t('shell.notes.write')} autosize minRows={1} maxRows={8} maxLength={2000} value={words} onChange={(event) => setWords(event.currentTarget.value)} onKeyDown={(event) => event.ctrlKey && event.key === 'Enter' && (event.stopPropagation(), void send())} />
          {words.trim().length >= 3 && <Button size="xs" variant="light" loading={busy} onClick={() => void send()} style={{ alignSelf: 'flex-start' }}>{t('shell.notes.send')}</Button>}
        </Stack>
      )}
    </Stack>
  );
}
