import { toDraft07 } from '../draft07.ts';
import { redTests } from '../form-tests.ts';
import { definitionsOf, objectKeywords, rootKeywords } from '../imported.ts';
import { type FormModel, type Node, questionsOf } from '../model.ts';
import { found, type FormProblem, placed } from './found.ts';
import { titleIn } from '../titles.ts';

/** Checks imported parts that draft-07 cannot say. */
export function importProblems(model: FormModel): readonly FormProblem[] {
  if (model.source === undefined && !Object.values(model.byId).some((node) => node.kind === 'raw')) return [];
  const dialect = model.source?.dialect ?? 'draft-07';
  const parts: readonly (readonly [Node | undefined, unknown])[] = [
    ...Object.values(model.byId).map((node) => [node, node.type === 'section' ? objectKeywords(model, node) : node.kind === 'raw' ? node.props['schema'] : node.schemaExtra] as const),
    ...Object.values(definitionsOf(model)).map((schema) => [undefined, schema] as const),
  ];
  const keyed = questionsOf(model).find(({ section }) => section.key !== undefined);
  const atRoot = keyed ? Object.keys(asDraft07(rootKeywords(model), dialect)) : [];
  return [
    ...parts.flatMap(([node, schema]) => {
      const converted = toDraft07(schema, dialect);
      return 'refused' in converted ? [found('noExactForm', node, `“${titleIn(node, 'id')}”: kata kunci ${converted.refused} tidak memiliki bentuk draft-07 yang sama artinya. Ubah bagian ini menjadi pertanyaan.`, `“${titleIn(node, 'en')}”: keyword ${converted.refused} has no draft-07 form of the same meaning. Turn this part into a question.`)] : [];
    }),
    ...(atRoot.length ? [found('rootKeyword', undefined, `Aturan ${atRoot.join(', ')} berlaku untuk seluruh isian, bukan satu bagian. Ganti dengan aturan formulir.`, `Keyword ${atRoot.join(', ')} concerns all answers, not one section. Replace it by a rule of the form.`)] : []),
  ];
}

function asDraft07(schema: unknown, dialect: string): object {
  const converted = toDraft07(schema, dialect);
  return 'schema' in converted ? converted.schema : {};
}

/** Runs the form's own tests. */
export function testProblems(model: FormModel): readonly FormProblem[] {
  return redTests(model).map(({ test, part, expected, actual }) => placed(found('redTest', undefined, `Uji “${test.title}” gagal (${part}): seharusnya ${expected || 'kosong'}, hasilnya ${actual || 'kosong'}.`, `Test “${test.title}” fails (${part}): expected ${expected || 'nothing'}, got ${actual || 'nothing'}.`), `test:${test.id}`));
}
