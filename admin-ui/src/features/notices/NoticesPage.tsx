import { Button } from '@mantine/core';
import { IconBellOff } from '@tabler/icons-react';
import { useAct, useApi } from '../../api.tsx';
import { Go } from '../../shell/Go.tsx';
import { PageSkeleton } from '../../shell/Guard.tsx';
import { useWhen } from '../../shell/moment.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import classes from './notices.module.css';

/** Everything the system told this person, newest first. */
export function NoticesPage() {
  const { t } = useTexts();
  const say = useSay();
  const when = useWhen();
  const { data, error, refetch } = useApi('notices', { query: { limit: 100 } });
  const read = useAct('readNotices', { refresh: ['notices', 'me'] });
  const newest = data?.items[0]?.at;
  const unread = data?.items.some((notice) => !notice.read) ?? false;
  const markAll = unread && newest && <Button variant="default" loading={read.isPending} onClick={() => read.mutate({ body: { upTo: newest } })}>{t('agency.notices.readAll')}</Button>;
  return (
    <>
      <PageHeader title={t('shell.nav.notices')} acts={markAll} />
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <PageSkeleton />}
      {data?.items.length === 0 && <EmptyState icon={<IconBellOff size={36} stroke={1.5} aria-hidden />} why={t('agency.notices.none')} />}
      <ul className={classes['list']}>
        {data?.items.map((notice) => (
          <li key={notice.noticeId} data-unread={notice.read ? undefined : true}>
            <div className={classes['head']}>
              {notice.link.startsWith('/') ? <Go href={notice.link}>{say(notice.title)}</Go> : <strong>{say(notice.title)}</strong>}
              {!notice.read && <span className={classes['new']}>{t('agency.notices.new')}</span>}
              <time dateTime={notice.at}>{when.short(notice.at)}</time>
            </div>
            <p>{say(notice.body)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
