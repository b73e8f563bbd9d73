import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createSchemaUtils } from '@rjsf/utils';
import createPrecompiledValidator from '@rjsf/validator-ajv8/lib/createPrecompiledValidator.js';
import { clean } from '../../core/form/clean.ts';
import { publishedForm } from '../../core/form/compile.ts';
import type { Answers } from '../../core/form/model.ts';
import { sectionData } from '../../core/form/section-data.ts';
import { sampleForms } from '../../core/samples/forms.ts';
import { compileValidators } from '../../server/compile-validators.ts';

type Fields = { readonly properties: Readonly<Record<string, { readonly type?: string; readonly pattern?: string }>>; readonly required: readonly string[] };
type Module = { readonly sections: Readonly<Record<string, Record<string, unknown>>> };
const { model, filled } = sampleForms[1]!;
const report = model();
const published = publishedForm(report);
const folder = mkdtempSync(join(tmpdir(), 'validators-'));

describe('the validators compiled at publish', () => {
  let code = '';
  let module: Module;
  beforeAll(async () => {
    const compiled = await compileValidators(published.sections);
    if ('refused' in compiled) throw new Error(compiled.refused);
    ({ code } = compiled);
    writeFileSync(join(folder, 'validators.mjs'), code);
    module = (await import(pathToFileURL(join(folder, 'validators.mjs')).href)) as Module;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What rjsf would draw of a section for these answers. */
  function drawn(sectionId: string, answers: Answers): Fields {
    const { schema } = published.sections.find((section) => section.nodeId === sectionId)!;
    const validator = createPrecompiledValidator(module.sections[sectionId] as never, schema as never);
    const { data } = sectionData(report, clean(report, answers)).find(({ section }) => section.id === sectionId)!;
    return createSchemaUtils(validator, schema as never).retrieveSchema(schema as never, data) as unknown as Fields;
  }
  const reporting = (more: object): Answers => ({ ...filled, data: { ...filled.data, pelapor: { ...(filled.data['pelapor'] as object), ...more } } });

  test('need neither require nor eval, so that a strict content policy lets them run', () => {
    expect(code.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, '')).not.toMatch(/\brequire\(|new Function|\beval\(/);
  });

  test('ask another reporter for a phone number and keep its pattern', () => {
    expect(drawn('pelapor', reporting({ jenis: 'opd' })).required).not.toContain('telepon');
    const asked = drawn('pelapor', reporting({ jenis: 'ormas' }));
    expect([asked.required.includes('telepon'), asked.properties['telepon']]).toEqual([true, { type: 'string', maxLength: 16, pattern: '^(08|\\+62)[0-9 ]{7,14}$' }]);
  });

  test('open the questions that an answer in another section asks for', () => {
    expect(Object.keys(drawn('kegiatan', reporting({ ada: false })).properties)).toEqual(['nihil']);
    expect(Object.keys(drawn('kegiatan', filled).properties).sort()).toEqual(['rincian', 'serapan', 'strategi', 'total_pagu', 'total_realisasi']);
  });

  test('are refused in words when the schema cannot be compiled', async () => {
    const broken = [{ nodeId: 'x', key: 'x', schema: { type: 'object', properties: { a: { type: 'tidak-ada' } } } }];
    expect(await compileValidators(broken)).toEqual({ refused: 'validatorsBroken', details: { why: expect.stringContaining('type') }, nodeId: 'x' });
  });
});
