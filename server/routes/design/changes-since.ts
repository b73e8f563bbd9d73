import { formatDay } from '../../../core/cycle/dates.ts';
import type { CycleDefinition } from '../../../core/cycle/ir.ts';
import { designDiff } from '../../../core/design/diff.ts';
import type { Text } from '../../../core/problem.ts';
import { listCalendarVersions, type Calendar } from '../../../db/calendars.ts';
import { listCodeLists } from '../../../db/codeLists.ts';
import type { Cycle } from '../../../db/cycles.ts';
import type { Db } from '../../../db/db.ts';
import { loadForm, versionParts } from '../../../db/forms.ts';
import { templates } from '../../../templates/index.ts';

const most = 6;
const both = (id: string, en: string): Text => ({ id, en });

/** Says what is different now from when a cycle was launched: its template with the regulation, its forms, the working days, the code lists. */
export async function changesSince(db: Db, before: Cycle): Promise<readonly Text[]> {
  const since = before.launchedAt ?? before.updatedAt ?? '';
  const [forms, calendars, lists] = await Promise.all([formsSince(db, before), listCalendarVersions(db, before.pemdaId), listCodeLists(db, before.pemdaId)]);
  return [
    ...templateSince(before), ...forms,
    ...[...Map.groupBy(calendars, ({ year }) => year).values()].flatMap((versions) => calendarSince(versions, since)),
    ...lists.filter(({ at, version }) => version > 1 && at > since).map(({ title, version, source }) => both(`Daftar kode “${title.id}” kini versi ${version} (${source}).`, `Code list “${title.en}” is now version ${version} (${source}).`)),
  ];
}

// What the administrator changed in the cycle itself is no change of the template.
function templateSince({ templateKey, templateThen }: Cycle): readonly Text[] {
  const now = templates.find(({ key }) => key === templateKey)?.definition;
  if (now === undefined || templateThen === undefined) return [];
  return designDiff(JSON.parse(templateThen) as CycleDefinition, now).map(({ id, en }) => both(`Templat: ${id}`, `Template: ${en}`));
}

async function formsSince(db: Db, { pemdaId, setup }: Cycle): Promise<readonly Text[]> {
  const told = await Promise.all(Object.values(setup.formVersions ?? {}).map(async (version): Promise<readonly Text[]> => {
    const { formId, n } = versionParts(version);
    const form = await loadForm(db, pemdaId, formId);
    return form?.published === undefined || form.published <= n ? [] : [both(`Formulir “${form.title}” kini versi ${form.published}, periode lalu memakai versi ${n}.`, `Form “${form.title}” is now version ${form.published}; the last period used version ${n}.`)];
  }));
  return told.flat();
}

/** The versions of one year, newest first: days that became days off or working days again since. */
function calendarSince(versions: readonly Calendar[], since: string): readonly Text[] {
  const [now] = versions;
  if (now?.publishedAt === undefined || now.publishedAt <= since) return [];
  const then = versions.find(({ publishedAt }) => publishedAt === undefined || publishedAt <= since);
  const daysOf = (of: Calendar | undefined) => new Set((of?.days ?? []).map(({ date }) => date));
  const [was, is] = [daysOf(then), daysOf(now)];
  const list = (days: readonly string[], language: keyof Text) => `${days.slice(0, most).map((day) => formatDay(day, 'date')[language]).join(', ')}${days.length > most ? ` +${days.length - most}` : ''}`;
  const [added, gone] = [[...is].filter((day) => !was.has(day)), [...was].filter((day) => !is.has(day))];
  const parts = [...(added.length === 0 ? [] : [both(`libur baru ${list(added, 'id')}`, `new days off ${list(added, 'en')}`)]), ...(gone.length === 0 ? [] : [both(`tidak lagi libur ${list(gone, 'id')}`, `no days off any more ${list(gone, 'en')}`)])];
  const what = (language: keyof Text, rest: string) => parts.map((part) => part[language]).join('; ') || rest;
  return [both(`Kalender ${now.year}, versi ${now.version}: ${what('id', 'sumber atau statusnya berubah')}.`, `Calendar of ${now.year}, version ${now.version}: ${what('en', 'its source or status changed')}.`)];
}
