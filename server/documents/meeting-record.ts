import type { DocumentHead } from '../../core/api/reports.ts';
import { dayOf, timeOf } from '../../core/cycle/calendar.ts';
import { formatDay } from '../../core/cycle/dates.ts';
import { usualLetters } from '../../core/cycle/letters.ts';
import type { Zone } from '../../core/cycle/track.ts';
import type { Text } from '../../core/problem.ts';
import { dateInWords, numberInWords } from '../../core/submission/words.ts';
import { canonicalJson, sha256 } from '../../db/canonical.ts';
import type { Meeting } from '../../db/meetings.ts';
import type { Pemda } from '../../db/pemdas.ts';
import type { Person } from '../../db/people.ts';
import { letterheadOf, numberEnd } from './letter.ts';
import { servantWords } from './parties.ts';

type Row = { readonly agencyName: string; readonly question: string; readonly decision: Text; readonly instruction: string; readonly dueAt: string | null };
type Parts = { readonly meeting: Meeting; readonly rows: readonly Row[]; readonly pemda: Pemda | undefined; /** Accounts, to find the rank and NIP of those present. */ readonly people: readonly Person[]; readonly zone: Zone };

/** Writes the berita acara of a meeting: dates and counts in words, as a record is read aloud and signed. Its fingerprint is that of the locked minutes. */
export function recordOf({ meeting, rows, pemda, people, zone }: Parts) {
  const day = dayOf(meeting.startsAt, zone);
  const present = meeting.attendance.filter((one) => one.present);
  const agencies = new Set(rows.map(({ agencyName }) => agencyName)).size;
  const count = (value: number) => `${value} (${numberInWords(value)})`;
  const { nature, attachments, subject, to, toPlace, copies } = usualLetters.agency;
  const head: DocumentHead = {
    ...letterheadOf(pemda), layout: 'record', nature, attachments, subject, to, toPlace, copies: [...copies], heading: 'Berita acara rapat koordinasi', basis: '', number: numberEnd(`BA/${String(meeting.n).padStart(2, '0')}/RAKOR`, day), date: formatDay(day, 'date').id,
    opening: [`Pada hari ini, ${dateInWords(day)}, pukul ${timeOf(meeting.startsAt, zone).replace(':', '.')} ${zone}, bertempat di ${meeting.place === '' ? 'tempat yang disepakati' : meeting.place}, telah dilaksanakan ${meeting.title} yang dihadiri oleh ${count(present.length)} dari ${count(meeting.attendance.length)} undangan, dengan ${count(rows.length)} putusan untuk ${count(agencies)} instansi sebagai berikut.`],
    closing: 'Demikian berita acara ini dibuat dengan sebenarnya untuk dilaksanakan sebagaimana mestinya.',
    // A guest belongs to no agency here and has neither rank nor NIP; the list of those present holds no NIP itself.
    parties: present.map(({ name, position, agencyId }) => ({ name, position, isCivilServant: agencyId !== null && agencyId !== undefined, ...servantWords(people.find((one) => agencyId !== null && one.agencyId === agencyId && one.displayName === name)) })),
    hash: meeting.finalHash ?? sha256(canonicalJson({ meeting: { ...meeting, updatedAt: undefined, updatedBy: undefined }, rows })), final: meeting.status === 'final',
  };
  return { ...head, rows: [...rows] };
}
