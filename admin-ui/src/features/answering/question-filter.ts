import type { Node } from '../../../../core/form/model.ts';
import type { Answering } from './answering-state.ts';
import { isAnswered, shownProblems } from './progress.ts';

export const questionFilters = ['all', 'unanswered', 'returned', 'noted', 'invalid'] as const;
export type QuestionFilter = (typeof questionFilters)[number];

const tests: Readonly<Record<QuestionFilter, (state: Answering, node: Node) => boolean>> = {
  all: () => true,
  unanswered: (state, node) => node.kind !== 'computed' && !isAnswered(state, node),
  returned: (state, node) => state.task.unlocked?.includes(node.id) ?? false,
  noted: (state, node) => state.task.notes.some((note) => note.questionId === node.id),
  invalid: (state, node) => shownProblems({ ...state, strict: true }).some((item) => item.questionId === node.id),
};

/** Says whether a question is let through by a filter of the step page. */
export const passes = (state: Answering, node: Node, filter: QuestionFilter): boolean => tests[filter](state, node);
