import { createContext } from 'react';
import { useSession } from '../../shell/session.tsx';
import { useAnswering } from './answering.tsx';

/** What the card around an input shows, so that the input names only ids that exist. */
export const CardAria = createContext<{ readonly describedBy: string | undefined; readonly invalid: boolean }>({ describedBy: undefined, invalid: false });

/** Questions that the filter of the page lets through; nothing means all. */
export const ShownQuestions = createContext<ReadonlySet<string> | null>(null);

/** A question is locked when the task is read only, the role may not fill, or this round does not open it. */
export function useLocked(questionId: string): boolean {
  const { may } = useSession();
  const readOnly = useAnswering((state) => state.task.readOnly !== null);
  const open = useAnswering((state) => !state.fixed.has(questionId) && (state.open === null || state.open.has(questionId)));
  return readOnly || !open || !may('fillTask');
}
