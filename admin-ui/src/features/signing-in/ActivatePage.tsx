import { Button, Loader, PasswordInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useState, type FormEvent } from 'react';
import { useAct, useApi } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { useGo, usePathPart } from '../../shell/Go.tsx';
import { LanguageSwitch } from '../../shell/LanguageSwitch.tsx';
import { tell } from '../../shell/toast.tsx';
import { useTexts } from '../../texts/index.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import type { Zone } from '../../when.ts';
import classes from './signing-in.module.css';

/** A single-use link: sets the password; the first administrator also names the Pemda. */
export function ActivatePage() {
  const { t } = useTexts();
  const code = usePathPart('code');
  const go = useGo();
  const link = useApi('activation', { params: { code } }, { retry: false });
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [login, setLogin] = useState('');
  const [pemdaName, setPemdaName] = useState('');
  const [zone, setZone] = useState<Zone>('WIB');
  // The link is used up by it: to ask for it again would say that it is no longer good.
  const activate = useAct('activate', { quiet: true, refresh: [], onDone: () => { tell(t('agency.activate.done')); go(paths.signIn(), { replace: true }); } });
  const first = link.data?.purpose === 'setUp';
  const differ = again !== '' && again !== password;
  useEffect(() => {
    document.title = `${t('agency.activate.title')} – Siklus`;
  }, [t]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (differ || activate.isPending) return;
    activate.mutate({ params: { code }, body: { password, ...(first && { login, pemdaName, zone }) } });
  };
  return (
    <div className={classes['page']}>
      <main className={classes['box']}>
        <Stack gap="md" className={classes['card']}>
          <div className={classes['titleRow']}><h1>{t('agency.activate.title')}</h1><LanguageSwitch /></div>
          {link.isPending && <Loader aria-label={t('shell.loading')} />}
          {link.error && <><ProblemAlert problem={link.error} /><Button variant="default" onClick={() => go(paths.signIn())}>{t('shell.signIn.title')}</Button></>}
          {link.data && (
            <form onSubmit={send}>
              <Stack gap="sm">
                <Text>{t(`agency.activate.${link.data.purpose}`, { name: link.data.displayName })}</Text>
                {activate.error && <ProblemAlert problem={activate.error} />}
                {first && <TextInput label={t('agency.activate.pemda')} required withAsterisk={false} minLength={3} maxLength={120} value={pemdaName} onChange={(event) => setPemdaName(event.currentTarget.value)} />}
                {first && <Select label={t('agency.activate.zone')} data={['WIB', 'WITA', 'WIT']} allowDeselect={false} value={zone} onChange={(value) => setZone((value ?? 'WIB') as Zone)} />}
                {first ? <TextInput label={t('shell.signIn.login')} required withAsterisk={false} minLength={3} maxLength={80} autoComplete="username" value={login} onChange={(event) => setLogin(event.currentTarget.value)} /> : <TextInput label={t('shell.signIn.login')} value={link.data.login ?? ''} readOnly autoComplete="username" />}
                <PasswordInput label={t('agency.activate.password')} description={t('agency.activate.rule')} required withAsterisk={false} minLength={8} maxLength={256} autoComplete="new-password" value={password} onChange={(event) => setPassword(event.currentTarget.value)} />
                <PasswordInput label={t('agency.activate.again')} required withAsterisk={false} autoComplete="new-password" value={again} onChange={(event) => setAgain(event.currentTarget.value)} error={differ ? t('agency.activate.differ') : undefined} />
                <Button type="submit" size="md" loading={activate.isPending}>{t('agency.activate.act')}</Button>
              </Stack>
            </form>
          )}
        </Stack>
      </main>
    </div>
  );
}
