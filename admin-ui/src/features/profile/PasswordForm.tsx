import { Button, PasswordInput, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useAct } from '../../api.tsx';
import { tell } from '../../shell/toast.tsx';
import { useTexts } from '../../texts/index.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';

/** Changes the own password; other sessions end. */
export function PasswordForm() {
  const { t } = useTexts();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const change = useAct('changePassword', {
    quiet: true, refresh: [],
    onDone: () => {
      tell(t('agency.profile.passwordChanged'));
      setCurrent('');
      setNext('');
      setAgain('');
    },
  });
  const differ = again !== '' && again !== next;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!differ && !change.isPending) change.mutate({ body: { current, next } });
  };
  return (
    <form onSubmit={send}>
      <Stack gap="sm">
        {change.error && <ProblemAlert problem={change.error} />}
        <PasswordInput label={t('agency.profile.current')} autoComplete="current-password" required withAsterisk={false} value={current} onChange={(event) => setCurrent(event.currentTarget.value)} />
        <PasswordInput label={t('agency.activate.password')} description={t('agency.activate.rule')} autoComplete="new-password" required withAsterisk={false} minLength={8} maxLength={256} value={next} onChange={(event) => setNext(event.currentTarget.value)} />
        <PasswordInput label={t('agency.activate.again')} autoComplete="new-password" required withAsterisk={false} value={again} error={differ ? t('agency.activate.differ') : undefined} onChange={(event) => setAgain(event.currentTarget.value)} />
        <Button type="submit" variant="default" loading={change.isPending}>{t('agency.profile.changePassword')}</Button>
      </Stack>
    </form>
  );
}
