import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import { lazy, Suspense, type ComponentType } from 'react';
import type { Act } from '../../core/access.ts';
import { BrokenPage, MissingPage } from './shell/ErrorPages.tsx';
import { Home } from './shell/Home.tsx';
import { Guard, PageSkeleton } from './shell/Guard.tsx';
import { Shell } from './shell/Shell.tsx';

/** A page of the shell: its address, the right it needs (core/access.ts), and its component in its own chunk. */
type Page = { readonly path: string; readonly act: Act; readonly load: () => Promise<Record<string, unknown>>; readonly name: string };

/** Every page behind the sign-in: one line each. */
const pages: readonly Page[] = [
  { path: '/tasks', act: 'seeTasks', load: () => import('./features/tasks/TasksPage.tsx'), name: 'TasksPage' },
  { path: '/tracks/$trackId', act: 'seeTrack', load: () => import('./features/tasks/TrackDoorPage.tsx'), name: 'TrackDoorPage' },
  { path: '/evidence', act: 'seeEvidence', load: () => import('./features/evidence/EvidencePage.tsx'), name: 'EvidencePage' },
  { path: '/tasks/$taskId', act: 'seeTrack', load: () => import('./features/answering/TaskPage.tsx'), name: 'TaskPage' },
  { path: '/tasks/$taskId/check', act: 'seeTrack', load: () => import('./features/answering/CheckPage.tsx'), name: 'CheckPage' },
  { path: '/tasks/$taskId/revise', act: 'seeTrack', load: () => import('./features/answering/RevisePage.tsx'), name: 'RevisePage' },
  { path: '/receipts/$receiptId', act: 'seeTrack', load: () => import('./features/receipts/ReceiptPage.tsx'), name: 'ReceiptPage' },
  { path: '/review', act: 'seeReview', load: () => import('./features/review/QueuePage.tsx'), name: 'QueuePage' },
  { path: '/review/$taskId', act: 'seeReview', load: () => import('./features/review/ReviewPage.tsx'), name: 'ReviewPage' },
  { path: '/cycles', act: 'seeMatrix', load: () => import('./features/matrix/OverviewPage.tsx'), name: 'OverviewPage' },
  { path: '/c/$cycle', act: 'seeMatrix', load: () => import('./features/matrix/MatrixPage.tsx'), name: 'MatrixPage' },
  { path: '/c/$cycle/agencies/$agency', act: 'seeTrack', load: () => import('./features/track/TrackPage.tsx'), name: 'TrackPage' },
  { path: '/c/$cycle/rakor', act: 'seeMeetings', load: () => import('./features/meetings/MeetingsPage.tsx'), name: 'MeetingsPage' },
  { path: '/c/$cycle/rakor/$meeting/room', act: 'seeMeetings', load: () => import('./features/meetings/RoomPage.tsx'), name: 'RoomPage' },
  { path: '/c/$cycle/rakor/$meeting/record', act: 'seeMeetings', load: () => import('./features/meetings/RecordPage.tsx'), name: 'RecordPage' },
  { path: '/c/$cycle/agencies/$agency/report', act: 'seeTrack', load: () => import('./features/reports/TrackReportPage.tsx'), name: 'TrackReportPage' },
  { path: '/c/$cycle/report', act: 'seeMatrix', load: () => import('./features/reports/CycleReportPage.tsx'), name: 'CycleReportPage' },
  { path: '/c/$cycle/reviewers', act: 'changeReviewers', load: () => import('./features/reviewers/ReviewersPage.tsx'), name: 'ReviewersPage' },
  { path: '/c/$cycle/scores', act: 'seeScores', load: () => import('./features/scores/ScoresPage.tsx'), name: 'ScoresPage' },
  { path: '/c/$cycle/actions', act: 'seeActionItems', load: () => import('./features/action-items/ActionItemsPage.tsx'), name: 'ActionItemsPage' },
  { path: '/actions', act: 'seeActionItems', load: () => import('./features/action-items/ActionItemsPage.tsx'), name: 'ActionItemsPage' },
  { path: '/me', act: 'seeSelf', load: () => import('./features/profile/ProfilePage.tsx'), name: 'ProfilePage' },
  { path: '/notices', act: 'seeNotices', load: () => import('./features/notices/NoticesPage.tsx'), name: 'NoticesPage' },
  { path: '/help/$topic', act: 'seeSelf', load: () => import('./features/profile/HelpPage.tsx'), name: 'HelpPage' },
  { path: '/admin', act: 'editCycles', load: () => import('./features/admin-home/AdminHomePage.tsx'), name: 'AdminHomePage' },
  { path: '/admin/templates', act: 'seeTemplates', load: () => import('./features/cycles/TemplatesPage.tsx'), name: 'TemplatesPage' },
  { path: '/admin/cycles/$cycleId/setup', act: 'editCycles', load: () => import('./features/cycles/SetupPage.tsx'), name: 'SetupPage' },
  { path: '/admin/cycles/$cycleId/design', act: 'editCycles', load: () => import('./features/designing/DesignPage.tsx'), name: 'DesignPage' },
  { path: '/admin/cycles/$cycleId/change', act: 'editCycles', load: () => import('./features/changing/ChangePage.tsx'), name: 'ChangePage' },
  { path: '/admin/cycles/$cycleId/calendar', act: 'editCycles', load: () => import('./features/cycle-calendar/CycleCalendarPage.tsx'), name: 'CycleCalendarPage' },
  { path: '/admin/cycles/$cycleId/rehearsal', act: 'editCycles', load: () => import('./features/rehearsal/RehearsalPage.tsx'), name: 'RehearsalPage' },
  { path: '/admin/forms', act: 'editForms', load: () => import('./features/forms/FormsPage.tsx'), name: 'FormsPage' },
  { path: '/admin/forms/$formId/edit', act: 'editForms', load: () => import('./features/building/BuilderPage.tsx'), name: 'BuilderPage' },
  { path: '/admin/forms/$formId/versions', act: 'editForms', load: () => import('./features/building/BuilderPage.tsx'), name: 'BuilderHistoryPage' },
  { path: '/admin/code-lists', act: 'editForms', load: () => import('./features/code-lists/CodeListsPage.tsx'), name: 'CodeListsPage' },
  { path: '/admin/gallery', act: 'editForms', load: () => import('./features/gallery/GalleryPage.tsx'), name: 'GalleryPage' },
  { path: '/admin/calendar', act: 'seeCalendar', load: () => import('./features/calendar/CalendarPage.tsx'), name: 'CalendarPage' },
  { path: '/admin/agencies', act: 'editAgencies', load: () => import('./features/agencies/AgenciesPage.tsx'), name: 'AgenciesPage' },
  { path: '/admin/people', act: 'editPeople', load: () => import('./features/people/PeoplePage.tsx'), name: 'PeoplePage' },
  { path: '/admin/import', act: 'importRows', load: () => import('./features/imports/ImportPage.tsx'), name: 'ImportPage' },
  { path: '/admin/audit', act: 'seeAudit', load: () => import('./features/audit/AuditPage.tsx'), name: 'AuditPage' },
];

/** Pages that need no session. */
const openPages = [
  { path: '/sign-in', load: () => import('./features/signing-in/SignInPage.tsx'), name: 'SignInPage' },
  { path: '/activate/$code', load: () => import('./features/signing-in/ActivatePage.tsx'), name: 'ActivatePage' },
  { path: '/verify/$code', load: () => import('./features/receipts/VerifyPage.tsx'), name: 'VerifyPage' },
] as const;

const root = createRootRoute({ component: Outlet, notFoundComponent: MissingPage, errorComponent: BrokenPage });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });
const missing = createRoute({ getParentRoute: () => shell, path: '$', component: MissingPage });
const home = createRoute({ getParentRoute: () => shell, path: '/', component: Home });

// React's own lazy: the router's calls use() only sometimes, which React 19.3 reports as an error
const chunk = (load: () => Promise<object>, name: string) => lazy(async () => ({ default: ((await load()) as Record<string, ComponentType>)[name] as ComponentType }));
const shellRoutes = pages.map(({ path, act, load, name }) => {
  const Content = chunk(load, name);
  return createRoute({ getParentRoute: () => shell, path, component: () => <Guard act={act}><Content /></Guard>, errorComponent: BrokenPage });
});
const openRoutes = openPages.map(({ path, load, name }) => {
  const Content = chunk(load, name);
  return createRoute({ getParentRoute: () => root, path, component: () => <Suspense fallback={<PageSkeleton />}><Content /></Suspense> });
});

/** Search values stay plain texts: what a person reads in the address is what the page gets. */
export const router = createRouter({
  routeTree: root.addChildren([shell.addChildren([home, ...shellRoutes, missing]), ...openRoutes]),
  defaultPreload: false,
  scrollRestoration: true,
  defaultErrorComponent: BrokenPage,
  defaultNotFoundComponent: MissingPage,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(Object.entries(search).map(([name, value]) => [name, String(value)])).toString();
    return text ? `?${text}` : '';
  },
});
