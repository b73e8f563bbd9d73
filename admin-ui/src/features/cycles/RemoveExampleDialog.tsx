import { Table } from '@mantine/core';
import { useAct, useApi, type Answer } from '../../api.tsx';
import { tell } from '../../shell/toast.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import type { CycleRow } from '../admin-home/cycle-status.ts';
import classes from './cycles.module.css';

type Traces = Answer<'exampleTraces'>;
const kinds = ['agencies', 'people', 'forms'] as const;

/** Says before a played example is taken away what goes with it and what stays, by count and by name. */
export function RemoveExampleDialog({ row, onClose }: { readonly row: CycleRow; readonly onClose: () => void }) {
  const { t } = useTexts();
  const say = useSay();
  const params = { cycleId: row.cycleId };
  const { data: traces, error } = useApi('exampleTraces', { params });
  const remove = useAct('removeExample', { refresh: ['cycles', 'tasks', 'agencies', 'people', 'forms'], onDone: () => { onClose(); tell(t('admin.templates.removed')); } });
  const effects = traces ? [t('admin.templates.removeEffect.first', { tracks: traces.tracks, submissions: traces.submissions }), t('admin.templates.removeEffect.second'), t('admin.templates.removeEffect.third')] : [];
  return (
    <ConfirmDialog open title={`${t('admin.templates.remove')}: ${say(row.title)}`} consequences={effects} act={t('admin.templates.remove')} danger busy={remove.isPending} refusal={traces ? null : t('admin.templates.removeCounting')} onClose={onClose} onAct={() => remove.mutate({ params })}>
      {error && <ProblemAlert problem={error} />}
      {traces && <TracesTable traces={traces} />}
    </ConfirmDialog>
  );
}

function TracesTable({ traces }: { readonly traces: Traces }) {
  const { t } = useTexts();
  return (
    <>
      <Table>
        <Table.Thead><Table.Tr><Table.Th scope="col">{t('admin.templates.traces.what')}</Table.Th><Table.Th scope="col" ta="right">{t('admin.templates.traces.goes')}</Table.Th><Table.Th scope="col" ta="right">{t('admin.templates.traces.stays')}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>{kinds.map((kind) => <Table.Tr key={kind}><Table.Th scope="row" fw={400}>{t(`admin.templates.traces.${kind}`)}</Table.Th><Table.Td ta="right">{traces.goes[kind].length}</Table.Td><Table.Td ta="right">{traces.stays[kind].length}</Table.Td></Table.Tr>)}</Table.Tbody>
      </Table>
      <details className={classes['names']}>
        <summary>{t('admin.templates.traces.names')}</summary>
        {(['goes', 'stays'] as const).map((side) => (
          <dl key={side}>
            <dt>{t(`admin.templates.traces.${side}`)}</dt>
            {kinds.map((kind) => <dd key={kind}>{t(`admin.templates.traces.${kind}`)}: {traces[side][kind].join(', ') || '–'}</dd>)}
          </dl>
        ))}
      </details>
    </>
  );
}
