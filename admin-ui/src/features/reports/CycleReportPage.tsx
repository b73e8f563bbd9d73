import { useApi, type Answer } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { Go, usePathPart } from '../../shell/Go.tsx';
import { PageSkeleton } from '../../shell/Guard.tsx';
import { reports as words } from '../../texts/id/reports.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { Paper } from './Paper.tsx';
import { PaperTable } from './PaperTable.tsx';

type Report = Answer<'cycleReport'>;
const scoresIn = (row: Report['rows'][number]): string => row.scores.map(({ as, shown, grade }) => `${words.scoreNames[as as keyof typeof words.scoreNames] ?? as}: ${shown}${grade ? ` (${grade})` : ''}`).join('; ') || '–';

/** The compiled report of a cycle: results, totals, lists, what stays open, who has not reported. */
export function CycleReportPage() {
  const { t } = useTexts();
  const say = useSay();
  const cycleId = usePathPart('cycle');
  const { data, error, refetch } = useApi('cycleReport', { params: { cycleId } });
  if (!data) return error ? <ProblemAlert problem={error} onRetry={() => void refetch()} /> : <PageSkeleton />;
  return (
    <Paper head={data} title={t('reports.cycle')} crumbs={[<Go key="m" href={paths.matrix(cycleId)}>{say(data.title)}</Go>]}>
      <h2>{words.results}</h2>
      <PaperTable columns={[words.n, words.agency, words.outcome, words.rounds, words.late, words.sentAt, words.scores]} lines={data.rows.map((row, at) => [String(at + 1), row.agencyName, row.outcome, String(row.rounds), row.late ? words.yes : words.no, row.sentAt.replaceAll(' ', '\u00a0'), scoresIn(row)])} />
      {data.rollups.length > 0 && <h2>{words.totals}</h2>}
      {data.rollups.map((each) => <PaperTable key={each.table + each.by} caption={`${each.table}: ${words.by} ${each.by.toLowerCase()}`} columns={[each.by, words.lines, ...each.columns]} lines={each.lines.map(({ label, rows, values }) => [label, String(rows), ...values])} total={[words.sum, String(each.lines.reduce((sum, { rows }) => sum + rows, 0)), ...each.total]} />)}
      {data.lists.map((each) => <PaperTable key={each.table} caption={each.table} columns={[words.agency, ...each.columns]} lines={each.lines.map(({ agency, cells }) => [agency, ...cells])} />)}
      <h2>{words.open}</h2>
      <PaperTable columns={[words.agency, words.question, words.note]} lines={data.open.map(({ agencyName, question, note }) => [agencyName, question, note])} />
      <h2>{words.missing}</h2>
      {data.missing.length === 0 ? <p>{words.allSent}</p> : <ol>{data.missing.map((name) => <li key={name}>{name}</li>)}</ol>}
    </Paper>
  );
}
