import type { Node } from '../model.ts';
import { numberText, questionKind } from '../question.ts';

/** Answer scales (PermenPANRB 88/2021 for AA–E; A–E as in the LKE of Zona Integritas). A letter here is an answer, never a result. */
export const scales = { 'AA-E': ['AA', 'A', 'BB', 'B', 'CC', 'C', 'D', 'E'], 'A-E': ['A', 'B', 'C', 'D', 'E'] } as const;

/** Gives the levels of a graded question, best first; `props.scale` names a scale or lists the levels. */
export function levelsOf(node: Node): readonly string[] {
  const scale = node.props['scale'];
  if (Array.isArray(scale)) return scale as readonly string[];
  return scales[scale as keyof typeof scales] ?? scales['AA-E'];
}

export const gradeScale = questionKind({
  meta: { name: { id: 'Skala nilai AA–E', en: 'Grade scale AA–E' }, about: { id: 'Satu tingkat dari skala dengan rubrik', en: 'One level of a scale with a rubric' }, props: { type: 'object', properties: { scale: { enum: Object.keys(scales) } } } },
  create: () => ({ scale: 'AA-E' }),
  emit: (node) => ({ type: 'string', enum: [...levelsOf(node)] }),
  read: (schema) => {
    const found = Object.entries(scales).find(([, levels]) => JSON.stringify(schema) === JSON.stringify({ type: 'string', enum: levels }));
    return found ? { scale: found[0] } : undefined;
  },
  format: (node, value, locale) => {
    const points = node.score?.values?.[String(value)];
    return points === undefined ? String(value) : `${String(value)} – ${numberText(Number(points), locale)}`;
  },
  cell: (_node, value) => ({ type: 'text', value: typeof value === 'string' ? value : '' }),
  diff: (node, before, after, locale) => {
    if (before === after) return undefined;
    const [a, b] = [levelsOf(node).indexOf(String(before)), levelsOf(node).indexOf(String(after))];
    const steps = a < 0 || b < 0 ? '' : ` (${a > b ? '+' : '−'}${Math.abs(a - b)} ${locale === 'id' ? 'tingkat' : 'levels'})`;
    return `${before === undefined ? '–' : String(before)} → ${after === undefined ? '–' : String(after)}${steps}`;
  },
});
