import { useApi, type Answer } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { Go, usePathPart } from '../../shell/Go.tsx';
import { PageSkeleton } from '../../shell/Guard.tsx';
import { reports as words } from '../../texts/id/reports.ts';
import { useTexts } from '../../texts/index.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { Paper } from './Paper.tsx';
import { PaperTable } from './PaperTable.tsx';

type Report = Answer<'trackReport'>;

/** The document of one agency: the record of its verification, or its proposal with the worksheet. */
export function TrackReportPage() {
  const { t } = useTexts();
  const [cycleId, trackId] = [usePathPart('cycle'), usePathPart('agency')];
  const { data, error, refetch } = useApi('trackReport', { params: { trackId } });
  if (!data) return error ? <ProblemAlert problem={error} onRetry={() => void refetch()} /> : <PageSkeleton />;
  return (
    <Paper head={data} title={t('reports.track')} crumbs={[<Go key="a" href={paths.agency(cycleId, trackId)}>{data.agencyName}</Go>]}>
      {data.scores.map((each) => (
        <section key={each.as}>
          <h2>{words.scoreNames[each.as as keyof typeof words.scoreNames] ?? each.as}: {each.shown}{each.grade && ` (${each.grade}${each.label ? `, ${each.label}` : ''})`}</h2>
          <PaperTable columns={[words.component, words.weight, words.points, words.percent]} lines={each.parts.map(({ title, weight, points, percent }) => [title, weight, points, percent])} />
        </section>
      ))}
      {data.bounds.map((each) => <PaperTable key={each.label} caption={`${each.label}: ${each.met ? words.met : words.unmet}`} columns={[words.bound, words.value, words.atLeast, words.verdict]} lines={each.parts.map(({ title, value, bound, met }) => [title, value, bound, met ? words.met : words.unmet])} />)}
      {data.notes.length > 0 && <><h2>{words.notes}</h2><PaperTable columns={[words.question, words.note, words.from, words.status]} lines={data.notes.map(({ question, text, by, status }) => [question, text, by, status])} /></>}
      {data.forms.map((form) => <Answers key={form.title + form.round} form={form} />)}
    </Paper>
  );
}

function Answers({ form }: { readonly form: Report['forms'][number] }) {
  return (
    <section>
      <h2>{form.title}</h2>
      <p>{words.sentLine.replace('{{at}}', form.sentAt).replace('{{round}}', String(form.round)).replace('{{hash}}', form.hash.slice(0, 16))}</p>
      {form.sections.map((section) => (
        <div key={section.title}>
          <PaperTable caption={section.title} columns={[words.question, words.answer, words.evidence]} lines={section.lines.map(({ question, answer, evidence }) => [question, answer, evidence.join('; ') || '–'])} />
          {section.lines.flatMap(({ question, rows }) => (rows === null ? [] : [<PaperTable key={question} caption={question} columns={rows.columns} lines={rows.lines} />]))}
        </div>
      ))}
    </section>
  );
}
