import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { check } from '../../core/form/check.ts';
import { clean } from '../../core/form/clean.ts';
import { publishedForm } from '../../core/form/compile.ts';
import type { Answers, FormModel, Node, Rule } from '../../core/form/model.ts';
import { sectionData } from '../../core/form/section-data.ts';
import { stateOf } from '../../core/form/state.ts';
import { changesState } from '../../core/form/state-change.ts';
import { sampleForms } from '../../core/samples/forms.ts';
import { part, formOf } from '../../core/form/parts.ts';

const strict = () => {
  const ajv = new Ajv({ strict: true, allErrors: true });
  addFormats.default(ajv);
  return ajv;
};

/** What the compiled schemas miss, and what else they refuse, by `section.key`. */
function schemaSays(model: FormModel, answers: Answers): { missing: string[]; refused: string[] } {
  const ajv = strict();
  const compiled = new Map(publishedForm(model).sections.map((section) => [section.nodeId, ajv.compile(section.schema)]));
  const found = { missing: [] as string[], refused: [] as string[] };
  for (const { section, data } of sectionData(model, clean(model, answers))) {
    const validate = compiled.get(section.id)!;
    validate(data);
    for (const error of validate.errors ?? []) {
      if (error.keyword === 'if') continue;
      if (error.keyword === 'required' && error.instancePath === '') found.missing.push(`${section.key}.${String(error.params['missingProperty'])}`);
      else found.refused.push(`${section.key}${error.instancePath.replaceAll('/', '.')}`);
    }
  }
  return { missing: [...new Set(found.missing)].sort(), refused: [...new Set(found.refused)].sort() };
}
const rulesMiss = (model: FormModel, answers: Answers) => check(model, answers).items.filter((item) => item.keyword === 'required').map((item) => item.path).sort();

// Two sections of four questions; rules may point anywhere, also across sections.
const kinds = ['yesNo', 'integer', 'singleChoice', 'multipleChoice'] as const;
const options = { options: [{ code: 'a' }, { code: 'b' }, { code: 'c' }] };
const ids = ['s', 't'].flatMap((section) => kinds.map((_, i) => `${section}${i}`));
const kindOf = (id: string) => kinds[Number(id[1])]!;
const question = (id: string, required: boolean): Node => part(id, { kind: kindOf(id), required, props: kindOf(id).includes('Choice') ? options : {}, words: [id, id] });
const answer = { yesNo: fc.boolean(), integer: fc.integer({ min: 0, max: 5 }), singleChoice: fc.constantFrom('a', 'b', 'c'), multipleChoice: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }) };

const leaf = fc.constantFrom(...ids).chain((id) => {
  const read = { answer: id };
  return fc.oneof(
    fc.constant({ answered: [read] }), fc.constant({ answered: read }),
    fc.record({ '===': fc.tuple(fc.constant(read), answer[kindOf(id)]) }),
    fc.record({ '!==': fc.tuple(fc.constant(read), answer[kindOf(id)]) }),
    fc.record({ '>=': fc.tuple(fc.constant(read), fc.integer({ min: 0, max: 5 })) }),
    fc.record({ '<': fc.tuple(fc.constant(read), fc.integer({ min: 0, max: 5 })) }),
    fc.record({ in: fc.tuple(fc.constant(read), fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 })) }),
  );
});
const logic = fc.letrec<{ logic: unknown }>((tie) => ({
  logic: fc.oneof({ maxDepth: 2 }, leaf, fc.record({ and: fc.array(tie('logic'), { minLength: 1, maxLength: 3 }) }), fc.record({ or: fc.array(tie('logic'), { minLength: 1, maxLength: 3 }) }), fc.record({ '!': fc.tuple(tie('logic')) })),
})).logic;
type AnyRule = fc.Arbitrary<Omit<Rule, 'id'>>;
const targets = fc.uniqueArray(fc.constantFrom(...ids, 't'), { minLength: 1, maxLength: 2 });
const rule = fc.record({ effect: fc.constantFrom('show', 'require'), targets, when: logic }) as AnyRule;
const anyRule = fc.oneof(rule, fc.record({ effect: fc.constant('warn'), targets, when: logic }), fc.record({ effect: fc.constant('limit'), targets, value: fc.integer({ min: 0, max: 5 }) }), fc.record({ effect: fc.constant('compute'), targets, when: logic, value: logic })) as AnyRule;
/** Only rules that read earlier questions than they steer: others may run in circles, which publishing refuses. */
const forward = ({ targets: steered, when, value }: Omit<Rule, 'id'>) => steered.every((target) => ids.filter((id) => JSON.stringify([when, value]).includes(`"${id}"`)).every((id) => id < target));

const formsWith = (one: AnyRule) => fc.record({ required: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), rules: fc.array(one, { maxLength: 5 }) }).map(({ required, rules }): FormModel =>
  formOf('acak', [
    part('root', { type: 'form', children: ['s', 't'], words: ['Acak', 'Random'] }),
    ...['s', 't'].map((section) => part(section, { type: 'section', children: ids.filter((id) => id.startsWith(section)), words: [section, section] })),
    ...ids.map((id, i) => question(id, required[i] ?? false)),
  ], { rules: rules.filter(forward).map((each, i) => ({ ...each, id: `r${i}` })) }));
const values = fc.record(Object.fromEntries(ids.map((id) => [id, answer[kindOf(id)] as fc.Arbitrary<unknown>])), { requiredKeys: [] });
const nested = (given: Readonly<Record<string, unknown>>): Answers => {
  const inside = (section: string) => Object.fromEntries(Object.entries(given).filter(([id]) => id.startsWith(section)));
  return { data: { s: inside('s'), t: inside('t') }, evidence: {} };
};

describe('the rule engine and the compiled schema', () => {
  test('ask for the same answers, whatever the rules and the answers are', () => {
    fc.assert(fc.property(formsWith(rule), values.map(nested), (model, given) => {
      expect(schemaSays(model, given)).toEqual({ missing: rulesMiss(model, given), refused: [] });
    }), { numRuns: 300 });
  });

  test.each(sampleForms.map((sample) => [sample.key, sample] as const))('agree on the sample form %s, filled in, faulty and empty', (_key, { model, filled, faulty }) => {
    const form = model();
    expect(schemaSays(form, filled)).toEqual({ missing: [], refused: [] });
    for (const given of [filled, faulty, { data: {}, evidence: {} }]) expect(schemaSays(form, given).missing).toEqual(rulesMiss(form, given));
  });
});

describe('the rules', () => {
  test('say the same after an answer that no rule decides by', () => {
    fc.assert(fc.property(formsWith(anyRule), values, values, fc.constantFrom(...ids), (model, before, other, questionId) => {
      const { [questionId]: _old, ...rest } = before;
      const after = questionId in other ? { ...rest, [questionId]: other[questionId] } : rest;
      const state = stateOf(model, nested(before));
      if (!changesState(model, { state, before, after, questionId })) expect(stateOf(model, nested(after))).toEqual(state);
    }), { numRuns: 2_000 });
  });
});
