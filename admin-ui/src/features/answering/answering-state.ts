import type { CheckItem } from '../../../../core/form/check.ts';
import type { FileRef, FormModel, Node } from '../../../../core/form/model.ts';
import type { FormState } from '../../../../core/form/state.ts';
import type { Answer } from '../../api.tsx';
import type { SaveState } from '../../ui/SaveIndicator.tsx';

export type TaskAnswer = Answer<'task'>;
/** The roster is bound into the model already. */
export type Published = Omit<Answer<'formVersion'>, 'roster'>;
export type ServerField = TaskAnswer['fields'][string];
/** Both answers to one question, kept until somebody chooses. */
export type Conflict = { readonly mine: { readonly value: unknown; readonly evidence: readonly FileRef[] }; readonly theirs: { readonly value: unknown; readonly evidence: readonly FileRef[] }; readonly rev: number; readonly who: string; readonly when: string };
export type Saving = { readonly state: SaveState; readonly at?: string; readonly why?: string };

/** Everything the step page knows of one task: what is on the screen, what the server has, and what lies between. */
export type Answering = {
  readonly taskId: string;
  readonly personId: string;
  readonly published: Published;
  readonly model: FormModel;
  readonly places: ReadonlyMap<string, { readonly node: Node; readonly section: Node }>;
  readonly task: TaskAnswer;
  readonly fields: Readonly<Record<string, ServerField>>;
  readonly values: Readonly<Record<string, unknown>>;
  readonly evidence: Readonly<Record<string, readonly FileRef[]>>;
  /** Changed here since the last save, by question; the number rises with every change. */
  readonly dirty: Readonly<Record<string, number>>;
  readonly saving: Readonly<Record<string, Saving>>;
  readonly conflicts: Readonly<Record<string, Conflict>>;
  readonly form: FormState;
  readonly problems: readonly CheckItem[];
  /** After the check: unanswered questions are told too. */
  readonly strict: boolean;
  /** Questions that may be changed; nothing means all. */
  readonly open: ReadonlySet<string> | null;
  /** Questions that this person's role only reads. */
  readonly fixed: ReadonlySet<string>;
};
