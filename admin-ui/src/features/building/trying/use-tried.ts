import { useDeferredValue, useMemo } from 'react';
import type { RoleKey } from '../../../../../core/access.ts';
import { sectionsOf } from '../../../../../core/form/compile.ts';
import type { Answers, FormModel, Node } from '../../../../../core/form/model.ts';
import { asksForAgency, bindRoster } from '../../../../../core/form/roster.ts';
import { type SeenBy, seenBy } from '../../../../../core/form/seen-by.ts';
import { type Tried, tryAnswers } from '../../../../../core/form/try.ts';
import { useApi } from '../../../api.tsx';
import { useBuilder } from '../builder-store.ts';
import { answersOf, useTrying } from './trying-store.ts';

/** The form with the preview's answers in it, as a role meets it. */
export type Trial = { readonly model: FormModel; readonly answers: Answers; readonly tried: Tried; readonly sections: readonly Node[]; readonly by: SeenBy; readonly role: RoleKey; readonly refs: Readonly<Record<string, unknown>> };

/** The draft with the agencies of today in its questions about agencies, as a published form is bound to them. */
function useBound(): FormModel {
  const draft = useBuilder((state) => state.model);
  const asked = useMemo(() => asksForAgency(draft), [draft]);
  const { data } = useApi('roster', {}, { enabled: asked, staleTime: 60_000 });
  return useMemo(() => (asked && data ? bindRoster(draft, data.items) : draft), [draft, asked, data]);
}

/** Tries the answers in the preview after each change; typing comes first. Nothing while a half-changed form cannot be read. */
export function useTried(): Trial | undefined {
  const model = useBound();
  const values = useTrying((state) => state.values);
  const evidence = useTrying((state) => state.evidence);
  const refs = useTrying((state) => state.refs);
  const role = useTrying((state) => state.role);
  const given = useDeferredValue(useMemo(() => ({ values, evidence }), [values, evidence]));
  return useMemo(() => {
    try {
      const answers = answersOf(model, given);
      const by = seenBy(model, role);
      return { model, answers, refs, role, by, tried: tryAnswers(model, answers, refs), sections: sectionsOf(model).filter((section) => !by.unseen.has(section.id)) };
    } catch {
      return undefined;
    }
  }, [model, given, refs, role]);
}
