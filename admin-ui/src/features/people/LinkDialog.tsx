import { Button, CopyButton, Group, Modal, Stack } from '@mantine/core';
import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useAct } from '../../api.tsx';
import { PageSkeleton } from '../../shell/Guard.tsx';
import { useWhen } from '../../shell/moment.ts';
import { useTexts } from '../../texts/index.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import type { Person } from '../admin-home/everything.ts';
import classes from './people.module.css';

type Props = { readonly person: Person; readonly purpose: 'activate' | 'reset'; readonly onClose: () => void };

/** Makes a single-use link when it opens, and shows it once: address, code, a slip to print. */
export function LinkDialog({ person, purpose, onClose }: Props) {
  const { t } = useTexts();
  const when = useWhen();
  const make = useAct('makeLink', { quiet: true, refresh: ['people'] });
  const asked = useRef(false);
  const { mutate } = make;
  useEffect(() => {
    // once per opening: the strict double mount of development must not make two links
    if (asked.current) return;
    asked.current = true;
    mutate({ params: { personId: person.personId }, body: { purpose } });
  }, [mutate, person.personId, purpose]);
  const link = make.data;
  return (
    <Modal opened onClose={onClose} closeOnClickOutside={false} title={t('admin.people.linkTitle', { name: person.displayName })} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <Stack gap="md">
        {make.error && <ProblemAlert problem={make.error} />}
        {make.isPending && <PageSkeleton />}
        {link && (
          <>
            <p style={{ margin: 0 }}>{t('admin.people.linkOnce')}</p>
            <div className={classes['slip']}>
              <p className={classes['only']}>{t('admin.people.printIntro', { name: person.displayName })}</p>
              <dl>
                <div><dt>{t('admin.people.address')}</dt><dd>{addressOf(link.address)}</dd></div>
                <div><dt>{t('admin.people.code')}</dt><dd className={classes['code']}>{link.code}</dd></div>
                <div><dt>{t('admin.people.login')}</dt><dd>{person.login}</dd></div>
              </dl>
              <span style={{ color: 'var(--sk-dim)', fontSize: '0.875rem' }}>{t('admin.people.expires', { when: when.long(link.expiresAt) })}</span>
            </div>
            <Group gap="xs" justify="flex-end">
              <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>{t('admin.people.print')}</Button>
              <CopyButton value={addressOf(link.address)}>{({ copied, copy }) => <Button variant="default" leftSection={<IconCopy size={18} aria-hidden />} onClick={copy}>{copied ? t('admin.people.copied') : t('admin.people.copy')}</Button>}</CopyButton>
              <Button onClick={onClose}>{t('admin.people.close')}</Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}

const addressOf = (address: string) => new URL(address, location.origin).href;
