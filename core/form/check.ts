import { holds } from '../rule/evaluate.ts';
import type { Text } from '../problem.ts';
import { type Answers, dataPath, type FormModel, type Node, questionsOf } from './model.ts';
import { kindOf, numberText } from './question.ts';
import { questions } from './questions.ts';
import { byQuestion } from './state.ts';
import { clean, type Cleaned } from './clean.ts';
import { titlesOf } from './titles.ts';

/** One thing that keeps the answers from being sent, with the question it belongs to. */
export type CheckItem = { readonly questionId: string; readonly section: string; readonly path: string; readonly title: Text; readonly keyword: string; readonly message: Text };
export type CheckResult = { readonly items: readonly CheckItem[]; readonly warnings: readonly CheckItem[]; readonly answered: number; readonly required: number };


/**
 * Checks an answer set against the form: required answers, evidence, limits and each kind's own checks, in sentences that
 * name the remedy. Types, ranges and patterns are the schema's; `schemaItems` turns its errors into the same shape.
 */
export function check(model: FormModel, answers: Answers, refs: Readonly<Record<string, unknown>> = {}): CheckResult {
  return checkCleaned(model, clean(model, answers, refs));
}

/** Checks answers that were cleaned already. */
export function checkCleaned(model: FormModel, { answers, state }: Pick<Cleaned, 'answers' | 'state'>): CheckResult {
  const values = byQuestion(model, answers);
  const items: CheckItem[] = [];
  const warnings: CheckItem[] = [];
  let answered = 0;
  let required = 0;
  for (const { node, section } of questionsOf(model)) {
    if (state.hidden.has(node.id) || node.kind === 'info') continue;
    const item = itemAt(node, section);
    const value = values[node.id];
    const isAnswered = value !== undefined && !questions[kindOf(node)].isEmpty(value);
    if (state.required.has(node.id)) {
      required += 1;
      if (isAnswered) answered += 1;
      else items.push(item('required', { id: 'belum dijawab. Isi jawaban ini.', en: 'not answered yet. Fill it in.' }));
    }
    if (isAnswered) for (const text of questions[kindOf(node)].check(node, value)) items.push(item('own', text));
    for (const text of evidenceFaults(node, { answers, values, counts: isAnswered || state.required.has(node.id) })) items.push(item('evidence', text));
    for (const limit of state.limits) if (limit.questionId === node.id) items.push(item('limit', limit.text));
    for (const warning of state.warnings) if (warning.questionId === node.id) warnings.push(item('warn', warning.text));
  }
  return { items, warnings, answered, required };
}

const itemAt = (node: Node, section: Node) => (keyword: string, text: Text): CheckItem => {
  const title = titlesOf(node);
  return { questionId: node.id, section: section.id, path: dataPath(section, node).filter(Boolean).join('.'), title, keyword, message: { id: `${title.id}: ${text.id}`, en: `${title.en}: ${text.en}` } };
};

type Proof = { readonly answers: Answers; readonly values: Readonly<Record<string, unknown>>; /** answered or required: an empty optional question claims nothing */ readonly counts: boolean };

function evidenceFaults(node: Node, { answers, values, counts }: Proof): readonly Text[] {
  const rule = node.evidence;
  if (!rule || rule.need === 'no') return [];
  const files = answers.evidence[node.id] ?? [];
  const needed = (rule.need === 'yes' && counts) || (typeof rule.need === 'object' && holds(rule.need.when, { answers: values }));
  const found: Text[] = [];
  if (needed && files.length === 0) found.push({ id: 'bukti dukung belum ada. Unggah berkasnya atau pilih dari pustaka.', en: 'evidence is missing. Upload the file or choose one from the library.' });
  if (files.length > rule.maxFiles) found.push({ id: `paling banyak ${rule.maxFiles} berkas.`, en: `at most ${rule.maxFiles} files.` });
  for (const file of files) if (file.size > rule.maxMB * 1_000_000) found.push({ id: `berkas ${file.name} melebihi ${rule.maxMB} MB.`, en: `file ${file.name} exceeds ${rule.maxMB} MB.` });
  return found;
}

/** The part of an Ajv error that is read here. */
export type SchemaError = { readonly instancePath: string; readonly keyword: string; readonly params: Readonly<Record<string, unknown>> };

/** Turns Ajv errors of one section's schema into check items; errors of `if` and of `required` (told by `check`) are dropped. */
export function schemaItems(model: FormModel, sectionId: string, errors: readonly SchemaError[]): readonly CheckItem[] {
  const section = model.byId[sectionId];
  if (!section) return [];
  return errors.flatMap((error) => {
    const key = error.instancePath.split('/')[1];
    const node = section.children.map((id) => model.byId[id]).find((child) => child?.key === key);
    if (!node || error.keyword === 'if' || (error.keyword === 'required' && error.instancePath === '')) return [];
    return [itemAt(node, section)(error.keyword, schemaSentence(error))];
  });
}

function schemaSentence({ keyword, params }: SchemaError): Text {
  const limit = typeof params['limit'] === 'number' ? params['limit'] : 0;
  const sentences: Readonly<Record<string, Text>> = {
    type: { id: 'jenis isian tidak sesuai. Isi ulang jawaban ini.', en: 'the kind of value does not fit. Fill it in again.' },
    enum: { id: 'pilihan tidak dikenal. Pilih salah satu yang tersedia.', en: 'unknown option. Choose one of those offered.' },
    const: { id: 'pernyataan ini harus disetujui.', en: 'this statement has to be agreed to.' },
    minimum: { id: `paling kecil ${numberText(limit, 'id')}.`, en: `at least ${numberText(limit, 'en')}.` },
    maximum: { id: `paling besar ${numberText(limit, 'id')}.`, en: `at most ${numberText(limit, 'en')}.` },
    minLength: { id: `tulis paling sedikit ${limit} huruf.`, en: `write at least ${limit} characters.` },
    maxLength: { id: `tulis paling banyak ${limit} huruf.`, en: `write at most ${limit} characters.` },
    pattern: { id: 'bentuk isian tidak sesuai contoh.', en: 'the form of the value does not match the sample.' },
    format: { id: 'bentuk tanggal tidak sah. Tulis hari, bulan, dan tahun.', en: 'not a valid date. Give day, month and year.' },
    minItems: { id: `paling sedikit ${limit} isian.`, en: `at least ${limit} entries.` },
    maxItems: { id: `paling banyak ${limit} isian.`, en: `at most ${limit} entries.` },
    uniqueItems: { id: 'ada pilihan yang sama dua kali.', en: 'an option occurs twice.' },
    required: { id: 'ada bagian yang belum diisi.', en: 'a part is not filled in.' },
  };
  return sentences[keyword] ?? { id: 'isian tidak sesuai ketentuan.', en: 'the value does not meet the rule.' };
}
