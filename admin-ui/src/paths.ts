/** Every address of the interface once; addresses are never translated (screens.md §2.2). */
type Search = Readonly<Record<string, string | number | undefined>>;

function at(path: string, search: Search = {}): string {
  const entries = Object.entries(search).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]]));
  const query = new URLSearchParams(entries).toString();
  return query ? `${path}?${query}` : path;
}

export const paths = {
  home: '/',
  signIn: (to?: string) => at('/sign-in', { to }),
  activate: (code: string) => `/activate/${code}`,
  verify: (code: string) => `/verify/${code}`,
  notices: '/notices',
  me: '/me',
  help: (topic = 'start') => `/help/${topic}`,
  tasks: '/tasks',
  task: (taskId: string, search?: { q?: string; section?: string; show?: string }) => at(`/tasks/${taskId}`, search),
  check: (taskId: string) => `/tasks/${taskId}/check`,
  revise: (taskId: string, search?: { q?: string; show?: string }) => at(`/tasks/${taskId}/revise`, search),
  evidence: (search?: { file?: string; q?: string }) => at('/evidence', search),
  receipt: (receiptId: string) => `/receipts/${receiptId}`,
  actions: (cycleId?: string) => (cycleId ? `/c/${cycleId}/actions` : '/actions'),
  review: '/review',
  reviewTask: (taskId: string, search?: { q?: string; show?: string }) => at(`/review/${taskId}`, search),
  overview: '/cycles',
  matrix: (cycleId: string, search?: { filter?: string; q?: string }) => at(`/c/${cycleId}`, search),
  agency: (cycleId: string, trackId: string) => `/c/${cycleId}/agencies/${trackId}`,
  agencyReport: (cycleId: string, trackId: string) => `/c/${cycleId}/agencies/${trackId}/report`,
  reviewers: (cycleId: string, search?: { who?: string }) => at(`/c/${cycleId}/reviewers`, search),
  report: (cycleId: string) => `/c/${cycleId}/report`,
  meetings: (cycleId: string) => `/c/${cycleId}/rakor`,
  room: (cycleId: string, meetingId: string, search?: { item?: string; as?: string }) => at(`/c/${cycleId}/rakor/${meetingId}/room`, search),
  record: (cycleId: string, meetingId: string) => `/c/${cycleId}/rakor/${meetingId}/record`,
  scores: (cycleId: string, search?: { explain?: string }) => at(`/c/${cycleId}/scores`, search),
  admin: '/admin',
  forms: '/admin/forms',
  form: (formId: string, search?: { tab?: string; node?: string }) => at(`/admin/forms/${formId}/edit`, search),
  versions: (formId: string) => `/admin/forms/${formId}/versions`,
  templates: '/admin/templates',
  setup: (cycleId: string, step?: string) => at(`/admin/cycles/${cycleId}/setup`, { step }),
  design: (cycleId: string, search?: { step?: string; view?: string }) => at(`/admin/cycles/${cycleId}/design`, search),
  change: (cycleId: string) => `/admin/cycles/${cycleId}/change`,
  cycleCalendar: (cycleId: string) => `/admin/cycles/${cycleId}/calendar`,
  rehearsal: (cycleId: string) => `/admin/cycles/${cycleId}/rehearsal`,
  calendar: (year?: number) => at('/admin/calendar', { year }),
  agencies: '/admin/agencies',
  people: '/admin/people',
  imports: (kind?: 'agencies' | 'people') => at('/admin/import', { kind }),
  audit: (search?: { chain?: string; actor?: string; act?: string }) => at('/admin/audit', search),
  health: '/admin/health',
  gallery: '/admin/gallery',
  codeLists: '/admin/code-lists',
} as const;
