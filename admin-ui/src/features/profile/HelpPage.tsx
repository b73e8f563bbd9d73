import { paths } from '../../paths.ts';
import { Go, usePathPart } from '../../shell/Go.tsx';
import { useTexts } from '../../texts/index.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import classes from './profile.module.css';

const shortcuts = ['palette', 'main', 'save', 'nextProblem', 'previousProblem', 'nextQuestion', 'grades', 'verdicts', 'filter', 'closeAll'] as const;
const questions = ['saved', 'late', 'returned', 'evidence', 'head', 'offline'] as const;
const topics = ['start', 'shortcuts', 'access'] as const;
type Topic = (typeof topics)[number];

/** Help: common questions, shortcuts, accessibility, contact. */
export function HelpPage() {
  const { t } = useTexts();
  const given = usePathPart('topic');
  const topic: Topic = topics.find((each) => each === given) ?? 'start';
  return (
    <div className={classes['help']}>
      <PageHeader title={t('shell.nav.help')} />
      <nav className={classes['topics']} aria-label={t('shell.nav.help')}>{topics.map((each) => <Go key={each} href={paths.help(each)} aria-current={each === topic ? 'page' : undefined}>{t(`agency.help.topics.${each}`)}</Go>)}</nav>
      {topic === 'start' && questions.map((each) => <section key={each}><h2>{t(`agency.help.questions.${each}.title`)}</h2><p>{t(`agency.help.questions.${each}.body`)}</p></section>)}
      {topic === 'shortcuts' && (
        <table>
          <caption className="sk-hidden">{t('agency.help.topics.shortcuts')}</caption>
          <thead><tr><th scope="col">{t('agency.help.keys')}</th><th scope="col">{t('agency.help.what')}</th></tr></thead>
          <tbody>{shortcuts.map((each) => <tr key={each}><td><kbd>{t(`agency.help.shortcuts.${each}.keys`)}</kbd></td><td>{t(`agency.help.shortcuts.${each}.what`)}</td></tr>)}</tbody>
        </table>
      )}
      {topic === 'access' && <><h2>{t('agency.help.topics.access')}</h2><p>{t('agency.help.access')}</p></>}
      <h2>{t('agency.help.contact')}</h2>
      <p>{t('agency.help.contactBody')}</p>
    </div>
  );
}
