import type { FormModel, Node } from '../model.ts';
import { found, type FormProblem, noticed, titleOf } from './found.ts';

/** Checks titles, translations, headings and the stated purpose of personal data. */
export function textProblems(model: FormModel): readonly FormProblem[] {
  return [...Object.values(model.byId).flatMap((node) => [...titleProblems(model, node), ...purposeProblems(node)]), ...headingProblems(model)];
}

function titleProblems(model: FormModel, node: Node): readonly FormProblem[] {
  if (node.type === 'raw') return [];
  if (!node.text[model.baseLocale]?.title) return [found('noTitle', node, `Pertanyaan dengan kunci “${node.key ?? node.id}” belum berjudul.`, `The question with key “${node.key ?? node.id}” has no title.`)];
  return model.locales.filter((locale) => !node.text[locale]?.title).map((locale) => noticed('noTranslation', node, `“${titleOf(node)}” belum diterjemahkan (${locale}).`, `“${titleOf(node)}” has no translation (${locale}).`));
}

// UU 27/2022: whoever gives personal data has to know what for.
function purposeProblems(node: Node): readonly FormProblem[] {
  const isPersonal = node.classification === 'personal' || node.classification === 'specific';
  return isPersonal && node.kind !== undefined && !node.text.id?.help && !node.text.id?.guidance
    ? [found('noPurpose', node, `“${titleOf(node)}” meminta data pribadi tanpa menyebut tujuannya. Tulis tujuannya pada keterangan.`, `“${titleOf(node)}” asks for personal data without saying what for. State the purpose in its help text.`)]
    : [];
}

function headingProblems(model: FormModel): readonly FormProblem[] {
  return Object.values(model.byId).filter((node) => node.type === 'section').flatMap((section) => {
    const headings = section.children.map((id) => model.byId[id]).filter((node): node is Node => node?.kind === 'info' && typeof node.props['level'] === 'number');
    return headings.filter((node, i) => i > 0 && Number(node.props['level']) > Number(headings[i - 1]!.props['level']) + 1).map((node) => found('headingSkipped', node, `Judul “${titleOf(node)}” melompati satu tingkat.`, `Heading “${titleOf(node)}” skips a level.`));
  });
}
