import type { FileRef } from '../../../../core/form/model.ts';

type Answer = { readonly value?: unknown; readonly evidence?: readonly FileRef[] | undefined };
const textOf = ({ value, evidence = [] }: Answer): string => JSON.stringify([value ?? null, evidence.map(({ fileId }) => fileId)]);

/** What this browser sent without having heard of it yet. */
export type OwnAnswers = {
  readonly sent: (question: string, answer: Answer) => void;
  readonly heard: (question: string) => void;
  /** Says whether an answer the server has is one of them: the sender's own, not a colleague's. */
  readonly has: (question: string, answer: Answer) => boolean;
};

/** Remembers what was sent until the server's word about it comes: an answer may arrive although its confirmation is lost. */
export function rememberOwn(): OwnAnswers {
  const waiting = new Map<string, Set<string>>();
  return {
    sent: (question, answer) => { waiting.set(question, new Set([...(waiting.get(question) ?? []), textOf(answer)])); },
    heard: (question) => { waiting.delete(question); },
    has: (question, answer) => waiting.get(question)?.has(textOf(answer)) === true,
  };
}
