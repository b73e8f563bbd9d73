import { questionsIn } from '../../../../core/form/compile.ts';
import { AnswerView } from '../../questions/index.ts';
import { Go } from '../../shell/Go.tsx';
import { useSession } from '../../shell/session.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { useAnswering } from './answering.tsx';
import classes from './answering.module.css';
import { chapters, titleIn } from './Outline.tsx';

/** Every visible answer with its evidence, by section; "Tidak diisi" is said, and each row leads back to its question. */
export function AnswerSummary({ place, wrong }: { place: (questionId: string) => string; wrong: ReadonlySet<string> }) {
  const { t } = useTexts();
  const language = useLanguage();
  const { may } = useSession();
  const { model, form, values, evidence, open, task } = useAnswering((state) => state);
  const canChange = (questionId: string) => task.readOnly === null && may('fillTask') && (open === null || open.has(questionId));
  return chapters(model).flatMap(({ sections }) => sections).filter((section) => !form.hidden.has(section.id)).map((section) => (
    <section key={section.id} className={classes['summaryPart']}>
      <h2>{titleIn(section, language)}</h2>
      <dl className={classes['rows']}>
        {questionsIn(model, section).filter((node) => !form.hidden.has(node.id)).map((node) => (
          <div key={node.id} className={classes['row']} data-problem={wrong.has(node.id) || undefined}>
            <dt>{titleIn(node, language)}</dt>
            <dd>
              <AnswerView node={node} value={form.computed[node.id] ?? values[node.id]} />
              {(evidence[node.id]?.length ?? 0) > 0 && <ul className={classes['files']}>{evidence[node.id]?.map((file) => <li key={file.fileId}>{file.name}</li>)}</ul>}
            </dd>
            <dd>{canChange(node.id) && <Go href={place(node.id)} aria-label={`${t('agency.check.change')}: ${titleIn(node, language)}`}>{t('agency.check.change')}</Go>}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}
