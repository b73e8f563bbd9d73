import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import readXlsxFile from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import type { FormModel } from '../../core/form/model.ts';
import { castOf, type Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';

describe('a form as an XLSX', () => {
  let server: TestServer;
  let designer: Actor;
  beforeAll(async () => {
    server = await aServer();
    designer = await castOf(server)('administrator');
  });
  afterAll(async () => server?.close());

  const modelOf = async (formId: string) => (await designer.does('form', { params: { formId } })).model as unknown as FormModel;

  test('goes out, is edited in a cell and comes back as a form of its own, with scores, rules and tests', async () => {
    const { formId } = await designer.does('addForm', { body: { from: 'template', templateKey: 'akip-internal', formKey: 'akip-lke', title: { id: 'LKE', en: 'Worksheet' } } });
    const before = await modelOf(formId);
    const answer = await fetch(`${server.base}/api/forms/${formId}/export?as=sheet`, { headers: { cookie: designer.cookie } });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const sheets = await readXlsxFile(bytes);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['survey', 'choices', 'settings', 'siklus']);
    const changed = sheets.map(({ sheet, data }) => ({ sheet, data: data.map((row) => row.map((cell) => (cell === null ? null : { value: String(cell) === before.byId['q1a']?.text.id?.title ? 'Judul dari lembar kerja' : String(cell), type: String }))) }));
    const file = Buffer.from(await writeXlsxFile(changed).toBuffer()).toString('base64');
    const made = await designer.does('addForm', { body: { from: 'sheet', file } });
    const after = await modelOf(made.formId);
    expect(Object.values(after.byId).map((node) => node.text.id?.title)).toContain('Judul dari lembar kerja');
    expect({ rules: after.rules, scoring: after.scoring, tests: after.tests }).toEqual({ rules: before.rules, scoring: before.scoring, tests: before.tests });
  });

  test('a sheet with faults names each cell and makes no form', async () => {
    const count = (await designer.does('forms', { query: {} })).total;
    const cell = (value: string) => ({ value, type: String });
    const bytes = await writeXlsxFile([{ sheet: 'survey', data: [['type', 'name', 'label'].map(cell), ['hologram', 'a', 'A'].map(cell)] }]).toBuffer();
    const refused = await designer.isRefused('addForm', { body: { from: 'sheet', file: Buffer.from(bytes).toString('base64') } });
    expect(refused.problem).toBe('sheetFaults');
    expect(JSON.stringify(refused)).toContain('survey!A2');
    expect((await designer.does('forms', { query: {} })).total).toBe(count);
  });

  test('a file that is no workbook, or holds no survey, is refused by name', async () => {
    expect(await designer.isRefused('addForm', { body: { from: 'sheet', file: Buffer.from('bukan xlsx '.repeat(30)).toString('base64') } })).toMatchObject({ problem: 'fileKind' });
    const other = await writeXlsxFile([{ sheet: 'Data', data: [[{ value: 'x', type: String }]] }]).toBuffer();
    expect(await designer.isRefused('addForm', { body: { from: 'sheet', file: Buffer.from(other).toString('base64') } })).toMatchObject({ problem: 'fileKind' });
  });
});
