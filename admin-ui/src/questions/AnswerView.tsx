import type { FileRef, Node } from '../../../core/form/model.ts';
import { kindOf } from '../../../core/form/question.ts';
import { questions } from '../../../core/form/questions.ts';
import { columnKinds, columnNode, columnsOf } from '../../../core/form/questions/repeatTable.ts';
import { useLanguage, useTexts } from '../texts/index.ts';
import { EvidenceList } from '../ui/EvidenceList.tsx';
import { CellsView } from './CellsView.tsx';
import classes from './questions.module.css';
import { RichView } from './RichView.tsx';

type Props = { readonly node: Node; readonly value: unknown; readonly onView?: (file: FileRef) => void };

/** An answer to read: formatted text, a real table, files or links; "Tidak diisi" when there is none. */
export function AnswerView({ node, value, onView }: Props) {
  const { t } = useTexts();
  const language = useLanguage();
  const kind = kindOf(node);
  if (value === undefined || value === null || questions[kind].isEmpty(value)) return <span className={classes['none']}>{t('agency.fill.notAnswered')}</span>;
  if (kind === 'richText') return <RichView value={value} />;
  if (kind === 'fixedTable' || kind === 'matrix') return <CellsView node={node} value={value} />;
  if (kind === 'repeatTable' && Array.isArray(value)) return <RowsView node={node} rows={value as readonly Record<string, unknown>[]} />;
  if (kind === 'fileEvidence' && Array.isArray(value)) return <EvidenceList files={value as readonly FileRef[]} {...(onView && { onView })} />;
  if (kind === 'linkEvidence' && Array.isArray(value)) {
    return <ul className={classes['plain']}>{(value as readonly { url?: string; title?: string }[]).map((link, index) => <li key={index}>{link.url?.startsWith('https://') ? <a href={link.url} target="_blank" rel="noopener noreferrer">{link.title || link.url}</a> : link.url}</li>)}</ul>;
  }
  const words = kind === 'gradeScale' ? (node.text[language]?.options ?? node.text.id?.options)?.[String(value)] : undefined;
  return <span className={classes['answer']}>{questions[kind].format(node, value, language)}{words && <small>{words}</small>}</span>;
}

function RowsView({ node, rows }: { node: Node; rows: readonly Record<string, unknown>[] }) {
  const language = useLanguage();
  const columns = columnsOf(node);
  const title = (column: (typeof columns)[number]) => column.text[language]?.title ?? column.text.id?.title ?? column.key;
  return (
    <div className={classes['scroll']}>
      <table className={classes['grid']}>
        <thead><tr><th scope="col">#</th>{columns.map((column) => <th key={column.key} scope="col">{title(column)}</th>)}</tr></thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={String(row['_row'] ?? index)}><td>{index + 1}</td>{columns.map((column) => <td key={column.key}>{row[column.key] === undefined ? '–' : columnKinds[column.kind].format(columnNode(node, column), row[column.key], language)}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
