import type { EvidenceRule, Node } from './model.ts';

/** Which answers of a question ask for evidence: none of them, these codes, or a condition of another sort. */
export type EvidenceGate = { readonly codes: readonly string[] } | { readonly other: true };

const usual: EvidenceRule = { need: 'optional', types: ['pdf', 'jpeg', 'png', 'docx', 'xlsx', 'pptx'], maxFiles: 20, maxMB: 50, period: false };

/** Reads the evidence rule of a question with levels as a gate per level. */
export function gateOf(node: Node, levels: readonly string[]): EvidenceGate {
  const need = node.evidence?.need ?? 'no';
  if (typeof need === 'string') return { codes: need === 'yes' ? levels : [] };
  const [answer, codes] = (need.when as { readonly in?: readonly unknown[] } | null)?.in ?? [];
  const own = typeof answer === 'object' && answer !== null && Object.keys(answer).length === 1 && String((answer as { answer?: unknown }).answer) === node.id;
  return own && Array.isArray(codes) ? { codes: levels.filter((level) => codes.includes(level)) } : { other: true };
}

/** Gives the evidence rule that asks for evidence at exactly these levels; limits of files stay as they were. */
export function withGate(node: Node, levels: readonly string[], codes: readonly string[]): EvidenceRule {
  const kept = levels.filter((level) => codes.includes(level));
  const need: EvidenceRule['need'] = kept.length === 0 ? 'optional' : kept.length === levels.length ? 'yes' : { when: { in: [{ answer: node.id }, kept] } };
  return { ...(node.evidence ?? usual), need };
}
