import type { Node } from './model.ts';
import { kindOf, type Schema } from './question.ts';
import { questions } from './questions.ts';

/** Gives the schema of one question, with the keywords an import kept for it. */
export function questionSchema(node: Node): Schema {
  return { ...questions[kindOf(node)].emit(node), ...node.schemaExtra };
}
