import { treeOf, placeOfNode } from '../commands/tree.ts';
import { isReworded } from '../diff/wording.ts';
import type { FormModel, Node } from '../model.ts';
import { fixBy, found, type FormProblem, noticed, placed } from './found.ts';
import { titleIn } from '../titles.ts';

/**
 * Checks a draft against the version in force. A renamed key or a reworded question needs a word about its meaning
 * ('same' carries answers over, 'changed' leaves them behind), a removed question a reason; what a template locks stays.
 */
export function historyProblems(model: FormModel, published: FormModel): readonly FormProblem[] {
  return Object.values(published.byId).flatMap((was) => {
    const is = Object.hasOwn(model.byId, was.id) ? model.byId[was.id] : undefined;
    if (!is) return removedProblems(model, published, was);
    return [...renamedProblems(was, is), ...rewordedProblems(was, is), ...lockProblems(was, is)];
  });
}

const isAsked = (node: Node) => node.kind !== undefined && node.kind !== 'info';
const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);
const meaning = (node: Node, value: 'same' | 'changed') => ({ name: 'setField', args: { ids: [node.id], field: 'meaning', value } }) as const;

function renamedProblems(was: Node, is: Node): readonly FormProblem[] {
  if (was.key === is.key || !was.key || is.meaning !== undefined || !(isAsked(was) || was.type === 'section')) return [];
  return [placed(found('keyRenamed', is, `Kunci “${titleIn(is, 'id')}” berubah dari ${was.key} menjadi ${is.key ?? '–'}, padahal sudah ada jawaban. Nyatakan apakah maknanya tetap, atau pakai kunci lama.`, `The key of “${titleIn(is, 'en')}” changed from ${was.key} to ${is.key ?? '–'} although answers exist. Say whether its meaning stays, or use the old key.`), 'key', fixBy(`Pakai lagi kunci ${was.key}`, `Use key ${was.key} again`, { name: 'setField', args: { ids: [is.id], field: 'key', value: was.key } }))];
}

function rewordedProblems(was: Node, is: Node): readonly FormProblem[] {
  if (!isAsked(is) || is.meaning !== undefined || !isReworded(was, is)) return [];
  return [placed(found('rewordedUnmarked', is, `Bunyi “${titleIn(is, 'id')}” berubah. Tandai apakah maknanya tetap sama.`, `The wording of “${titleIn(is, 'en')}” changed. Mark whether its meaning is the same.`), 'meaning', fixBy('Maknanya tetap sama', 'The meaning is the same', meaning(is, 'same')))];
}

function removedProblems(model: FormModel, published: FormModel, was: Node): readonly FormProblem[] {
  const locked = was.lock === 'structure' || was.lock === 'all';
  if (!isAsked(was) && !locked) return [];
  const place = placeOfNode(published, was.id);
  const home = place && Object.hasOwn(model.byId, place.parentId) ? place : undefined;
  const fresh = treeOf(published, [was.id]);
  const back = home && Object.keys(fresh.byId).every((id) => !Object.hasOwn(model.byId, id)) ? fixBy('Kembalikan', 'Put it back', { name: 'insert', args: { parentId: home.parentId, index: home.index, tree: fresh } }) : undefined;
  if (locked) return [placed(found('lockedChanged', undefined, `“${titleIn(was, 'id')}” dikunci oleh templat dan tidak dapat dihapus.`, `“${titleIn(was, 'en')}” is locked by the template and cannot be deleted.`), 'children', back)];
  return [placed(noticed('removedWithAnswers', undefined, `“${titleIn(was, 'id')}” dihapus. Jawaban lama tetap tersimpan, tetapi tidak lagi ditanyakan.`, `“${titleIn(was, 'en')}” was removed. Earlier answers stay stored but are no longer asked for.`), 'children', back)];
}

const structure = ['kind', 'type', 'key', 'props', 'required', 'evidence', 'score', 'classification'] as const;

function lockProblems(was: Node, is: Node): readonly FormProblem[] {
  if (was.lock === undefined) return [];
  const fields = was.lock === 'text' ? [] : structure.filter((field) => !same(was[field], is[field]));
  const reworded = was.lock !== 'structure' && !same(was.text, is.text);
  if (fields.length === 0 && !reworded && is.lock === was.lock) return [];
  const values = [...fields, ...(reworded ? ['text' as const] : []), ...(is.lock === was.lock ? [] : ['lock' as const])].map((field) => ({ path: ['byId', is.id, field], ...(was[field] === undefined ? {} : { value: was[field] }) }));
  return [placed(found('lockedChanged', is, `“${titleIn(is, 'id')}” dikunci oleh templat dan tidak boleh berubah.`, `“${titleIn(is, 'en')}” is locked by the template and may not change.`), reworded ? 'title' : (fields[0] ?? 'lock'), fixBy('Kembalikan seperti semula', 'Restore it', { name: 'putBack', args: { of: 'lock', values } }))];
}
