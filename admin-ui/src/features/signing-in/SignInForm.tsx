import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useAct } from '../../api.tsx';
import { useTexts } from '../../texts/index.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';

/** Name, password and, where the account asks for it, the six digits. */
export function SignInForm({ onDone }: { onDone: () => void }) {
  const { t } = useTexts();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const signIn = useAct('signIn', { quiet: true, refresh: [], onDone });
  const codeAsked = signIn.error?.problem === 'secondFactorNeeded' || code !== '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!signIn.isPending) signIn.mutate({ body: { login: login.trim(), password, ...(code && { code }) } });
  };
  return (
    <form onSubmit={send}>
      <Stack gap="sm">
        {signIn.error && <ProblemAlert problem={signIn.error} />}
        <TextInput label={t('shell.signIn.login')} name="login" autoComplete="username" required withAsterisk={false} size="md" value={login} onChange={(event) => setLogin(event.currentTarget.value)} data-autofocus autoCapitalize="none" spellCheck={false} />
        <PasswordInput label={t('shell.signIn.password')} name="password" autoComplete="current-password" required withAsterisk={false} size="md" value={password} onChange={(event) => setPassword(event.currentTarget.value)} visibilityToggleButtonProps={{ 'aria-label': t('shell.signIn.showPassword'), tabIndex: 0 }} />
        {codeAsked && <TextInput label={t('shell.signIn.code')} description={t('shell.signIn.codeHint')} name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={10} size="md" value={code} onChange={(event) => setCode(event.currentTarget.value.replace(/\D/g, ''))} />}
        <Button type="submit" size="md" loading={signIn.isPending}>{t('shell.signIn.act')}</Button>
      </Stack>
    </form>
  );
}
