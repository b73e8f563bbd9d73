import { Button, Skeleton, Stack } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Suspense, type ReactNode } from 'react';
import { access, roleKeys, roleNames, scopeOf, type Act } from '../../../core/access.ts';
import { paths } from '../paths.ts';
import { useSay, useTexts } from '../texts/index.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Go } from './Go.tsx';
import { useSession } from './session.tsx';

/** Grey bars in the shape of a page while its code or data loads. */
export function PageSkeleton() {
  return <Stack gap="md" aria-busy><Skeleton height={32} width="40%" /><Skeleton height={20} width="60%" /><Skeleton height={180} /></Stack>;
}

/** Shows a page only to the roles that may see it; others read whom it is for and whom to ask. */
export function Guard({ act, children }: { act: Act; children: ReactNode }) {
  const { may, person } = useSession();
  const say = useSay();
  const { t } = useTexts();
  if (may(act)) return <Suspense fallback={<PageSkeleton />}>{children}</Suspense>;
  const roles = roleKeys.filter((role) => role in access[act] && scopeOf(role, act)).map((role) => say(roleNames[role])).join(', ');
  return (
    <>
      <PageHeader title={t('shell.denied.title', { roles })} />
      <EmptyState icon={<IconLock size={36} stroke={1.5} aria-hidden />} why={t('shell.denied.body', { role: say(roleNames[person.role]) })} act={<Button component={Go} href={paths.home}>{t('shell.denied.home')}</Button>} />
    </>
  );
}
