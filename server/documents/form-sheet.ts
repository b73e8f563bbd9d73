import readXlsxFile from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import type { FormModel } from '../../core/form/model.ts';
import { columns, type FormSheets, type Line, sheetNames } from '../../core/form/sheet/columns.ts';
import { readSheets } from '../../core/form/sheet/read.ts';
import { sheetsOf } from '../../core/form/sheet/write.ts';
import { isProblem, type Problem } from '../../core/problem.ts';
import { cellText, unreadable, workbookBytes } from './workbook.ts';

const mostLines = 12_000;

/** Writes a form as an XLSX in the manner of XLSForm. */
export async function formWorkbook(model: FormModel): Promise<Uint8Array> {
  const sheets = sheetsOf(model);
  return writeXlsxFile(sheetNames.map((name) => {
    const own = Object.entries(columns[name]);
    const head = own.map(([title]) => ({ value: title, type: String, fontWeight: 'bold' as const }));
    const body = sheets[name].map((line) => own.map(([title]) => (line[title] ? { value: line[title], type: String } : null)));
    return { sheet: name, data: [head, ...body], columns: own.map(([, width]) => ({ width })), stickyRowsCount: 1 };
  })).toBuffer();
}

/** Reads a form from an uploaded XLSX; every cell at fault is named. */
export async function readFormWorkbook(base64: string, { folder, formId }: { readonly folder: string; readonly formId: string }): Promise<FormModel | Problem> {
  const bytes = await workbookBytes(base64, folder);
  if (isProblem(bytes)) return bytes;
  const found = await readXlsxFile(bytes).catch(() => undefined);
  if (found === undefined) return unreadable({ id: 'lembar tidak terbaca', en: 'a sheet cannot be read' });
  const sheets = Object.fromEntries(sheetNames.map((name) => [name, linesOf(found.find(({ sheet }) => sheet.toLowerCase() === name)?.data ?? [])])) as FormSheets;
  if (!found.some(({ sheet }) => sheet.toLowerCase() === 'survey')) return unreadable({ id: 'lembar “survey” tidak ada', en: 'there is no sheet “survey”' });
  if (sheets.survey.length > mostLines || sheets.choices.length > mostLines) return unreadable({ id: `lebih dari ${mostLines} baris`, en: `more than ${mostLines} rows` });
  return readSheets(sheets, formId);
}

function linesOf([head = [], ...body]: readonly (readonly unknown[])[]): readonly Line[] {
  const titles = head.map(cellText);
  return body.map((cells) => Object.fromEntries(titles.flatMap((title, at) => (title === '' ? [] : [[title, cellText(cells[at])]]))));
}
