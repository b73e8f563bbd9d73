import { tierNames } from '../../../core/access.ts';
import { calendarOf, instantOf } from '../../../core/cycle/calendar.ts';
import { compileDesign } from '../../../core/cycle/compile.ts';
import { formatDate } from '../../../core/cycle/dates.ts';
import { tiersIn, type CycleDefinition } from '../../../core/cycle/ir.ts';
import { withDays } from '../../../core/design/clocks.ts';
import { movedDates, movedWords } from '../../../core/design/moved-dates.ts';
import { timelineOf } from '../../../core/design/timeline.ts';
import { sentence, type Text } from '../../../core/problem.ts';
import { redCycleTests } from '../../../core/rehearsal/cycle-tests.ts';
import { listAgencies, nameAt } from '../../../db/agencies.ts';
import { loadCalendars } from '../../../db/calendars.ts';
import type { Cycle } from '../../../db/cycles.ts';
import type { Db } from '../../../db/db.ts';
import { loadForm } from '../../../db/forms.ts';
import { loadPemda } from '../../../db/pemdas.ts';
import { listPeople, type Person } from '../../../db/people.ts';
import { zoneOfName } from '../../deps.ts';
import { templates } from '../../../templates/index.ts';

export type Obstacle = { readonly name: string; readonly blocks: boolean; readonly message: Text; readonly step: string };
export type Planned = { readonly stage: string; readonly title: Text; readonly dueAt: string; readonly sentence: Text; /** From when to when a fixed date moved, in words. */ readonly moved: Text | null; readonly provisional: boolean };

/** The definition as it will be frozen: the administrator's durations in, the forms of the chosen way of scoring. */
export function definitionOf(cycle: Pick<Cycle, 'definition' | 'setup' | 'templateKey'>): CycleDefinition {
  const definition = withDays(JSON.parse(cycle.definition) as CycleDefinition, cycle.setup.clocks);
  const forms = Object.fromEntries(Object.entries(definition.forms).map(([key, templateForm]) => [key, formChosen(cycle, key) ?? templateFormOf(cycle, templateForm)]));
  return { ...definition, title: cycle.setup.title, forms };
}

type Chosen = Pick<Cycle, 'setup' | 'templateKey'>;

/** Gives the own form an administrator chose instead of the template's, or nothing. */
export const formChosen = ({ setup }: Pick<Chosen, 'setup'>, key: string): string | undefined => setup.forms?.[key];

/** Gives the template form of the chosen way of scoring; a template with one way only has one form. */
export function templateFormOf({ setup, templateKey }: Chosen, key: string): string {
  const perCriteria = `${key}-kriteria`;
  return setup.scoreMode === 'criteria' && templates.find((one) => one.key === templateKey)?.forms[perCriteria] !== undefined ? perCriteria : key;
}

const inStep = (title: Text, words: Text): Text => ({ id: `“${title.id}”: ${words.id}`, en: `“${title.en}”: ${words.en}` });

/** Gives everything that keeps a cycle from starting, each with the step of the set-up where it is mended. */
export async function obstaclesOf(db: Db, cycle: Cycle, at: string): Promise<readonly Obstacle[]> {
  const { setup, pemdaId } = cycle;
  const [agencies, people, years] = await Promise.all([listAgencies(db, pemdaId, setup.agencyIds), listPeople(db, pemdaId, { active: true }), loadCalendars(db, pemdaId)]);
  const definition = definitionOf(cycle);
  const asksHead = definition.nodes.some((node) => node.kind === 'task' && node.approval !== undefined);
  const found: Obstacle[] = [];
  const add = (name: string, step: string, message: Text, blocks = true) => found.push({ name, step, message, blocks });
  if (setup.agencyIds.length === 0) add('noAgency', 'opd', { id: 'Belum ada OPD yang dipilih. Pilih paling sedikit satu.', en: 'No agency is chosen. Choose at least one.' });
  if (setup.launchDate < at.slice(0, 10)) add('pastDate', 'jadwal', { id: 'Tanggal mulai sudah lewat; tenggat dihitung sejak siklus dimulai.', en: 'The launch date is past; deadlines count from the start.' }, false);
  for (const agency of agencies) {
    const name = nameAt(agency, at).name;
    const own = people.filter((person) => person.agencyId === agency._id);
    const [head, operator] = (['head', 'operator'] as const).map((role) => own.some((person) => person.role === role));
    // A reporter outside the government has no head, and needs none where nothing is approved.
    if (!head && (asksHead || !operator)) add('noHead', 'opd', asksHead ? { id: `${name.id} belum mempunyai kepala instansi. Tambahkan di halaman Orang.`, en: `${name.en} has no head. Add one on the people page.` } : { id: `${name.id} belum mempunyai operator. Tambahkan di halaman Orang.`, en: `${name.en} has no operator. Add one on the people page.` });
    if (head && !operator) add('noOperator', 'opd', { id: `${name.id} belum mempunyai operator; kepala instansi mengisi sendiri.`, en: `${name.en} has no operator; the head fills it in.` }, false);
    found.push(...reviewersOf(cycle, { agencyId: agency._id, name }, people));
  }
  const made = templates.find((one) => one.key === cycle.templateKey)?.forms ?? {};
  for (const formId of Object.values(definition.forms).filter((each) => made[each] === undefined)) {
    const form = await loadForm(db, pemdaId, formId);
    if (form?.published === undefined) add('formNotPublished', 'formulir', { id: `Formulir “${form?.title ?? formId}” belum terbit. Terbitkan dahulu, atau pilih formulir lain.`, en: `The form “${form?.title ?? formId}” is not published. Publish it first, or choose another.` });
  }
  for (const moved of movedDates(definition, calendarOf(years))) add('dateMoves', 'jadwal', inStep(moved.title, movedWords(moved)), false);
  const compiled = compileDesign(definition);
  if ('faults' in compiled) for (const each of compiled.faults) add(each.name, 'jadwal', each.message);
  for (const { test: { title } } of redCycleTests(definition, compiled)) add('cycleTestRed', 'jadwal', sentence('cycleTestRed', { test: title }));
  return found;
}

function reviewersOf({ definition, setup }: Cycle, { agencyId, name }: { readonly agencyId: string; readonly name: Text }, people: readonly Person[]): readonly Obstacle[] {
  const reviewers = setup.assignments.find((each) => each.agencyId === agencyId)?.reviewers ?? {};
  return tiersIn(JSON.parse(definition) as CycleDefinition).flatMap((tier): readonly Obstacle[] => {
    const person = people.find((each) => each._id === reviewers[tier]);
    if (person === undefined) return [{ name: 'noReviewer', step: 'penilai', blocks: true, message: { id: `${name.id} belum mempunyai ${tierNames[tier].id.toLowerCase()}.`, en: `${name.en} has no ${tierNames[tier].en.toLowerCase()}.` } }];
    return person.agencyId === agencyId ? [{ name: 'ownAgency', step: 'penilai', blocks: true, message: { id: `${person.displayName} bertugas di ${name.id}, sehingga tidak dapat menilainya. Pilih penilai lain.`, en: `${person.displayName} works in ${name.en} and may not review it. Choose somebody else.` } }] : [];
  });
}

/** Plays the steps one after another on the working-day calendar, as if everybody took the whole time; gives the day each stage is through. */
export async function planOf(db: Db, cycle: Cycle): Promise<readonly Planned[]> {
  const [pemda, years] = await Promise.all([loadPemda(db, cycle.pemdaId), loadCalendars(db, cycle.pemdaId)]);
  const zone = zoneOfName(pemda?.zone);
  const calendar = calendarOf(years);
  const definition = definitionOf(cycle);
  const bars = timelineOf(definition, cycle.setup.launchDate, calendar).flatMap((row) => (row.kind === 'bar' ? [row] : []));
  return definition.stages.flatMap(({ key, title }): readonly Planned[] => {
    const last = bars.findLast(({ stage }) => stage === key);
    if (last === undefined) return [];
    const dueAt = instantOf(last.due, last.at, zone);
    return [{ stage: key, title, dueAt, sentence: formatDate(dueAt, { zone, style: 'full' }), moved: last.moved ? movedWords(last.moved) : null, provisional: !calendar.settled.has(Number(last.due.slice(0, 4))) }];
  });
}
