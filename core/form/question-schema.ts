import { draft07Of } from './imported.ts';
import type { Node } from './model.ts';
import { kindOf, type Schema } from './question.ts';
import { questions } from './questions.ts';

/** Gives the schema a question is checked against: what its kind says, and what an import kept for it as draft-07 without texts. */
export function questionSchema(node: Node): Schema {
  const own = questions[kindOf(node)].emit(node);
  const dialect = typeof node.props['dialect'] === 'string' ? node.props['dialect'] : undefined;
  if (kindOf(node) === 'raw') return draft07Of(node.props['schema'], dialect);
  return Object.keys(node.schemaExtra).length ? { ...own, ...draft07Of(node.schemaExtra, dialect) } : own;
}
