import type { EvidenceRule, FormModel, Node, NodeText, Rule } from '../../core/form/model.ts';
import type { Text } from '../../core/problem.ts';
import { type AkipMode, aspectNames, type Component, type SubComponent } from './component.ts';
import { formTests } from './form-tests.ts';
import { bands, gradeValues, grades, rubric } from './rubric.ts';
import { warnings } from './warnings.ts';
import { worksheet } from './worksheet.ts';

type Said = { readonly title: Text; readonly help?: Text; readonly guidance?: Text; readonly options?: Readonly<Record<string, Text>> };

const said = ({ title, help, guidance, options }: Said): Node['text'] => {
  const inLocale = (locale: 'id' | 'en'): NodeText => ({
    title: title[locale],
    ...(help ? { help: help[locale] } : {}),
    ...(guidance ? { guidance: guidance[locale] } : {}),
    ...(options ? { options: Object.fromEntries(Object.entries(options).map(([code, text]) => [code, text[locale]])) } : {}),
  });
  return { id: inLocale('id'), en: inLocale('en') };
};

type Part = Pick<Node, 'id' | 'type' | 'text'> & Partial<Node>;
const node = (part: Part): Node => ({ children: [], props: {}, classification: 'internal', schemaExtra: {}, uiExtra: {}, ...part });

const evidenceTypes = ['pdf', 'jpeg', 'png', 'docx', 'xlsx', 'pptx'] as const;
const files = (need: EvidenceRule['need']): EvidenceRule => ({ need, types: evidenceTypes, maxFiles: 20, maxMB: 50, period: true });
// Grade E says that there is no effort at all: nothing could prove it.
const provenUnlessE = (question: string): EvidenceRule => files({ when: { in: [{ answer: question }, grades.filter((grade) => grade !== 'E')] } });

const short = (code: string) => code.replace('.', '');
const gradeId = (code: string) => `q${short(code)}`;
const criterionId = (code: string, i: number) => `${gradeId(code)}${i + 1}`;
const reasonId = (code: string) => `${gradeId(code)}_sebab`;

const asked = (title: Text): Text => ({ id: `Bukti yang lazim: ${title.id}`, en: `Usual evidence: ${title.en}` });

const graded = (id: string, part: SubComponent, text: Said): Node =>
  node({
    id, type: 'field', kind: 'gradeScale', key: id, required: true,
    props: { scale: 'AA-E' },
    text: said({ ...text, options: rubric[part.aspect] }),
    evidence: provenUnlessE(id),
    score: { rule: 'option', values: gradeValues },
  });

const gradeQuestion = (part: SubComponent): Node =>
  graded(gradeId(part.code), part, {
    title: { id: `${part.code} Nilai ${aspectNames[part.aspect].id.toLowerCase()}`, en: `${part.code} Grade for ${aspectNames[part.aspect].en.toLowerCase()}` },
    help: part.statement,
    guidance: {
      id: `Pilih tingkat menurut pemenuhan ${part.criteria.length} kriteria di bawah, lalu lampirkan bukti dukungnya. Bobot subkomponen ${part.weight.replace('.', ',')}.`,
      en: `Choose the level by how far the ${part.criteria.length} criteria below are met, then attach the evidence. Weight of the sub-component: ${part.weight}.`,
    },
  });

const criterionQuestion = (part: SubComponent, i: number, mode: AkipMode): Node => {
  const criterion = part.criteria[i]!;
  const id = criterionId(part.code, i);
  const text: Said = { title: { id: `${part.code}.${i + 1} ${criterion.text.id}`, en: `${part.code}.${i + 1} ${criterion.text.en}` }, guidance: asked(criterion.evidence) };
  if (mode === 'criteria') return graded(id, part, text);
  const options = { ya: { id: 'Ya', en: 'Yes' }, sebagian: { id: 'Sebagian', en: 'Partly' }, tidak: { id: 'Tidak', en: 'No' } };
  return node({ id, type: 'field', kind: 'yesNoPartial', key: id, required: false, text: said({ ...text, options }), evidence: files('optional') });
};

const reasonQuestion = (part: SubComponent): Node =>
  node({
    id: reasonId(part.code), type: 'field', kind: 'longText', key: reasonId(part.code), required: true,
    props: { min: 20, max: 2000 },
    text: said({
      title: { id: `${part.code} Sebab dan rencana`, en: `${part.code} Cause and plan` },
      help: { id: 'Tulis sebab nilai D atau E dan rencana perbaikan beserta waktunya.', en: 'Write the cause of grade D or E and the plan of repair with its time.' },
    }),
  });

const scoredIds = (part: SubComponent, mode: AkipMode): readonly string[] =>
  mode === 'criteria' ? part.criteria.map((_, i) => criterionId(part.code, i)) : [gradeId(part.code)];

const reasonRule = (part: SubComponent, mode: AkipMode): Rule => {
  const low = scoredIds(part, mode).map((id) => ({ in: [{ answer: id }, ['D', 'E']] }));
  return { id: `r${short(part.code)}_sebab`, effect: 'show', when: low.length === 1 ? low[0] : { or: low }, targets: [reasonId(part.code)] };
};

const sectionNodes = (part: SubComponent, mode: AkipMode): readonly Node[] => {
  const criteria = part.criteria.map((_, i) => criterionQuestion(part, i, mode));
  const reason = reasonQuestion(part);
  const questions = mode === 'criteria' ? [...criteria, reason] : [gradeQuestion(part), reason, ...criteria];
  const section = node({
    id: `s${short(part.code)}`, type: 'section', key: `s${short(part.code)}`,
    children: questions.map((question) => question.id),
    text: said({ title: { id: `${part.code} ${aspectNames[part.aspect].id}`, en: `${part.code} ${aspectNames[part.aspect].en}` }, help: part.statement }),
    score: { rule: 'average', weight: part.weight },
  });
  return [section, ...questions];
};

const pageNode = (component: Component): Node =>
  node({
    id: `c${component.number}`, type: 'page',
    children: component.parts.map((part) => `s${short(part.code)}`),
    text: said({ title: { id: `${component.number} ${component.title.id}`, en: `${component.number} ${component.title.en}` }, help: { id: `Bobot ${component.weight}`, en: `Weight ${component.weight}` } }),
    score: { rule: 'sum', weight: component.weight },
  });

const rootNode = (mode: AkipMode): Node =>
  node({
    id: 'lke', type: 'form',
    children: worksheet.map((component) => `c${component.number}`),
    text: said({
      title: mode === 'criteria' ? { id: 'Lembar Kerja Evaluasi AKIP, nilai per kriteria', en: 'AKIP evaluation worksheet, graded by criterion' } : { id: 'Lembar Kerja Evaluasi AKIP', en: 'AKIP evaluation worksheet' },
      help: { id: 'PermenPANRB Nomor 88 Tahun 2021. Bobot menurut peraturan; bunyi kriteria adalah ringkasan (data contoh) dan perlu disamakan dengan lampiran peraturan sebelum dipakai resmi.', en: 'PermenPANRB No. 88 of 2021. Weights follow the regulation; the wording of the criteria is abridged (sample data), to be compared with the annex before official use.' },
    }),
    score: { rule: 'sum', weight: '100' },
  });

/** Makes the worksheet as a form model; question ids are the same in both modes wherever a question exists in both. */
export function akipForm({ mode = 'subComponent' }: { readonly mode?: AkipMode } = {}): FormModel {
  const parts = worksheet.flatMap((component) => component.parts);
  const nodes = [rootNode(mode), ...worksheet.map(pageNode), ...parts.flatMap((part) => sectionNodes(part, mode))];
  return {
    format: 1,
    formId: mode === 'criteria' ? 'akip-lke-kriteria' : 'akip-lke',
    baseLocale: 'id',
    locales: ['id', 'en'],
    rootId: 'lke',
    byId: Object.fromEntries(nodes.map((one) => [one.id, one])),
    rules: [...parts.map((part) => reasonRule(part, mode)), ...(mode === 'subComponent' ? worksheet.flatMap(warnings) : [])],
    scoring: { mode, roundAt: 'total', bands: bands.map(({ key, above, label }) => ({ grade: key, above, label })), thresholds: [] },
    refs: [],
    tests: formTests(mode),
  };
}
