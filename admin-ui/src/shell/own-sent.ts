/** What this browser sent, by question, without having heard of it yet. */
export type OwnSent<T> = {
  readonly sent: (question: string, what: T) => void;
  readonly heard: (question: string) => void;
  /** Says whether what the server has is one of them: the sender's own, not a colleague's. */
  readonly has: (question: string, what: T) => boolean;
};

/** Remembers what was sent until the server's word about it comes: a change may arrive although its confirmation is lost. `textOf` tells two contents apart. */
export function rememberOwn<T>(textOf: (what: T) => string): OwnSent<T> {
  const waiting = new Map<string, Set<string>>();
  return {
    sent: (question, what) => { waiting.set(question, new Set([...(waiting.get(question) ?? []), textOf(what)])); },
    heard: (question) => { waiting.delete(question); },
    has: (question, what) => waiting.get(question)?.has(textOf(what)) === true,
  };
}
