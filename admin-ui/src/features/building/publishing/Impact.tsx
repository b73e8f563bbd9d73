import type { Text } from '../../../../../core/problem.ts';
import { useApi, type Answer } from '../../../api.tsx';
import { useSay, useTexts } from '../../../texts/index.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import classes from './publishing.module.css';

type Row = Answer<'rehearseForm'>['rows'][number];
const named = 4;

/** What publishing would mean for those who are filling the form in now: counts first, then agency by agency. */
export function Impact({ formId }: { readonly formId: string }) {
  const { t } = useTexts();
  const { data, error } = useApi('rehearseForm', { params: { formId } }, { staleTime: 0, gcTime: 0 });
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return <p role="status">{t('builder.publishing.impact.counting')}</p>;
  const counts = (['untouched', 'required', 'lost', 'scores'] as const).filter((name) => name === 'untouched' || data[name] > 0).map((name) => t(`builder.publishing.impact.${name}`, { count: data[name] }));
  return (
    <section className={classes['impact']} aria-label={t('builder.publishing.impact.title')}>
      <strong>{t('builder.publishing.impact.title')}</strong>
      {data.total === 0 ? <p className={classes['dim']}>{t('builder.publishing.impact.none')}</p> : <><p>{counts.join(', ')}</p><p className={classes['dim']}>{t('builder.publishing.impact.stay')}</p></>}
      {data.rows.length > 0 && (
        <details>
          <summary>{t('builder.publishing.impact.perAgency')}</summary>
          <div className={classes['impactList']}>
            <table>
              <thead><tr><th scope="col">{t('builder.publishing.impact.agency')}</th><th scope="col">{t('builder.publishing.impact.what')}</th></tr></thead>
              <tbody>{data.rows.map((row) => <tr key={row.trackId}><td>{row.agencyName}</td><td><What row={row} /></td></tr>)}</tbody>
            </table>
          </div>
        </details>
      )}
    </section>
  );
}

function What({ row }: { readonly row: Row }) {
  const { t } = useTexts();
  const say = useSay();
  const list = (titles: readonly Text[]) => [...titles.slice(0, named).map(say), ...(titles.length > named ? [t('builder.publishing.impact.more', { count: titles.length - named })] : [])].join('; ');
  const parts = ([['lose', row.lost], ['need', row.required], ['refuse', row.refused], ['show', row.shown], ['hide', row.hidden]] as const).filter(([, titles]) => titles.length > 0).map(([key, titles]) => t(`builder.publishing.impact.${key}`, { list: list(titles) }));
  return <>{[...parts, ...(row.score ? [t('builder.publishing.impact.score', row.score)] : [])].map((part) => <div key={part}>{part}</div>)}</>;
}
