import type { FormModel, Node } from '../../core/form/model.ts';
import { bands, gradeValues, grades, rubric } from '../akip/rubric.ts';

const optionsIn = (locale: 'id' | 'en') => Object.fromEntries(grades.map((grade) => [grade, rubric.quality[grade][locale]]));
const plain = { children: [], props: {}, classification: 'internal', schemaExtra: {}, uiExtra: {} } as const;

const nodes: readonly Node[] = [
  { ...plain, id: 'tiny', type: 'form', children: ['s1'], text: { id: { title: 'Formulir kecil' }, en: { title: 'Tiny form' } }, score: { rule: 'sum', weight: '100' } },
  { ...plain, id: 's1', type: 'section', key: 's1', children: ['q1', 'q2'], text: { id: { title: 'Dua pertanyaan' }, en: { title: 'Two questions' } }, score: { rule: 'average', weight: '100' } },
  {
    ...plain, id: 'q1', type: 'field', kind: 'gradeScale', key: 'q1', required: true, props: { scale: 'AA-E' },
    text: { id: { title: 'Seberapa baik rencana Anda?', options: optionsIn('id') }, en: { title: 'How good is your plan?', options: optionsIn('en') } },
    evidence: { need: 'optional', types: ['pdf'], maxFiles: 5, maxMB: 10, period: false },
    score: { rule: 'option', values: gradeValues },
  },
  {
    ...plain, id: 'q2', type: 'field', kind: 'longText', key: 'q2', required: true, props: { min: 1, max: 500 },
    text: { id: { title: 'Apa langkah berikutnya?' }, en: { title: 'What is the next step?' } },
  },
];

/** Makes the smallest form that is scored: one grade and one text in section `s1`. */
export function tinyForm(): FormModel {
  return {
    format: 1, formId: 'tiny', baseLocale: 'id', locales: ['id', 'en'], rootId: 'tiny',
    byId: Object.fromEntries(nodes.map((node) => [node.id, node])),
    rules: [],
    scoring: { mode: 'subComponent', roundAt: 'total', bands: bands.map(({ key, above, label }) => ({ grade: key, above, label })), thresholds: [] },
    refs: [],
    tests: [],
  };
}
