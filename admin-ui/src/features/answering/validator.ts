import type { RJSFSchema, ValidatorType } from '@rjsf/utils';
import createPrecompiledValidator from '@rjsf/validator-ajv8/lib/createPrecompiledValidator.js';
import type { SchemaError } from '../../../../core/form/check.ts';

type Check = ((data: unknown) => boolean) & { errors?: readonly SchemaError[] | null };
type Functions = Readonly<Record<string, Check>>;

/** A section's validator for rjsf, and its plain check for the error list. */
export type SectionValidator = { readonly rjsf: ValidatorType; readonly errors: (data: unknown) => readonly SchemaError[] };

/** Loads the functions compiled at publish: run-time Ajv cannot work under this CSP and fails silently (forms.md §6). */
export async function loadValidators(url: string): Promise<unknown> {
  return import(/* @vite-ignore */ new URL(url, location.origin).href);
}

const functionsOf = (module: unknown, nodeId: string): Functions => {
  const all = module as Record<string, unknown> & { default?: Record<string, unknown>; sections?: Record<string, unknown> };
  const found = all.sections?.[nodeId] ?? all.default?.[nodeId] ?? all[nodeId] ?? all.default ?? all;
  return found as Functions;
};

/** Wraps the functions of one section. The stock class compares and hashes the whole schema per call; here a schema object is looked up once. */
export function sectionValidator(module: unknown, nodeId: string, schema: unknown): SectionValidator {
  const validator = createPrecompiledValidator(functionsOf(module, nodeId) as never, schema as RJSFSchema) as unknown as ValidatorType & { getValidator: (schema: object) => Check; ensureSameRootSchema: () => boolean };
  const slow = validator.getValidator.bind(validator);
  const known = new WeakMap<object, Check>();
  validator.ensureSameRootSchema = () => true;
  validator.getValidator = (part) => {
    let found = known.get(part);
    if (!found) known.set(part, (found = slow(part)));
    return found;
  };
  const main = validator.getValidator(schema as object);
  const errors = (data: unknown) => {
    main(data);
    const list = main.errors ?? [];
    main.errors = null;
    return list;
  };
  return { rjsf: validator, errors };
}
