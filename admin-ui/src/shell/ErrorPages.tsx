import { Button, Container, Group } from '@mantine/core';
import { IconMapOff, IconPlugConnectedX } from '@tabler/icons-react';
import { isRefused } from '../api.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/index.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { Go } from './Go.tsx';

/** No such address. */
export function MissingPage() {
  const { t } = useTexts();
  return (
    <Container size="sm" py="xl">
      <PageHeader title={t('shell.missing.title')} />
      <EmptyState icon={<IconMapOff size={36} stroke={1.5} aria-hidden />} why={t('shell.missing.body')} act={<Button component={Go} href={paths.home}>{t('shell.denied.home')}</Button>} />
    </Container>
  );
}

/** A page that failed while it was drawn: what is typed is kept elsewhere, so reloading is safe. */
export function BrokenPage({ error }: { error: unknown }) {
  const { t } = useTexts();
  const act = (
    <Group gap="xs">
      <Button onClick={() => location.reload()}>{t('shell.broken.reload')}</Button>
      <Button component={Go} href={paths.home} variant="default">{t('shell.denied.home')}</Button>
    </Group>
  );
  if (isRefused(error)) return <ProblemAlert problem={error} onRetry={() => location.reload()} />;
  return (
    <Container size="sm" py="xl">
      <PageHeader title={t('shell.broken.title')} />
      <EmptyState icon={<IconPlugConnectedX size={36} stroke={1.5} aria-hidden />} why={t('shell.broken.body')} act={act} />
    </Container>
  );
}
