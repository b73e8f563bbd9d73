import { Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../texts/index.ts';

export const sharedKey = 'siklus.shared';

/** On a shared computer no copy of unsent answers stays on the device. */
export function SharedComputer() {
  const { t } = useTexts();
  const [shared, setShared] = useState(() => localStorage.getItem(sharedKey) === 'yes');
  const change = (next: boolean) => {
    localStorage.setItem(sharedKey, next ? 'yes' : 'no');
    setShared(next);
  };
  return (
    <Stack gap="xs">
      <Switch label={t('agency.profile.shared')} checked={shared} onChange={(event) => change(event.currentTarget.checked)} />
      <Text size="sm" c="dimmed">{t('agency.profile.sharedHint')}</Text>
    </Stack>
  );
}
