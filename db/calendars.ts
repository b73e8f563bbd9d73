import type { ClientSession, Connection } from 'mongoose';
import type { Actor } from '../core/cycle/track.ts';
import type { Text } from '../core/problem.ts';
import type { Db } from './db.ts';
import { insert, op, table } from './table.ts';

export type CalendarDay = { readonly date: string; readonly name: Text; readonly kind: 'holiday' | 'jointLeave' | 'local' };

/** One version of one year's days off; a change is a new version, so that a due date can tell which one it was counted by. */
export type Calendar = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly year: number;
  readonly version: number;
  readonly days: readonly CalendarDay[];
  readonly provisional: boolean;
  readonly source: Text;
  readonly publishedBy?: string | undefined;
  readonly publishedAt?: string | undefined;
  /** Set until every running track has counted its clocks by this version: who changed it, and why. */
  readonly untold?: { readonly actor: Actor; readonly reasonId: string } | undefined;
};

export const defineCalendars = (connection: Connection) =>
  table<Calendar>(connection, 'calendars', { _id: 'text', pemdaId: 'text', year: 'number', version: 'number', days: 'any', provisional: 'flag', source: 'any', publishedBy: 'text?', publishedAt: 'text?', untold: 'any?' }, [
    [{ pemdaId: 1, year: 1, version: -1 }, { unique: true }],
  ]);

/** Gives the id of a calendar version. */
export const calendarId = (pemdaId: string, year: number, version: number): string => `${pemdaId}:${year}:${version}`;

/** Loads the newest version of each year, earliest year first. */
export async function loadCalendars(db: Db, pemdaId: string): Promise<readonly Calendar[]> {
  const rows = await db.calendars.find({ pemdaId }).sort({ year: 1, version: -1 }).lean<Calendar[]>();
  return rows.filter((row, index) => row.year !== rows[index - 1]?.year);
}

/** Lists every version, by year, newest first. */
export async function listCalendarVersions(db: Db, pemdaId: string): Promise<readonly Calendar[]> {
  return db.calendars.find({ pemdaId }).sort({ year: 1, version: -1 }).lean<Calendar[]>();
}

/** Lists the versions that running tracks have not heard of yet, oldest first. */
export async function listUntold(db: Db, pemdaId: string): Promise<readonly Calendar[]> {
  return db.calendars.find({ pemdaId, untold: op({ $exists: true }) } as never).sort({ publishedAt: 1, version: 1 }).lean<Calendar[]>();
}

/** Marks a version as told to every track. */
export async function markTold(db: Db, id: string): Promise<void> {
  await db.calendars.updateOne({ _id: id }, { $unset: { untold: 1 } });
}

/** Adds a calendar version; a second editor of the same version gets a duplicate error. */
export async function addCalendar(db: Db, calendar: Omit<Calendar, '_id'>, session?: ClientSession): Promise<Calendar> {
  return insert(db.calendars, { ...calendar, _id: calendarId(calendar.pemdaId, calendar.year, calendar.version) }, session);
}
