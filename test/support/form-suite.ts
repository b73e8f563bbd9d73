import hashForSchema from '@rjsf/utils/lib/hashForSchema.js';
import { schemaItems, type SchemaError } from '../../core/form/check.ts';
import type { CompiledSection } from '../../core/form/compile.ts';
import type { Answers, FormModel } from '../../core/form/model.ts';
import { sectionData } from '../../core/form/section-data.ts';
import { outcomeOf, tryAnswers, type Outcome } from '../../core/form/try.ts';

/** A form with its compiled sections, the code of its validators, and answers to try. */
export type Suite = { readonly model: FormModel; readonly sections: readonly CompiledSection[]; readonly code: string; readonly answers: readonly Answers[] };
/** What one set of answers comes to: by the rules of core, and what core and the validators find wrong with single values. */
export type Said = Outcome & { readonly byCore: readonly string[]; readonly byValidator: readonly string[] };

type Validate = ((data: unknown) => boolean) & { errors?: readonly SchemaError[] | null };
type Module = { readonly sections: Readonly<Record<string, Readonly<Record<string, Validate>>>> };
const ownChecks: ReadonlySet<string> = new Set(['required', 'own', 'evidence', 'limit']);
const unique = (ids: readonly string[]) => [...new Set(ids)].toSorted();

/** Runs the suite where it is called: in Node as the server does, or in a browser. */
export async function runSuite({ model, sections, code, answers }: Suite): Promise<readonly Said[]> {
  const module = (await import(/* @vite-ignore */ `data:text/javascript;charset=utf-8,${encodeURIComponent(code)}`)) as Module;
  return answers.map((given) => {
    const tried = tryAnswers(model, given);
    const refused = sectionData(model, tried.cleaned).flatMap(({ section, data }) => {
      const { schema } = sections.find(({ nodeId }) => nodeId === section.id)!;
      const validate = module.sections[section.id]![hashForSchema(schema as never)]!;
      return validate(data) ? [] : schemaItems(model, section.id, validate.errors ?? []);
    });
    return { ...outcomeOf(model, given), byCore: unique(tried.checked.items.filter(({ keyword }) => !ownChecks.has(keyword)).map(({ questionId }) => questionId)), byValidator: unique(refused.map(({ questionId }) => questionId)) };
  });
}

Object.assign(globalThis, { runSuite });
