import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { access, lacksSecondFactor, roleKeys, roleNames, scopeOf, type Act } from '../../../core/access.ts';
import { sentence } from '../../../core/problem.ts';
import { paths } from '../paths.ts';
import { useSay, useTexts } from '../texts/index.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Go } from './Go.tsx';
import { useSession } from './session.tsx';

/** So long a page may take before the person is told why it does not come (screens.md §3.0). */
const patience = 10_000;

/** Grey bars in the shape of a page while its code or data loads; when that takes long, what one can do. */
export function PageSkeleton() {
  const { t } = useTexts();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Stack gap="md" aria-busy>
      {slow && <Group role="status" gap="sm"><span>{t('shell.slow')}</span><Button size="compact-sm" variant="default" onClick={() => location.reload()}>{t('shell.retry')}</Button></Group>}
      <Skeleton height={32} width="40%" /><Skeleton height={20} width="60%" /><Skeleton height={180} />
    </Stack>
  );
}

/** Leads those who need a code from an authenticator app to where it is set up, instead of to pages that would all be refused. */
function FactorFirst() {
  const say = useSay();
  const { t } = useTexts();
  return (
    <>
      <PageHeader title={t('agency.profile.factor')} />
      <EmptyState icon={<IconLock size={36} stroke={1.5} aria-hidden />} why={say(sentence('secondFactorMissing'))} act={<Button component={Go} href={paths.me}>{t('shell.user.profile')}</Button>} />
    </>
  );
}

/** Shows a page only to the roles that may see it; others read whom it is for and whom to ask. */
export function Guard({ act, children }: { act: Act; children: ReactNode }) {
  const { may, person, secondFactor, mode } = useSession();
  const say = useSay();
  const { t } = useTexts();
  if (may(act) && lacksSecondFactor({ role: person.role, secondFactor, mode }, act)) return <FactorFirst />;
  if (may(act)) return <Suspense fallback={<PageSkeleton />}>{children}</Suspense>;
  const roles = roleKeys.filter((role) => role in access[act] && scopeOf(role, act)).map((role) => say(roleNames[role])).join(', ');
  return (
    <>
      <PageHeader title={t('shell.denied.title', { roles })} />
      <EmptyState icon={<IconLock size={36} stroke={1.5} aria-hidden />} why={t('shell.denied.body', { role: say(roleNames[person.role]) })} act={<Button component={Go} href={paths.home}>{t('shell.denied.home')}</Button>} />
    </>
  );
}
