import { useOf } from '../../rule/inspect.ts';
import type { FormModel, Rule } from '../model.ts';
import { columnsOf } from '../questions/repeatTable.ts';
import { fixBy, found, type FormProblem, placed } from './found.ts';
import { titleIn } from '../titles.ts';

/** Effects a rule can have row by row: others change what a question is, not what is said of it. */
export const perRow: ReadonlySet<Rule['effect']> = new Set(['limit', 'warn']);
const tableOf = (model: FormModel, id: string) => { const node = Object.hasOwn(model.byId, id) ? model.byId[id] : undefined; return node?.kind === 'repeatTable' ? node : undefined; };

/** What keeps a rule from being asked of rows: it changes more than one row can, its table is none, or it looks for repeats without rows. */
function misplaced(model: FormModel, { each, effect, when }: Rule): readonly [id: string, en: string] | undefined {
  if (each === undefined) return useOf(when).parts.some(({ repeated }) => repeated) ? ['mencari baris yang berulang, tetapi tidak diperiksa per baris', 'looks for rows that repeat, but is not asked of each row'] : undefined;
  if (!tableOf(model, each)) return [`diperiksa per baris pada ${each}, yang bukan tabel berulang`, `is asked of each row of ${each}, which is no repeating table`];
  return perRow.has(effect) ? undefined : ['diperiksa per baris, padahal hanya batas dan peringatan yang dapat diperiksa per baris', 'is asked of each row, which only limits and warnings can be'];
}

/** Checks rules that read tables: those asked of each row have rows, and every column they read is there. */
export function rowProblems(model: FormModel): readonly FormProblem[] {
  return model.rules.flatMap((rule) => {
    const node = model.byId[rule.targets[0] ?? ''];
    const remove = fixBy('Hapus aturan', 'Delete the rule', { name: 'removeRule', args: { id: rule.id } });
    const told = (name: string, id: string, en: string) => placed(found(name, node, `Aturan ${rule.id} ${id}.`, `Rule ${rule.id} ${en}.`), `rule:${rule.id}`, remove);
    const wrong = misplaced(model, rule);
    const gone = useOf([rule.when, rule.value]).parts.flatMap(({ of, part }) => { const table = tableOf(model, of); return table === undefined || columnsOf(table).some(({ key }) => key === part) ? [] : [{ table, part }]; });
    return [...(wrong ? [told('rowsGone', ...wrong)] : []), ...gone.map(({ table, part }) => told('unknownColumn', `membaca kolom ${part} yang tidak ada pada “${titleIn(table, 'id')}”`, `reads column ${part}, which “${titleIn(table, 'en')}” does not have`))];
  });
}
