import { useApi } from '../../api.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import classes from './cycles.module.css';

/** The planned date of every stage, in words, as the saved set-up gives them. */
export function Plan({ cycleId }: { cycleId: string }) {
  const { t } = useTexts();
  const say = useSay();
  const { data, error, isFetching, refetch } = useApi('checkCycle', { params: { cycleId } });
  return (
    <section className={classes['panel']} aria-busy={isFetching}>
      <h2>{t('admin.setup.planned')}</h2>
      <p className={classes['dim']}>{isFetching ? t('admin.setup.counting') : t('admin.setup.plannedHint')}</p>
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {data?.plan.length === 0 && <p className={classes['dim']}>{t('admin.setup.noPlan')}</p>}
      <ol className={classes['plan']}>
        {data?.plan.map((row) => <li key={row.stage + row.dueAt}><b>{say(row.title)}</b>{say(row.sentence)}{row.moved && <small className={classes['dim']}>{say(row.moved)}</small>}{row.provisional && <> <span className="sk-tone-warn" style={{ borderRadius: 999, padding: '0 8px', fontSize: '0.75rem' }}>{t('admin.setup.provisional')}</span></>}</li>)}
      </ol>
    </section>
  );
}
