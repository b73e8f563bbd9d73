import { canonicalJson } from './canonical.ts';
import { about, change, type Change } from './diff/change.ts';
import { ruleChanges } from './diff/rules.ts';
import { isReworded } from './diff/wording.ts';
import { formDiff } from './diff.ts';
import type { FormModel, Node, Rule } from './model.ts';
import { given } from './question.ts';

type Props = Node['props'];
const parts = ['rows', 'columns'] as const;

/** Rows and columns of a table have words of their own. */
const wordlessProps = (props: Props): Props => ({ ...props, ...Object.fromEntries(parts.filter((name) => Array.isArray(props[name])).map((name) => [name, (props[name] as readonly object[]).map((part) => ({ ...part, text: null }))])) });
const wordlessRule = ({ text: _text, ...rule }: Rule) => rule;

/** A node as the data and the checks know it; of its children only those that `others` has too, for what comes or goes is told by itself. */
function wordless({ text: _text, meaning: _meaning, children, props, ...node }: Node, others: FormModel['byId']): string {
  return canonicalJson({ ...node, children: children.filter((id) => Object.hasOwn(others, id)), props: wordlessProps(props) });
}

/** The form around its nodes; its tests only try it, and a language more is words. */
const wordlessFrame = ({ byId: _byId, tests: _tests, locales: _locales, rules, ...rest }: FormModel) => canonicalJson({ ...rest, rules: rules.map(wordlessRule) });

/**
 * Says what keeps the difference of a draft from being a correction of words of the published version: every change that is
 * not cosmetic, other order or layout, and another statement under what was agreed to. Empty, it may be published as n.p.
 */
export function beyondWords(published: FormModel, draft: FormModel): readonly Change[] {
  const heavy = [...formDiff(published, draft).changes.filter((each) => each.class !== 'cosmetic'), ...ruleChanges(published, draft).filter((each) => each.class === 'cosmetic')];
  const told = new Set(heavy.map(({ nodeId }) => nodeId));
  const ids = [...new Set([...Object.keys(published.byId), ...Object.keys(draft.byId)])].filter((id) => !told.has(id));
  const found = [...heavy, ...ids.flatMap((id) => nodeFaults(published.byId, draft.byId, id))];
  if (found.length > 0 || wordlessFrame(published) === wordlessFrame(draft)) return found;
  return [change('cosmetic', null, ['Aturan, penilaian, atau rujukan formulir berubah.', 'Rules, scoring or values from elsewhere changed.'])];
}

function nodeFaults(before: FormModel['byId'], after: FormModel['byId'], id: string): readonly Change[] {
  const [was, is] = [before[id], after[id]];
  if (was === undefined || is === undefined) return [about((is ?? was)!)('cosmetic', is ? ' (bagian) ditambah.' : ' (bagian) dihapus.', is ? ' (part) is added.' : ' (part) is removed.')];
  if (wordless(was, after) !== wordless(is, before)) return [about(is)('cosmetic', ': susunan, tata letak, atau isian awal berubah.', ': order, layout or what it begins with changed.')];
  // An agreement holds for the very statement that was on the screen.
  if (is.kind === 'acknowledgement' && canonicalJson(was.text) !== canonicalJson(is.text)) return [about(is)('cosmetic', ': bunyi pernyataan yang disetujui berubah.', ': the statement that is agreed to changed.')];
  return [];
}

/** Gives the published version in the words of the draft; only where `beyondWords` finds nothing. What its marks of meaning said of the version before still holds. */
export function inWordsOf(published: FormModel, draft: FormModel): FormModel {
  const node = (is: Node): Node => {
    const { meaning: _meaning, ...rest } = is;
    const was = published.byId[is.id]!;
    return { ...rest, ...given({ meaning: was.meaning ?? (isReworded(was, is) ? 'same' as const : undefined) }) };
  };
  return { ...draft, tests: published.tests, byId: Object.fromEntries(Object.entries(draft.byId).map(([id, is]) => [id, node(is)])) };
}
