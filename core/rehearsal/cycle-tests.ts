import { tiers, type Tier } from '../access.ts';
import { calendarOf } from '../cycle/calendar.ts';
import { compileDesign } from '../cycle/compile.ts';
import { holidayYears } from '../cycle/holidays.ts';
import type { CycleDefinition, CycleTest, Ir } from '../cycle/ir.ts';
import { rehearseCycle } from './run.ts';

/** What a path comes to: the stages it goes through, one named again where it is entered again, how often it is returned to the agency, and how it ends. */
export type Outcome = Pick<CycleTest, 'stages' | 'returns' | 'outcome'>;
/** A test that fails, with what came out instead. */
export type RedTest = { readonly test: CycleTest; readonly found: Outcome };

const reviewers = Object.fromEntries(tiers.map((tier) => [tier, tier])) as Readonly<Record<Tier, string>>;
const calendar = calendarOf(holidayYears);

/** Plays one agency through a design, from the same day on the same calendar each time. */
export function comesTo(ir: Ir, { kind, behaviour }: Pick<CycleTest, 'kind' | 'behaviour'>): Outcome {
  const mix = { punctual: 0, late: 0, returnedTwice: 0, silent: 0, [behaviour]: 1 };
  const agencies = [{ key: 'uji', name: 'uji', kind, reviewers, staffed: { operator: true, head: true } }];
  const { paths, happenings } = rehearseCycle({ ir, calendar, zone: 'WIB', seed: 1, vacant: [], mix, agencies, startsAt: '2026-01-05T01:00:00.000Z', until: '2026-12-31T16:59:00.000Z' });
  const stages = happenings.map(({ stage }) => stage).filter((stage) => stage !== '');
  const returns = happenings.filter(({ message, to }) => message === 'returned' && to === 'operator').length;
  return { stages: stages.filter((stage, i) => stage !== stages[i - 1]), returns, outcome: paths[0]?.outcome ?? null };
}

const isMet = ({ stages, returns, outcome }: CycleTest, found: Outcome): boolean => outcome === found.outcome && returns === found.returns && stages.join() === found.stages.join();

/** Runs the tests of a cycle and gives those that fail; a design that is no design yet has its faults instead. Who compiled it already says so. */
export function redCycleTests(definition: CycleDefinition, compiled = compileDesign(definition)): readonly RedTest[] {
  if ('faults' in compiled) return [];
  return (definition.tests ?? []).map((test) => ({ test, found: comesTo(compiled.ir, test) })).filter(({ test, found }) => !isMet(test, found));
}
