import { levelsOf } from '../../../../../core/form/questions/gradeScale.ts';
import { optionsOf } from '../../../../../core/form/questions/singleChoice.ts';
import { questionsIn } from '../../../../../core/form/compile.ts';
import type { FileRef, Node } from '../../../../../core/form/model.ts';
import { kindOf, optionText } from '../../../../../core/form/question.ts';
import { columnsOf } from '../../../../../core/form/questions/repeatTable.ts';
import { dateText } from '../../../../../core/form/questions/date.ts';
import { AnswerView } from '../../../questions/index.ts';
import { useLanguage, useTexts } from '../../../texts/index.ts';
import { decimalWords } from '../../scores/explain.ts';
import { useDayTried } from './trying-store.ts';
import type { Trial } from './use-tried.ts';
import classes from './trying.module.css';

/** The form on paper: filled in where there are answers, with room to write where there are none. */
export function PaperView({ trial }: { readonly trial: Trial }) {
  const { t } = useTexts();
  const language = useLanguage();
  const { model, sections, tried: { cleaned, score } } = trial;
  const isBlank = Object.values(cleaned.answers.data).every((part) => typeof part === 'object' && part !== null && Object.keys(part).length === 0);
  const root = model.byId[model.rootId]!;
  // an empty sheet shows everything a filler could meet; a filled one what these answers ask for
  const drawn = isBlank ? sections : sections.filter((section) => !cleaned.state.hidden.has(section.id));
  const words = (node: Node) => node.text[language] ?? node.text.id;
  return (
    <article className={classes['paper']} data-print-sheet>
      <header><h2>{words(root)?.title}</h2>{words(root)?.help && <p>{words(root)?.help}</p>}<PaperDay /></header>
      {drawn.map((section) => (
        <section key={section.id}>
          <h3>{words(section)?.title || section.key}</h3>
          <dl>
            {questionsIn(model, section).filter((node) => !trial.by.unseen.has(node.id) && (isBlank || !cleaned.state.hidden.has(node.id))).map((node) => (
              <div key={node.id} className="sk-keep">
                <dt>{words(node)?.title || node.key}{words(node)?.help && <small>{words(node)?.help}</small>}</dt>
                <dd>{isBlank ? <Room node={node} /> : <Given trial={trial} section={section} node={node} />}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {score && !isBlank && <p className={classes['paperScore']}>{t('builder.trying.score')} <b>{decimalWords(score.shown, language)}</b> {score.grade}</p>}
    </article>
  );
}

function Given({ trial, section, node }: { readonly trial: Trial; readonly section: Node; readonly node: Node }) {
  const { t } = useTexts();
  const { data, evidence } = trial.tried.cleaned.answers;
  const part = (section.key ? data[section.key] : data) as Readonly<Record<string, unknown>> | undefined;
  const files: readonly FileRef[] = evidence[node.id] ?? [];
  return <><AnswerView node={node} value={part?.[node.key ?? '']} />{files.length > 0 && <small>{t('builder.trying.paper.evidence', { files: files.map((file) => file.name).join(', ') })}</small>}</>;
}

/** Boxes to tick for choices, lines to write on for the rest. */
function Room({ node }: { readonly node: Node }) {
  const language = useLanguage();
  const kind = kindOf(node);
  const yesNo = { id: ['Ya', 'Tidak'], en: ['Yes', 'No'] }[language];
  const partly = { id: ['Ya', 'Sebagian', 'Tidak'], en: ['Yes', 'Partly', 'No'] }[language];
  const choices = kind === 'gradeScale' ? levelsOf(node) : kind === 'yesNo' ? yesNo : kind === 'yesNoPartial' ? partly : optionsOf(node).filter((option) => !option.retired).map((option) => (kind === 'gradedChoice' ? `${option.code} ${optionText(node, option.code, language)}` : optionText(node, option.code, language)));
  if (choices.length > 0) return <ul className={classes['boxes']}>{choices.map((choice) => <li key={choice}>☐ {choice}</li>)}</ul>;
  if (kind === 'acknowledgement') return <span>☐ {node.text[language]?.help ?? node.text.id?.help}</span>;
  const columns = columnsOf(node);
  if (kind === 'repeatTable' && columns.length > 0) return <table className={classes['blank']}><thead><tr>{columns.map((column) => <th key={column.key} scope="col">{column.text[language]?.title ?? column.text.id?.title ?? column.key}</th>)}</tr></thead><tbody>{[1, 2, 3, 4].map((row) => <tr key={row}>{columns.map((column) => <td key={column.key} />)}</tr>)}</tbody></table>;
  if (kind === 'computed') return <span className={classes['dim']}>–</span>;
  return <div className={classes['lines']} data-tall={['longText', 'richText', 'repeatTable', 'fixedTable', 'matrix'].includes(kind) || undefined} />;
}

/** The day on the sheet: alone, so that the clock does not draw the whole sheet anew. */
function PaperDay() {
  const { t } = useTexts();
  const language = useLanguage();
  return <p className={classes['dim']}>{t('builder.trying.paper.date', { date: dateText(useDayTried(), language) })}</p>;
}
