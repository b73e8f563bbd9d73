import { useOf } from '../../rule/inspect.ts';
import type { EvidenceRule, FormModel, Node } from '../model.ts';
import { type Fix, fixBy, found, type FormProblem, placed } from './found.ts';
import { titleIn } from '../titles.ts';
import { verdictOn } from './stand-ins.ts';

/** What the server takes at most for one question. */
const most = { mb: 100, files: 50 } as const;
const evidenceFix = (node: Node, evidence: EvidenceRule, [id, en]: readonly [string, string]): Fix => fixBy(id, en, { name: 'setField', args: { ids: [node.id], field: 'evidence', value: evidence } });
const kinds = new Set(['pdf', 'jpeg', 'png', 'docx', 'xlsx', 'pptx']);

/** Checks evidence rules against what the server takes, and their conditions. */
export function evidenceProblems(model: FormModel): readonly FormProblem[] {
  return Object.values(model.byId).flatMap((node) => {
    const rule = node.evidence;
    if (!rule) return [];
    const odd = rule.types.filter((type) => !kinds.has(type));
    const use = typeof rule.need === 'object' ? useOf(rule.need.when) : undefined;
    return [
      ...(rule.maxMB > most.mb || rule.maxFiles > most.files ? [placed(found('evidenceBeyondServer', node, `“${titleIn(node, 'id')}”: batas berkas melebihi yang diterima sistem (${most.mb} MB, ${most.files} berkas).`, `“${titleIn(node, 'en')}”: the file limits exceed what the system takes (${most.mb} MB, ${most.files} files).`), 'evidence', evidenceFix(node, { ...rule, maxMB: Math.min(rule.maxMB, most.mb), maxFiles: Math.min(rule.maxFiles, most.files) }, ['Turunkan ke batas sistem', 'Lower to the limits of the system']))] : []),
      ...(odd.length ? [placed(found('evidenceKind', node, `“${titleIn(node, 'id')}”: jenis berkas ${odd.join(', ')} tidak diterima sistem.`, `“${titleIn(node, 'en')}”: the system does not take ${odd.join(', ')} files.`), 'evidence', evidenceFix(node, { ...rule, types: rule.types.some((type) => kinds.has(type)) ? rule.types.filter((type) => kinds.has(type)) : ['pdf'] }, ['Lepas jenis itu', 'Drop those kinds']))] : []),
      ...[...(use?.answers ?? [])].filter((id) => !Object.hasOwn(model.byId, id)).map((id) => placed(found('unknownQuestion', node, `Syarat bukti “${titleIn(node, 'id')}” merujuk pertanyaan ${id} yang tidak ada.`, `The evidence condition of “${titleIn(node, 'en')}” refers to question ${id}, which does not exist.`), 'evidence', evidenceFix(node, { ...rule, need: 'optional' }, ['Jadikan opsional', 'Make it optional']))),
      ...(use?.answers.size === 0 && use.refs.size === 0 ? [placed(found('evidenceNeverAsked', node, `Syarat bukti “${titleIn(node, 'id')}” tidak membaca jawaban apa pun.`, `The evidence condition of “${titleIn(node, 'en')}” reads no answer.`), 'evidence', evidenceFix(node, { ...rule, need: 'optional' }, ['Jadikan opsional', 'Make it optional']))] : []),
      ...(typeof rule.need === 'object' && verdictOn(model, rule.need.when) === 'never' ? [placed(found('evidenceNeverAsked', node, `Syarat bukti “${titleIn(node, 'id')}” tidak pernah terpenuhi.`, `The evidence condition of “${titleIn(node, 'en')}” never holds.`), 'evidence', evidenceFix(node, { ...rule, need: 'optional' }, ['Jadikan opsional', 'Make it optional']))] : []),
    ];
  });
}
