import { tierNames } from '../../../core/access.ts';
import { addWorkingDays, calendarOf, instantOf } from '../../../core/cycle/calendar.ts';
import { compileDesign } from '../../../core/cycle/compile.ts';
import { formatDate } from '../../../core/cycle/dates.ts';
import { tiersIn, type CycleDefinition, type DueRule } from '../../../core/cycle/ir.ts';
import { withClocks } from '../../../core/design/durations.ts';
import type { Text } from '../../../core/problem.ts';
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
export type Planned = { readonly stage: string; readonly title: Text; readonly dueAt: string; readonly sentence: Text; readonly provisional: boolean };

/** The definition as it will be frozen: the administrator's durations in, the forms of the chosen way of scoring. */
export function definitionOf(cycle: Pick<Cycle, 'definition' | 'setup' | 'templateKey'>): CycleDefinition {
  const definition = withClocks(JSON.parse(cycle.definition) as CycleDefinition, cycle.setup.clocks);
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

/** Gives everything that keeps a cycle from starting, each with the step of the set-up where it is mended. */
export async function obstaclesOf(db: Db, cycle: Cycle, at: string): Promise<readonly Obstacle[]> {
  const { setup, pemdaId } = cycle;
  const [agencies, people] = await Promise.all([listAgencies(db, pemdaId, setup.agencyIds), listPeople(db, pemdaId, { active: true })]);
  const found: Obstacle[] = [];
  const add = (name: string, step: string, message: Text, blocks = true) => found.push({ name, step, message, blocks });
  if (setup.agencyIds.length === 0) add('noAgency', 'opd', { id: 'Belum ada OPD yang dipilih. Pilih paling sedikit satu.', en: 'No agency is chosen. Choose at least one.' });
  if (setup.launchDate < at.slice(0, 10)) add('pastDate', 'jadwal', { id: 'Tanggal mulai sudah lewat; tenggat dihitung sejak siklus dimulai.', en: 'The launch date is past; deadlines count from the start.' }, false);
  for (const agency of agencies) {
    const name = nameAt(agency, at).name;
    const own = people.filter((person) => person.agencyId === agency._id);
    if (!own.some((person) => person.role === 'head')) add('noHead', 'opd', { id: `${name.id} belum mempunyai kepala instansi. Tambahkan di halaman Pengguna.`, en: `${name.en} has no head. Add one on the people page.` });
    if (!own.some((person) => person.role === 'operator')) add('noOperator', 'opd', { id: `${name.id} belum mempunyai operator; kepala instansi mengisi sendiri.`, en: `${name.en} has no operator; the head fills it in.` }, false);
    found.push(...reviewersOf(cycle, { agencyId: agency._id, name }, people));
  }
  const definition = definitionOf(cycle);
  const made = templates.find((one) => one.key === cycle.templateKey)?.forms ?? {};
  for (const formId of Object.values(definition.forms).filter((each) => made[each] === undefined)) {
    const form = await loadForm(db, pemdaId, formId);
    if (form?.published === undefined) add('formNotPublished', 'formulir', { id: `Formulir “${form?.title ?? formId}” belum terbit. Terbitkan dahulu, atau pilih formulir lain.`, en: `The form “${form?.title ?? formId}” is not published. Publish it first, or choose another.` });
  }
  const compiled = compileDesign(definition);
  if ('faults' in compiled) for (const each of compiled.faults) add(each.name, 'jadwal', each.message);
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

/** Plays the stages one after another on the working-day calendar, as if everybody took the whole time. */
export async function planOf(db: Db, cycle: Cycle): Promise<readonly Planned[]> {
  const pemda = await loadPemda(db, cycle.pemdaId);
  const zone = zoneOfName(pemda?.zone);
  const calendar = calendarOf(await loadCalendars(db, cycle.pemdaId));
  const definition = definitionOf(cycle);
  let day = cycle.setup.launchDate;
  return definition.stages.flatMap((stage): readonly Planned[] => {
    const due = dueOf(definition, stage.key);
    if (due === undefined) return [];
    day = due.kind === 'date' ? due.date : addWorkingDays(calendar, day, due.days);
    const dueAt = instantOf(day, due.at, zone);
    return [{ stage: stage.key, title: stage.title, dueAt, sentence: formatDate(dueAt, { zone, style: 'full' }), provisional: !calendar.settled.has(Number(day.slice(0, 4))) }];
  });
}

function dueOf({ nodes }: CycleDefinition, stage: string): DueRule | undefined {
  for (const node of nodes) {
    if (node.kind === 'task' && node.stage === stage) return node.clock.due;
    if (node.kind === 'task' && node.approval?.stage === stage) return node.approval.clock.due;
    const tier = node.kind === 'review' ? node.tiers.find((each) => each.stage === stage) : undefined;
    if (tier) return tier.clock.due;
  }
  return undefined;
}

