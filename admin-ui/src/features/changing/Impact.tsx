import { Select } from '@mantine/core';
import { useState } from 'react';
import { tierNames } from '../../../../core/access.ts';
import type { Text } from '../../../../core/problem.ts';
import { useAct, type Answer } from '../../api.tsx';
import { useWhen } from '../../shell/moment.ts';
import { useSession } from '../../shell/session.tsx';
import { tell } from '../../shell/toast.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { DataTable, type Column } from '../../ui/DataTable.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import type { CycleChange } from './ChangePage.tsx';
import classes from './changing.module.css';

type Row = CycleChange['rows'][number];
type Props = { readonly cycleId: string; readonly data: CycleChange; readonly places: Readonly<Record<string, string>>; readonly onPlaces: (places: Readonly<Record<string, string>>) => void };

/** What the change, or the newest edition, means for every agency that works by another one; once published, the chosen ones are moved. */
export function Impact({ cycleId, data, places, onPlaces }: Props) {
  const { t } = useTexts();
  const { may } = useSession();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const [left, setLeft] = useState<Answer<'moveDesigns'>['rows']>([]);
  const edition = data.editions.length;
  const move = useAct('moveDesigns', {
    quiet: true,
    onDone: ({ rows }) => {
      const count = rows.filter(({ done }) => done).length;
      setAsking(false);
      setChosen(new Set());
      setLeft(rows.filter(({ done }) => !done));
      if (count > 0) tell(t('change.moved', { count, n: edition }));
    },
  });
  const columns = useColumns();
  const prepared = data.change !== null;
  const setPlace = (gone: string, home: string | null) => onPlaces(Object.fromEntries([...Object.entries(places).filter(([key]) => key !== gone), ...(home === null ? [] : [[gone, home] as const])]));
  if (data.rows.length === 0) return edition > 1 && !prepared ? <section className={classes['panel']}><p>{t('change.allNewest')}</p></section> : null;
  const selection = { chosen, onChange: setChosen, may: ({ refused }: Row) => refused === null, acts: <ActButton act={t('change.move', { count: chosen.size })} refusal={null} onAct={() => setAsking(true)} /> };
  return (
    <section className={classes['panel']}>
      <h2>{prepared ? t('change.preview') : t('change.waiting')}</h2>
      {!prepared && <p className={classes['dim']}>{t('change.legend')}</p>}
      {data.gone.map(({ key, title, homes }) => <Place key={key} title={title} homes={homes} value={places[key] ?? null} onChange={(home) => setPlace(key, home)} />)}
      <DataTable caption={prepared ? t('change.preview') : t('change.waiting')} columns={columns} rows={data.rows} rowKey={({ trackId }) => trackId} rowName={({ agencyName }) => agencyName} empty={null} {...(!prepared && may('launchCycles') && { selection })} />
      {left.length > 0 && <ul className={classes['stayed']} role="alert">{left.map((row) => <Left key={row.trackId} row={row} />)}</ul>}
      <ConfirmDialog open={asking} title={t('change.moveTitle', { n: edition })} consequences={[t('change.moveFirst', { n: edition }), t('change.moveSecond')]} reason={t('change.reason')} act={t('change.move', { count: chosen.size })} busy={move.isPending} onClose={() => setAsking(false)} onAct={(reason) => move.mutate({ params: { cycleId }, body: { edition, trackIds: [...chosen], mapping: places, reason } })}>{move.error && <ProblemAlert problem={move.error} />}</ConfirmDialog>
    </section>
  );
}

function useColumns(): readonly Column<Row>[] {
  const { t } = useTexts();
  const say = useSay();
  return [
    { key: 'agency', title: t('change.agency'), phone: 'head', sort: ({ agencyName }) => agencyName, cell: ({ agencyName }) => agencyName },
    { key: 'stands', title: t('change.stands'), sort: ({ stage }) => say(stage), cell: ({ stage, edition }) => <>{say(stage)}<br /><small className={classes['dim']}>{t('change.edition', { n: edition })}</small></> },
    { key: 'effect', title: t('change.effect'), cell: (row) => <Effect row={row} /> },
  ];
}

function Effect({ row }: { readonly row: Row }) {
  const { t } = useTexts();
  const say = useSay();
  const when = useWhen();
  if (row.refused !== null) return <><strong>{t('change.stays', { n: row.edition })}.</strong> {say(row.refused)}</>;
  const list = (titles: readonly Text[]) => titles.map(say).join(', ');
  const lines = [
    ...(row.adds.length > 0 ? [t('change.adds', { list: list(row.adds) })] : []), ...(row.passed.length > 0 ? [t('change.passed', { list: list(row.passed) })] : []), ...(row.drops.length > 0 ? [t('change.dropsStage', { list: list(row.drops) })] : []),
    ...(row.unmanned.length > 0 ? [t('change.unmanned', { list: row.unmanned.map((tier) => say(tierNames[tier]).toLowerCase()).join(', ') })] : []),
    ...row.clocks.map(({ stage, from, to }) => t('change.due', { stage: say(stage), from: when.day(from), to: when.day(to) })),
  ];
  return lines.length === 0 ? <span className={classes['dim']}>{t('change.noEffect')}</span> : lines.map((line) => <div key={line}>{line}</div>);
}

function Left({ row }: { readonly row: Answer<'moveDesigns'>['rows'][number] }) {
  const say = useSay();
  return <li><strong>{row.agencyName}</strong>: {row.refused && say(row.refused)}</li>;
}

type PlaceProps = Omit<CycleChange['gone'][number], 'key'> & { readonly value: string | null; readonly onChange: (home: string | null) => void };

/** Which step takes the place of one that is gone. */
function Place({ title, homes, value, onChange }: PlaceProps) {
  const { t } = useTexts();
  const say = useSay();
  return <Select label={t('change.place', { title: say(title) })} description={t('change.placeHint')} placeholder={t('change.noPlace')} clearable clearButtonProps={{ 'aria-label': t('agency.questions.clear') }} data={homes.map((home) => ({ value: home.key, label: say(home.title) }))} value={value} onChange={onChange} />;
}
