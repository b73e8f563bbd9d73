import { IconBell, IconBuilding, IconCalendar, IconCalendarEvent, IconChartBar, IconChecklist, IconClipboardCheck, IconFiles, IconForms, IconHistory, IconHome, IconInbox, IconLayoutGrid, IconRefresh, IconTable, IconUpload, IconUsers, type Icon } from '@tabler/icons-react';
import type { RoleKey } from '../../../core/access.ts';
import { paths } from '../paths.ts';
import type { shell } from '../texts/id/shell.ts';

/** One entry of the menu. `inCycle` entries need a chosen cycle and vanish while there is none. */
export type NavEntry = { readonly text: keyof (typeof shell)['nav']; readonly icon: Icon; /** Other beginnings of addresses that belong to this entry. */ readonly also?: readonly string[] } & ({ readonly to: string } | { readonly inCycle: (cycleId: string) => string });

const tasks: NavEntry = { text: 'tasks', icon: IconInbox, to: paths.tasks };
const evidence: NavEntry = { text: 'evidence', icon: IconFiles, to: paths.evidence() };
const notices: NavEntry = { text: 'notices', icon: IconBell, to: paths.notices };
const ownActions: NavEntry = { text: 'actions', icon: IconChecklist, to: paths.actions() };
const matrix: NavEntry = { text: 'matrix', icon: IconTable, inCycle: (cycleId) => paths.matrix(cycleId) };
const overview: NavEntry = { text: 'overview', icon: IconLayoutGrid, to: paths.overview };
const meetings: NavEntry = { text: 'meetings', icon: IconCalendarEvent, inCycle: (cycleId) => paths.meetings(cycleId) };
const scores: NavEntry = { text: 'scores', icon: IconChartBar, inCycle: (cycleId) => paths.scores(cycleId) };
const cycleActions: NavEntry = { text: 'actions', icon: IconChecklist, inCycle: (cycleId) => paths.actions(cycleId) };

/** The menu of each role, in the order of screens.md §2.2; the first three are the bottom bar on a phone. */
export const nav: Readonly<Record<RoleKey, readonly NavEntry[]>> = {
  operator: [tasks, ownActions, evidence, meetings, scores, notices],
  head: [tasks, ownActions, evidence, meetings, scores, notices],
  evaluator: [{ text: 'review', icon: IconClipboardCheck, to: paths.review }, matrix, meetings, scores, overview, cycleActions, notices],
  coordinator: [matrix, meetings, scores, overview, cycleActions, tasks, notices],
  leadership: [matrix, scores, meetings, overview, cycleActions, notices],
  administrator: [
    { text: 'admin', icon: IconHome, to: paths.admin },
    { text: 'forms', icon: IconForms, to: paths.forms, also: [paths.codeLists, paths.gallery] },
    { text: 'templates', icon: IconRefresh, to: paths.templates, also: ['/admin/cycles'] },
    matrix,
    overview,
    { text: 'calendar', icon: IconCalendar, to: paths.calendar() },
    { text: 'agencies', icon: IconBuilding, to: paths.agencies },
    { text: 'people', icon: IconUsers, to: paths.people },
    { text: 'imports', icon: IconUpload, to: paths.imports() },
    { text: 'audit', icon: IconHistory, to: paths.audit() },
    notices,
  ],
};

/** Where a role lands after signing in. */
export function landing(role: RoleKey, cycleId: string | undefined): string {
  const first = nav[role].find((entry) => 'to' in entry || cycleId !== undefined);
  if (!first) return paths.notices;
  return 'to' in first ? first.to : first.inCycle(cycleId ?? '');
}
