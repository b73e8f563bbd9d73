import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useAct } from '../../api.tsx';
import { useSession } from '../../shell/session.tsx';
import { tell } from '../../shell/toast.tsx';
import { useTexts } from '../../texts/index.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import classes from './profile.module.css';

/** Switches the six-digit codes on: shows the secret, then asks for one right code. */
export function SecondFactor() {
  const { t } = useTexts();
  const { secondFactor } = useSession();
  const [code, setCode] = useState('');
  const begin = useAct('beginSecondFactor', { refresh: [] });
  const confirm = useAct('confirmSecondFactor', { quiet: true, refresh: ['me'], onDone: () => { tell(t('agency.profile.factorOn')); begin.reset(); setCode(''); } });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!confirm.isPending) confirm.mutate({ body: { code } });
  };
  if (!begin.data) {
    return (
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{secondFactor ? t('agency.profile.factorIsOn') : t('agency.profile.factorIsOff')}</Text>
        <Button variant="default" loading={begin.isPending} onClick={() => begin.mutate({ body: {} })}>{secondFactor ? t('agency.profile.factorRenew') : t('agency.profile.factorBegin')}</Button>
      </Stack>
    );
  }
  return (
    <form onSubmit={send}>
      <Stack gap="sm">
        <Text size="sm">{t('agency.profile.factorSecret')}</Text>
        <code className={classes['secret']}>{begin.data.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
        <Anchor href={begin.data.address} size="sm">{t('agency.profile.factorOpen')}</Anchor>
        {confirm.error && <ProblemAlert problem={confirm.error} />}
        <TextInput label={t('shell.signIn.code')} inputMode="numeric" autoComplete="one-time-code" maxLength={6} required withAsterisk={false} value={code} onChange={(event) => setCode(event.currentTarget.value.replace(/\D/g, ''))} />
        <Button type="submit" loading={confirm.isPending}>{t('agency.profile.factorConfirm')}</Button>
      </Stack>
    </form>
  );
}
