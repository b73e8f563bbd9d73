import { Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { paths } from '../paths.ts';
import { SignInForm } from '../features/signing-in/SignInForm.tsx';
import { useTexts } from '../texts/index.ts';
import { Go } from './Go.tsx';
import { resumeSession, useSessionEnd } from './session-end.ts';

/** The session ended while a page is open: signing in happens over it, and nothing typed is lost. */
export function SignInAgain() {
  const { t } = useTexts();
  const client = useQueryClient();
  const { ended } = useSessionEnd();
  const done = () => {
    resumeSession();
    void client.invalidateQueries();
  };
  return (
    <Modal opened={ended} onClose={() => undefined} withCloseButton={false} closeOnClickOutside={false} closeOnEscape={false} title={t('shell.signIn.again')}>
      <Stack>
        <Text size="sm">{t('shell.signIn.againHint')}</Text>
        <SignInForm onDone={done} />
        <Go href={paths.signIn()} onClick={resumeSession}>{t('shell.signIn.asOther')}</Go>
      </Stack>
    </Modal>
  );
}
