import { Button, Container, Group } from '@mantine/core';
import { IconMapOff, IconPlugConnectedX } from '@tabler/icons-react';
import { isRefused, type Refused } from '../api.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/index.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { Go } from './Go.tsx';
import { PageSkeleton } from './Guard.tsx';

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
  if (isRefused(error)) return <PageLoading error={error} onRetry={() => location.reload()} />;
  const act = (
    <Group gap="xs">
      <Button onClick={() => location.reload()}>{t('shell.broken.reload')}</Button>
      <Button component={Go} href={paths.home} variant="default">{t('shell.denied.home')}</Button>
    </Group>
  );
  return (
    <Container size="sm" py="xl">
      <PageHeader title={t('shell.broken.title')} />
      <EmptyState icon={<IconPlugConnectedX size={36} stroke={1.5} aria-hidden />} why={t('shell.broken.body')} act={act} />
    </Container>
  );
}

/** A page whose data is on its way; where it does not come, what happened and the ways on. Asking again is offered only where another answer is likely. */
export function PageLoading({ error, onRetry }: { readonly error: Refused | null | undefined; readonly onRetry: () => unknown }) {
  const { t } = useTexts();
  if (!error) return <PageSkeleton />;
  const again = error.status === 0 || error.status === 429 || error.status >= 500;
  return (
    <>
      <PageHeader title={t(error.problem === 'notFound' ? 'shell.missing.title' : 'shell.problem.page')} />
      <ProblemAlert problem={error} {...(again && { onRetry: () => void onRetry() })} />
      <Button component={Go} href={paths.home} variant="default" mt="md">{t('shell.denied.home')}</Button>
    </>
  );
}
