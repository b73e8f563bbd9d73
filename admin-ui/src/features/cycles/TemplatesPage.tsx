import { Button, Menu, Modal, Select, Stack, TextInput } from '@mantine/core';
import { IconChevronDown, IconFilePlus, IconPackageImport } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useAct, useApi, type Answer } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { Go, useGo } from '../../shell/Go.tsx';
import { PageSkeleton } from '../../shell/Guard.tsx';
import { useWhen } from '../../shell/moment.ts';
import { useSession } from '../../shell/session.tsx';
import { tell } from '../../shell/toast.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { DataTable, type Column } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { cycleBadge, type CycleRow } from '../admin-home/cycle-status.ts';
import { BlankCycleDialog } from './BlankCycleDialog.tsx';
import classes from './cycles.module.css';
import { PackageDialog } from './PackageDialog.tsx';
import { RemoveExampleDialog } from './RemoveExampleDialog.tsx';

type Template = Answer<'templates'>['items'][number];

/** A5: the templates, and every cycle made from one. */
export function TemplatesPage() {
  const { t } = useTexts();
  const { may } = useSession();
  const templates = useApi('templates', {}, { staleTime: 300_000 });
  const cycles = useApi('cycles', { query: { limit: 200 } });
  const [chosen, setChosen] = useState<Template>();
  const [importing, setImporting] = useState(false);
  const [blank, setBlank] = useState(false);
  const refused = templates.error ?? cycles.error;
  if (refused) return <ProblemAlert problem={refused} onRetry={() => { void templates.refetch(); void cycles.refetch(); }} />;
  if (!templates.data) return <PageSkeleton />;
  return (
    <>
      <PageHeader title={t('admin.templates.title')} duty={t('admin.templates.duty')} acts={may('editCycles') && <><Button variant="default" leftSection={<IconFilePlus size={18} aria-hidden />} onClick={() => setBlank(true)}>{t('admin.templates.blank')}</Button><Button variant="default" leftSection={<IconPackageImport size={18} aria-hidden />} onClick={() => setImporting(true)}>{t('design.importPackage')}</Button></>} />
      {blank && <BlankCycleDialog onClose={() => setBlank(false)} />}
      {importing && <PackageDialog onClose={() => setImporting(false)} />}
      <div className={classes['templates']}>{templates.data.items.map((template) => <TemplateCard key={template.key} template={template} {...(may('editCycles') && { onUse: () => setChosen(template) })} />)}</div>
      <h2 className={classes['heading']}>{t('admin.templates.cycles')}</h2>
      <CycleList rows={cycles.data?.items ?? []} loading={cycles.isPending} />
      {chosen && <NewCycleDialog template={chosen} earlier={(cycles.data?.items ?? []).filter(({ templateKey, status }) => templateKey === chosen.key && status !== 'draft')} onClose={() => setChosen(undefined)} />}
    </>
  );
}

function TemplateCard({ template, onUse }: { template: Template; onUse?: () => void }) {
  const { t } = useTexts();
  const say = useSay();
  const { mode } = useSession();
  const go = useGo();
  const play = useAct('playExample', { onDone: ({ cycleId }) => { tell(t('admin.templates.exampleTold')); go(paths.matrix(cycleId)); } });
  const days = template.clocks.reduce((sum, clock) => sum + clock.days, 0);
  return (
    <article className={classes['template']}>
      <h2>{say(template.title)}</h2>
      <p>{say(template.about)}</p>
      <ol className={classes['stages']} aria-label={t('admin.templates.stages')}>{template.stages.map((stage) => <li key={stage.key}>{say(stage.title)}</li>)}</ol>
      <dl className={classes['facts']}>
        <div><dt>{t('admin.templates.forms')}</dt><dd>{template.forms.map((form) => <div key={form.key} style={{ display: 'block' }}>{say(form.title)} ({t('admin.templates.questions', { count: form.questions })})</div>)}</dd></div>
        <div><dt>{t('admin.templates.clocks')}</dt><dd>{t('admin.templates.days', { count: days })}</dd></div>
      </dl>
      <p className={classes['dim']}>{t('admin.templates.basis', { basis: say(template.basis) })}</p>
      {onUse && <div className={classes['links']}><Button onClick={onUse}>{t('admin.templates.use')}</Button>{mode === 'demo' && template.example && <ActButton variant="default" act={t('admin.templates.example')} busy={play.isPending} refusal={null} onAct={() => play.mutate({ body: { templateKey: template.key } })} />}</div>}
    </article>
  );
}

function NewCycleDialog({ template, earlier, onClose }: { template: Template; earlier: readonly CycleRow[]; onClose: () => void }) {
  const { t } = useTexts();
  const say = useSay();
  const go = useGo();
  const [id, setId] = useState(template.title.id);
  const [en, setEn] = useState(template.title.en);
  const [follows, setFollows] = useState<string | null>(null);
  const add = useAct('addCycle', { quiet: true, refresh: ['cycles'], onDone: (cycle) => go(paths.setup(cycle.cycleId, 'basics')) });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (id.trim() && !add.isPending) add.mutate({ body: { templateKey: template.key, title: { id: id.trim(), en: en.trim() || id.trim() }, ...(follows === null ? {} : { follows }) } });
  };
  return (
    <Modal opened onClose={onClose} title={t('admin.templates.createTitle', { title: say(template.title) })} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <form onSubmit={send}>
        <Stack gap="sm">
          {add.error && <ProblemAlert problem={add.error} />}
          <TextInput label={t('admin.templates.newTitle')} description={t('admin.templates.newHint')} value={id} maxLength={200} data-autofocus onChange={(event) => setId(event.currentTarget.value)} />
          <TextInput label={t('admin.setup.titleEn')} value={en} maxLength={200} onChange={(event) => setEn(event.currentTarget.value)} />
          {earlier.length > 0 && <Select label={t('admin.templates.follows')} description={t('admin.templates.followsHint')} placeholder={t('admin.templates.followsNone')} clearable clearButtonProps={{ 'aria-label': t('shell.clearFilter') }} data={earlier.map((each) => ({ value: each.cycleId, label: say(each.title) }))} value={follows} onChange={setFollows} />}
          <ActButton type="submit" act={t('admin.templates.create')} busy={add.isPending} refusal={id.trim() ? null : t('admin.forms.needTitle')} onAct={() => undefined} />
        </Stack>
      </form>
    </Modal>
  );
}

const canChange: ReadonlySet<CycleRow['status']> = new Set<CycleRow['status']>(['opening', 'running', 'closing']);

function CycleList({ rows, loading }: { rows: readonly CycleRow[]; loading: boolean }) {
  const { t } = useTexts();
  const { may } = useSession();
  const say = useSay();
  const when = useWhen();
  const [asked, setAsked] = useState<Asked>();
  const place = (row: CycleRow) => (row.status === 'draft' ? paths.setup(row.cycleId) : paths.matrix(row.cycleId));
  const columns: readonly Column<CycleRow>[] = [
    { key: 'title', title: t('admin.templates.name'), phone: 'head', sort: (row) => say(row.title), cell: (row) => <span className={classes['links']}><Go href={place(row)}>{say(row.title)}</Go></span> },
    { key: 'status', title: t('admin.templates.status'), sort: (row) => row.status, cell: (row) => <StatusBadge kind="document" status={cycleBadge[row.status]} /> },
    { key: 'agencies', title: t('admin.templates.agencies'), align: 'end', sort: (row) => row.agencies, cell: (row) => row.agencies },
    { key: 'progress', title: t('admin.templates.progress'), align: 'end', cell: (row) => (row.status === 'draft' ? '–' : `${row.progress.ended} / ${row.agencies}`) },
    { key: 'launched', title: t('admin.templates.launched'), sort: (row) => row.launchedAt ?? '', cell: (row) => (row.launchedAt ? when.day(row.launchedAt) : '–') },
    { key: 'acts', title: t('admin.people.actions'), cell: (row) => <span className={classes['links']}><Go href={place(row)}>{row.status === 'draft' ? t('admin.templates.open') : t('admin.templates.matrix')}</Go>{row.status !== 'draft' && <Go href={paths.setup(row.cycleId)}>{t('admin.templates.view')}</Go>}{canChange.has(row.status) && may('editCycles') && <Go href={paths.change(row.cycleId)}>{t('change.open')}</Go>}<RowActs row={row} onAsk={setAsked} /></span> },
  ];
  // Beside the table: it becomes cards on a narrow screen, and a turned tablet keeps its open dialog.
  const Dialog = asked && { steer: SteerDialog, remove: RemoveExampleDialog }[asked.act];
  return (
    <>
      <DataTable caption={t('admin.templates.cycles')} columns={columns} rows={rows} rowKey={(row) => row.cycleId} loading={loading} empty={<EmptyState why={t('admin.templates.none')} />} />
      {Dialog && <Dialog row={asked.row} onClose={() => setAsked(undefined)} />}
    </>
  );
}

const steps = { running: 'lock', closing: 'lock', locked: 'publish', published: 'archive' } as const;
const words = { lock: { act: 'admin.templates.lock', effect: 'admin.templates.lockEffect' }, publish: { act: 'admin.templates.publish', effect: 'admin.templates.publishEffect' }, archive: { act: 'admin.templates.archive', effect: 'admin.templates.archiveEffect' } } as const;

type Asked = { readonly row: CycleRow; readonly act: 'steer' | 'remove' };

/** The one next step of a cycle as a whole – lock, announce, archive – and, of a played example, its removal. */
function RowActs({ row, onAsk }: { row: CycleRow; onAsk: (asked: Asked) => void }) {
  const { t } = useTexts();
  const { may } = useSession();
  const kind = steps[row.status as keyof typeof steps];
  return (
    <>
      {kind && may('launchCycles') && (
        <Menu>
          <Menu.Target><Button size="compact-sm" variant="subtle" rightSection={<IconChevronDown size={14} aria-hidden />}>{t('admin.templates.more')}</Button></Menu.Target>
          <Menu.Dropdown><Menu.Item onClick={() => onAsk({ row, act: 'steer' })}>{t(words[kind].act)}</Menu.Item></Menu.Dropdown>
        </Menu>
      )}
      {row.sample && may('editCycles') && <Button size="compact-sm" variant="subtle" color="red" onClick={() => onAsk({ row, act: 'remove' })}>{t('admin.templates.remove')}</Button>}
    </>
  );
}

type DialogProps = { readonly row: CycleRow; readonly onClose: () => void };

function SteerDialog({ row, onClose }: DialogProps) {
  const { t } = useTexts();
  const say = useSay();
  const steer = useAct('steerCycle', { onDone: () => { onClose(); tell(t('admin.templates.steered')); } });
  const kind = steps[row.status as keyof typeof steps];
  const { act, effect } = words[kind];
  return <ConfirmDialog open title={`${t(act)}: ${say(row.title)}`} consequences={[t(`${effect}.first`), t(`${effect}.second`)]} act={t(act)} danger={kind === 'lock'} busy={steer.isPending} onClose={onClose} onAct={() => steer.mutate({ params: { cycleId: row.cycleId }, body: { kind } })} />;
}
