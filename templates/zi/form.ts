import type { FormModel, Logic, Node, Rule } from '../../core/form/model.ts';
import { choices, evidence, formOf, part } from '../../core/form/parts.ts';
import type { Text } from '../../core/problem.ts';
import { areas } from './areas.ts';
import { formTests } from './form-tests.ts';
import { bands, thresholds } from './thresholds.ts';
import type { Area, Level, Percent, Question, SubArea } from './worksheet.ts';

// A value per option, never derived from how many there are (domain.md §2.2).
const levels: Readonly<Record<Level, { readonly labels: ReturnType<typeof choices>; readonly values: Readonly<Record<string, string>> }>> = {
  Y: { labels: choices(['A', 'Ya', 'Yes'], ['B', 'Tidak', 'No']), values: { A: '100', B: '0' } },
  C: { labels: choices(['A', 'Seluruhnya', 'In full'], ['B', 'Sebagian', 'In part'], ['C', 'Belum', 'Not yet']), values: { A: '100', B: '50', C: '0' } },
  D: { labels: choices(['A', 'Seluruhnya', 'In full'], ['B', 'Sebagian besar', 'For the most part'], ['C', 'Sebagian kecil', 'To a small part'], ['D', 'Belum', 'Not yet']), values: { A: '100', B: '67', C: '33', D: '0' } },
  E: { labels: choices(['A', 'Seluruhnya dan berkelanjutan', 'In full and lastingly'], ['B', 'Seluruhnya', 'In full'], ['C', 'Sebagian besar', 'For the most part'], ['D', 'Sebagian kecil', 'To a small part'], ['E', 'Belum', 'Not yet']), values: { A: '100', B: '75', C: '50', D: '25', E: '0' } },
};

const worded = ({ id, en }: Text) => [id, en] as const;
const titled = (title: Text, labels: ReturnType<typeof choices>) => [{ title: title.id, options: labels.id }, { title: title.en, options: labels.en }] as const;

function graded(id: string, { level, text }: Question): readonly Node[] {
  const { labels, values } = levels[level];
  const options = Object.entries(values).map(([code, value]) => ({ code, value }));
  const proven = Object.keys(values).slice(0, -1);
  return [part(id, { kind: 'gradedChoice', required: true, props: { options }, score: { rule: 'option', values }, evidence: evidence({ when: { in: [{ answer: id }, proven] } }), words: titled(text, labels) })];
}

function percentage(id: string, { percent, counts, formula }: Percent): readonly Node[] {
  const read = (key: string): Logic => ({ answer: `${id}_${key}` });
  const share = formula(read);
  return [
    ...counts.map(({ key, text }) => part(`${id}_${key}`, { kind: 'integer', required: true, props: { min: 0, span: 6 }, words: worded(text) })),
    part(id, { type: 'computed', kind: 'computed', props: { of: 'number', places: 2, unit: '%', expression: { round: [{ '*': [share, 100] }, 2] } }, score: { rule: 'expression', expression: { '*': [share, 100] } }, words: worded(percent) }),
  ];
}

type Group = { readonly prefix: string; readonly name: Text };
const groups = { fulfilment: { prefix: 'p', name: { id: 'Pemenuhan', en: 'Fulfilment' } }, reform: { prefix: 'r', name: { id: 'Reform', en: 'Reform' } } } as const satisfies Record<string, Group>;

/** A question of every sub-area asks for the unit's own explanation. */
function sectionNodes(area: Area, { prefix, name }: Group, of: SubArea): readonly Node[] {
  const id = `${prefix}${area.number}_${of.key}`;
  const questions = of.questions.flatMap((question, i) => ('level' in question ? graded(`${id}_${i + 1}`, question) : percentage(`${id}_${i + 1}`, question)));
  const remark = part(`${id}_ket`, { kind: 'longText', props: { max: 2000 }, words: ['Penjelasan unit', 'Explanation of the unit'] });
  const [weightId, weightEn] = [of.weight.replace('.', ','), of.weight];
  return [
    part(id, { type: 'section', children: [...questions, remark].map((node) => node.id), score: { rule: 'average', weight: of.weight }, words: [{ title: `${name.id}: ${of.title.id}`, help: `Bobot ${weightId}` }, { title: `${name.en}: ${of.title.en}`, help: `Weight ${weightEn}` }] }),
    ...questions, remark,
  ];
}

function areaNodes(area: Area): readonly Node[] {
  const nodes = [...area.fulfilment.map((of) => sectionNodes(area, groups.fulfilment, of)), ...area.reform.map((of) => sectionNodes(area, groups.reform, of))];
  const page = part(`a${area.number}`, { type: 'page', children: nodes.map(([section]) => section!.id), score: { rule: 'sum', weight: area.weight }, words: [{ title: `${area.number} ${area.title.id}`, help: `Bobot ${area.weight}` }, { title: `${area.number} ${area.title.en}`, help: `Weight ${area.weight}` }] });
  return [page, ...nodes.flat()];
}

const survey = (id: string, of: string, words: readonly [string, string]) => part(id, { kind: 'decimal', required: true, props: { places: 2, min: 0, max: 4 }, score: { rule: 'share', of: '4', weight: of }, evidence: evidence('yes'), words: [{ title: words[0], guidance: 'Nilai survei 0 sampai 4.' }, { title: words[1], guidance: 'Survey value from 0 to 4.' }] });
const better = choices(['A', 'Meningkat pada semua sasaran', 'Better in all objectives'], ['B', 'Meningkat pada sebagian besar sasaran', 'Better in most objectives'], ['C', 'Meningkat pada sebagian kecil sasaran', 'Better in few objectives'], ['D', 'Tetap', 'Unchanged']);
const betterValues = { A: '100', B: '75', C: '50', D: '25' };

const results: readonly Node[] = [
  part('hasil', { type: 'page', children: ['bersih', 'prima'], score: { rule: 'sum', weight: '40' }, words: [{ title: 'Hasil', help: 'Bobot 40' }, { title: 'Results', help: 'Weight 40' }] }),
  part('bersih', { type: 'section', children: ['ipak', 'kinerja'], score: { rule: 'sum', weight: '22.5' }, words: ['Birokrasi yang bersih dan akuntabel', 'A clean and accountable bureaucracy'] }),
  survey('ipak', '17.5', ['Nilai survei persepsi anti korupsi (IPAK)', 'Survey on perception of corruption (IPAK)']),
  part('kinerja', { kind: 'gradedChoice', required: true, props: { options: Object.entries(betterValues).map(([code, value]) => ({ code, value })) }, score: { rule: 'option', weight: '5', values: betterValues }, evidence: evidence('yes'), words: titled({ id: 'Capaian kinerja lebih baik', en: 'Better performance' }, better) }),
  part('prima', { type: 'section', children: ['ipkp'], score: { rule: 'sum', weight: '17.5' }, words: ['Pelayanan publik yang prima', 'Excellent public services'] }),
  survey('ipkp', '17.5', ['Nilai survei persepsi kualitas pelayanan (IPKP)', 'Survey on perception of service quality (IPKP)']),
];

const opinions = choices(['wtp', 'Wajar tanpa pengecualian (WTP)', 'Unqualified'], ['wdp', 'Wajar dengan pengecualian (WDP)', 'Qualified'], ['lain', 'Lainnya', 'Other']);
const sakip = choices(...(['AA', 'A', 'BB', 'B', 'CC', 'C', 'D'] as const).map((grade) => [grade, grade, grade] as const));
const predicates = choices(['belum', 'Belum berpredikat', 'None yet'], ['wbk', 'WBK', 'WBK'], ['wbbm', 'WBBM', 'WBBM']);
const chosen = (id: string, labels: ReturnType<typeof choices>, title: Text) => part(id, { kind: 'singleChoice', required: true, props: { ...labels.codes, span: 6 }, words: titled(title, labels) });

const requirements: readonly Node[] = [
  part('p_syarat', { type: 'page', children: ['syarat'], words: [{ title: 'Syarat administrasi', help: 'PermenPANRB Nomor 5 Tahun 2024. Tidak dinilai, tetapi unit yang tidak memenuhinya tidak diusulkan.' }, { title: 'Administrative requirements', help: 'PermenPANRB No. 5 of 2024. Not scored, but a unit that does not meet them is not proposed.' }] }),
  part('syarat', { type: 'section', children: ['opini', 'sakip', 'rb', 'spip', 'tl', 'lhkan', 'predikat', 'setahun', 'setahun_wbbm', 'sakip_unit'], words: ['Syarat instansi dan unit', 'Requirements of the government and the unit'] }),
  chosen('opini', opinions, { id: 'Opini BPK atas laporan keuangan', en: 'Audit opinion on the accounts' }),
  chosen('sakip', sakip, { id: 'Predikat SAKIP instansi', en: 'SAKIP grade of the government' }),
  chosen('rb', sakip, { id: 'Indeks reformasi birokrasi instansi', en: 'Reform index of the government' }),
  part('spip', { kind: 'integer', required: true, props: { min: 0, max: 5, span: 6 }, words: ['Maturitas SPIP (level)', 'Maturity of internal control (level)'] }),
  part('tl', { kind: 'yesNo', required: true, words: ['Tindak lanjut hasil pengawasan APIP dan BPK sudah 100%', 'Findings of supervision are followed up to 100%'] }),
  part('lhkan', { kind: 'yesNo', required: true, words: ['Pelaporan LHKAN dan LHKPN sudah 100%', 'Reports of assets are complete to 100%'] }),
  chosen('predikat', predicates, { id: 'Predikat Zona Integritas unit saat ini', en: 'Integrity Zone predicate of the unit at present' }),
  part('setahun', { kind: 'yesNo', required: true, words: ['Unit telah membangun Zona Integritas paling sedikit satu tahun', 'The unit has built the zone for one year at least'] }),
  part('setahun_wbbm', { kind: 'yesNo', required: true, words: ['Sejak berpredikat WBK, unit telah membangun Zona Integritas menuju WBBM paling sedikit satu tahun', 'Since its WBK predicate the unit has built the zone towards WBBM for one year at least'] }),
  chosen('sakip_unit', sakip, { id: 'Predikat SAKIP internal unit', en: 'Internal SAKIP grade of the unit' }),
];

const unmet = (id: string, target: string, when: Logic, text: Text): Rule => ({ id, effect: 'warn', targets: [target], when, text });
const below = (id: string, question: string, lowest: 'B' | 'CC', name: Text): Rule => unmet(id, question, { in: [{ answer: question }, lowest === 'B' ? ['CC', 'C', 'D'] : ['C', 'D']] }, { id: `${name.id} paling rendah ${lowest} untuk menuju WBK.`, en: `${name.en} has to be ${lowest} at least for WBK.` });
const no = (id: string, question: string): Rule => unmet(id, question, { '===': [{ answer: question }, false] }, { id: 'syarat ini wajib dipenuhi sebelum unit diusulkan.', en: 'this has to be met before the unit is proposed.' });

const rules: readonly Rule[] = [
  unmet('r_opini', 'opini', { in: [{ answer: 'opini' }, ['wdp', 'lain']] }, { id: 'opini BPK harus WTP.', en: 'the audit opinion has to be unqualified.' }),
  below('r_sakip', 'sakip', 'B', { id: 'Predikat SAKIP', en: 'The SAKIP grade' }), below('r_rb', 'rb', 'CC', { id: 'Indeks RB', en: 'The reform index' }), below('r_unit', 'sakip_unit', 'B', { id: 'SAKIP internal', en: 'Internal SAKIP' }),
  unmet('r_spip', 'spip', { '<': [{ answer: 'spip' }, 3] }, { id: 'maturitas SPIP paling rendah level 3.', en: 'maturity of internal control has to be level 3 at least.' }),
  no('r_tl', 'tl'), no('r_lhkan', 'lhkan'), no('r_setahun', 'setahun'), no('r_setahun_wbbm', 'setahun_wbbm'),
  { id: 'r_wbbm', effect: 'show', targets: ['setahun_wbbm'], when: { '===': [{ answer: 'predikat' }, 'wbk'] } },
  unmet('r_predikat', 'predikat', { '===': [{ answer: 'predikat' }, 'wbk'] }, { id: 'unit yang sudah WBK hanya diusulkan menuju WBBM, dengan syarat WBBM.', en: 'a unit that is WBK is proposed for WBBM alone, by the bounds of WBBM.' }),
];

/** Makes the whole worksheet of Zona Integritas: 110 questions with 24 counts, three results, and the administrative requirements. */
export function ziForm(): FormModel {
  const root = part('lke', {
    type: 'form', children: [...areas.map(({ number }) => `a${number}`), 'hasil', 'p_syarat'], score: { rule: 'sum', weight: '100' },
    words: [{ title: 'Lembar Kerja Evaluasi Zona Integritas', help: 'PermenPANRB Nomor 90 Tahun 2021 jo. Nomor 5 Tahun 2024. Bobot dan jumlah pertanyaan menurut lampiran; bunyi pertanyaan adalah data contoh dan perlu disamakan dengan lampiran sebelum dipakai resmi.' }, { title: 'Integrity Zone worksheet', help: 'PermenPANRB No. 90 of 2021 as changed by No. 5 of 2024. Weights and counts follow the annex; the wording of the questions is sample data, to be compared with the annex before official use.' }],
  });
  return formOf('zi-lke', [root, ...areas.flatMap(areaNodes), ...results, ...requirements], { rules, scoring: { mode: 'criteria', roundAt: 'total', bands, thresholds }, tests: formTests() });
}
