import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useApi } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { Go, usePathPart } from '../../shell/Go.tsx';
import { PageSkeleton } from '../../shell/Guard.tsx';
import { useWhen } from '../../shell/moment.ts';
import { coordinator as words } from '../../texts/id/coordinator.ts';
import { useTexts } from '../../texts/index.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { shortDay } from '../../when.ts';
import classes from './record.module.css';

/** The berita acara as it is printed on A4; the paper itself is Indonesian in both languages. */
export function RecordPage() {
  const { t } = useTexts();
  const { zone } = useWhen();
  const [cycleId, meetingId] = [usePathPart('cycle'), usePathPart('meeting')];
  const { data, error, refetch } = useApi('meetingRecord', { params: { meetingId } });
  if (!data) return error ? <ProblemAlert problem={error} onRetry={() => void refetch()} /> : <PageSkeleton />;
  return (
    <>
      <div className="sk-noprint">
        <PageHeader title={t('coordinator.record.title')} crumbs={[<Go key="r" href={paths.meetings(cycleId)}>{t('coordinator.meetings.title')}</Go>, <Go key="k" href={paths.room(cycleId, meetingId)}>{t('coordinator.room.back')}</Go>]} badge={<StatusBadge kind="document" status={data.final ? 'final' : 'draft'} />} duty={!data.final && <span>{t('coordinator.record.draft')}</span>} acts={<Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>{t('shell.print')}</Button>} />
      </div>
      <article className={classes['sheet']} lang="id">
        <header className={classes['kop']}>{data.letterhead}</header>
        <h1>{words.record.heading}</h1>
        <p className={classes['number']}>{words.record.number.replace('{{number}}', data.number)}</p>
        {!data.final && <p className={classes['mark']}>{words.record.mark}</p>}
        <p>{data.opening}</p>
        <table>
          <thead><tr><th scope="col">{words.record.n}</th><th scope="col">{words.matrix.agency}</th><th scope="col">{words.room.question}</th><th scope="col">{words.room.decision}</th><th scope="col">{words.room.instruction}</th><th scope="col">{words.record.due}</th></tr></thead>
          <tbody>
            {data.rows.length === 0 && <tr><td colSpan={6}>{words.room.noDecisions}</td></tr>}
            {data.rows.map((row, index) => <tr key={index}><td>{index + 1}</td><td>{row.agencyName}</td><td>{row.question}</td><td>{row.decision.id}</td><td>{row.instruction || '–'}</td><td>{row.dueAt ? shortDay(row.dueAt, zone, 'id') : '–'}</td></tr>)}
          </tbody>
        </table>
        <p>{data.closing}</p>
        <section className={classes['signs']}>
          {data.parties.map((party, index) => <div key={index} className="sk-keep"><span>{party.position}</span><span className={classes['line']} aria-hidden /><strong>{party.name}</strong></div>)}
        </section>
        <footer>{words.record.hash.replace('{{hash}}', data.hash || '–')}</footer>
      </article>
    </>
  );
}
