import { Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useApi } from '../../api.tsx';
import { useGo, useSearchState } from '../../shell/Go.tsx';
import { LanguageSwitch } from '../../shell/LanguageSwitch.tsx';
import { resumeSession } from '../../shell/session-end.ts';
import { useTexts } from '../../texts/index.ts';
import { Personas } from './Personas.tsx';
import { SignInForm } from './SignInForm.tsx';
import classes from './signing-in.module.css';

/** Only addresses of this site: a link may not send elsewhere after signing in. */
const ownAddress = (to: string | undefined) => (to?.startsWith('/') && !to.startsWith('//') && !to.startsWith('/\\') && !to.startsWith('/sign-in') ? to : '/');

/** X1: signs in and lands on exactly what the link named. */
export function SignInPage() {
  const { t } = useTexts();
  const go = useGo();
  const client = useQueryClient();
  const [{ to }] = useSearchState<'to'>();
  const demo = useApi('demo', {}, { staleTime: 60_000 });
  useEffect(() => {
    document.title = `${t('shell.signIn.title')} – Siklus`;
    resumeSession();
  }, [t]);
  const done = () => {
    client.clear();
    go(ownAddress(to), { replace: true });
  };
  return (
    <div className={classes['page']}>
      <main className={classes['box']}>
        <div className={classes['brand']}><img src="/icon.svg" alt="" width={44} height={44} /><div><strong>Siklus</strong><span>{t('shell.signIn.claim')}</span></div></div>
        <Stack gap="md" className={classes['card']}>
          <div className={classes['titleRow']}><h1>{t('shell.signIn.title')}</h1><LanguageSwitch /></div>
          <SignInForm onDone={done} />
          <Text size="sm" c="dimmed">{t('shell.signIn.forgot')}</Text>
        </Stack>
      </main>
      {demo.data?.on && demo.data.password && <Personas personas={demo.data.personas} password={demo.data.password} onDone={done} />}
      <footer className={classes['foot']}>{t('shell.contact')}</footer>
    </div>
  );
}
