import { useOf } from '../../rule/inspect.ts';
import type { FormModel } from '../model.ts';
import { found, type FormProblem, titleOf } from './found.ts';

/** What the server takes at most for one question. */
const most = { mb: 100, files: 50 } as const;
const kinds = new Set(['pdf', 'jpeg', 'png', 'docx', 'xlsx', 'pptx']);

/** Checks evidence rules against what the server takes, and their conditions. */
export function evidenceProblems(model: FormModel): readonly FormProblem[] {
  return Object.values(model.byId).flatMap((node) => {
    const rule = node.evidence;
    if (!rule) return [];
    const odd = rule.types.filter((type) => !kinds.has(type));
    const use = typeof rule.need === 'object' ? useOf(rule.need.when) : undefined;
    return [
      ...(rule.maxMB > most.mb || rule.maxFiles > most.files ? [found('evidenceBeyondServer', node, `“${titleOf(node)}”: batas berkas melebihi yang diterima sistem (${most.mb} MB, ${most.files} berkas).`, `“${titleOf(node)}”: the file limits exceed what the system takes (${most.mb} MB, ${most.files} files).`)] : []),
      ...(odd.length ? [found('evidenceKind', node, `“${titleOf(node)}”: jenis berkas ${odd.join(', ')} tidak diterima sistem.`, `“${titleOf(node)}”: the system does not take ${odd.join(', ')} files.`)] : []),
      ...[...(use?.answers ?? [])].filter((id) => !Object.hasOwn(model.byId, id)).map((id) => found('unknownQuestion', node, `Syarat bukti “${titleOf(node)}” merujuk pertanyaan ${id} yang tidak ada.`, `The evidence condition of “${titleOf(node)}” refers to question ${id}, which does not exist.`)),
      ...(use?.answers.size === 0 && use.refs.size === 0 ? [found('evidenceNeverAsked', node, `Syarat bukti “${titleOf(node)}” tidak membaca jawaban apa pun.`, `The evidence condition of “${titleOf(node)}” reads no answer.`)] : []),
    ];
  });
}
