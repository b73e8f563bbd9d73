import { Button, Stack, Text, TextInput } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useEffect, useState, type FormEvent } from 'react';
import { useApi } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { useGo, usePathPart } from '../../shell/Go.tsx';
import { LanguageSwitch } from '../../shell/LanguageSwitch.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { longMoment } from '../../when.ts';
import classes from './receipts.module.css';

/** X3, public: whether a receipt is genuine. */
export function VerifyPage() {
  const { t } = useTexts();
  const language = useLanguage();
  const go = useGo();
  const code = usePathPart('code');
  const [words, setWords] = useState(code);
  const check = useApi('verifyReceipt', { params: { code } }, { retry: false });
  useEffect(() => {
    document.title = `${t('agency.verify.title')} – Siklus`;
  }, [t]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim()) go(paths.verify(encodeURIComponent(words.trim())));
  };
  return (
    <main className={classes['verify']}>
      <Stack gap="md">
        <div className={classes['row']}><h1>{t('agency.verify.title')}</h1><LanguageSwitch /></div>
        {check.error && <ProblemAlert problem={check.error} />}
        {check.data && (
          <div className={`${classes['verdict']} sk-tone-${check.data.genuine ? 'good' : 'bad'}`} role="status">
            {check.data.genuine ? <IconCircleCheck size={32} aria-hidden /> : <IconCircleX size={32} aria-hidden />}
            <div>
              <strong>{check.data.genuine ? t('agency.verify.genuine') : t('agency.verify.not')}</strong>
              {/* a public page knows no Pemda: the state's western zone is named beside the time */}
              {check.data.genuine && check.data.at && <Text size="sm">{t('agency.verify.sent', { number: check.data.number ?? '', when: longMoment(check.data.at, 'WIB', language) })}</Text>}
            </div>
          </div>
        )}
        <form onSubmit={send}>
          <Stack gap="sm">
            <TextInput label={t('agency.verify.code')} description={t('agency.verify.hint')} value={words} onChange={(event) => setWords(event.currentTarget.value)} maxLength={120} />
            <Button type="submit" variant="default">{t('agency.verify.act')}</Button>
          </Stack>
        </form>
      </Stack>
    </main>
  );
}
