import type { FormModel, Node } from '../model.ts';
import { fixBy, found, type FormProblem, noticed, placed, propOf } from './found.ts';
import { titleIn } from '../titles.ts';

/** Checks titles, translations, headings and the stated purpose of personal data. */
export function textProblems(model: FormModel): readonly FormProblem[] {
  return [...Object.values(model.byId).flatMap((node) => [...titleProblems(model, node), ...purposeProblems(node), ...imageProblems(node)]), ...headingProblems(model)];
}

function titleProblems(model: FormModel, node: Node): readonly FormProblem[] {
  if (node.type === 'raw') return [];
  if (!node.text[model.baseLocale]?.title) return [placed(found('noTitle', node, `Pertanyaan dengan kunci “${node.key ?? node.id}” belum berjudul.`, `The question with key “${node.key ?? node.id}” has no title.`), 'title', titleFix(node))];
  return model.locales.filter((locale) => !node.text[locale]?.title).map((locale) => placed(noticed('noTranslation', node, `“${titleIn(node, 'id')}” belum diterjemahkan (${locale}).`, `“${titleIn(node, 'en')}” has no translation (${locale}).`), `text.${locale}.title`));
}

/** Takes the title of the other language, else the key in readable form. */
function titleFix(node: Node) {
  const words = node.text.en?.title || (node.key ?? '').replaceAll('_', ' ').trim();
  const value = words && words[0]!.toUpperCase() + words.slice(1);
  return value ? fixBy(`Pakai judul “${value}”`, `Use title “${value}”`, { name: 'setText', args: { id: node.id, locale: 'id', field: 'title', value } }) : undefined;
}

/** Whoever cannot see an image reads its text; decoration says so with an empty `alt` of its own (`decorative`). */
function imageProblems(node: Node): readonly FormProblem[] {
  const bare = typeof node.props['image'] === 'string' && node.props['image'] !== '' && !node.props['alt'] && node.props['decorative'] !== true;
  const words = Object.values(node.text).flatMap((text) => [text.help, text.guidance]).some((text) => /!\[\s*\]\(/.test(text ?? ''));
  if (!bare && !words) return [];
  return [placed(found('noAltText', node, `Gambar pada “${titleIn(node, 'id')}” belum memiliki teks pengganti.`, `The image at “${titleIn(node, 'en')}” has no alternative text.`), bare ? 'props.alt' : 'help', bare ? fixBy('Tandai sebagai hiasan', 'Mark as decoration', propOf(node, 'decorative', true)) : undefined)];
}

// UU 27/2022: whoever gives personal data has to know what for.
function purposeProblems(node: Node): readonly FormProblem[] {
  const isPersonal = node.classification === 'personal' || node.classification === 'specific';
  return isPersonal && node.kind !== undefined && !node.text.id?.help && !node.text.id?.guidance
    ? [placed(found('noPurpose', node, `“${titleIn(node, 'id')}” meminta data pribadi tanpa menyebut tujuannya. Tulis tujuannya pada keterangan.`, `“${titleIn(node, 'en')}” asks for personal data without saying what for. State the purpose in its help text.`), 'help')]
    : [];
}

function headingProblems(model: FormModel): readonly FormProblem[] {
  return Object.values(model.byId).filter((node) => node.type === 'section').flatMap((section) => {
    const headings = section.children.map((id) => model.byId[id]).filter((node): node is Node => node?.kind === 'info' && typeof node.props['level'] === 'number');
    return headings.flatMap((node, i) => {
      const above = i > 0 ? Number(headings[i - 1]!.props['level']) : Number.MAX_SAFE_INTEGER;
      return Number(node.props['level']) <= above + 1 ? [] : [placed(found('headingSkipped', node, `Judul “${titleIn(node, 'id')}” melompati satu tingkat.`, `Heading “${titleIn(node, 'en')}” skips a level.`), 'props.level', fixBy(`Jadikan tingkat ${above + 1}`, `Make it level ${above + 1}`, propOf(node, 'level', above + 1)))];
    });
  });
}
