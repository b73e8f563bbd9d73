import { Button, Checkbox, FileInput, Modal, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Text } from '../../../../core/problem.ts';
import { useAct, useApi, type Answer } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { useGo } from '../../shell/Go.tsx';
import { tell } from '../../shell/toast.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import classes from './cycles.module.css';

type Preview = Answer<'previewCyclePackage'>;

const readJson = async (file: File): Promise<unknown> => {
  try {
    return JSON.parse(await file.text()) as unknown;
  } catch {
    return null;
  }
};

/** Makes a draft cycle of a package file from another server: what it holds and how it differs from here is shown first. */
export function PackageDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const go = useGo();
  const [file, setFile] = useState<File | null>(null);
  const [seen, setSeen] = useState<{ readonly content: unknown; readonly preview: Preview }>();
  const look = useAct('previewCyclePackage', { quiet: true, refresh: [] });
  const [into, setInto] = useState('');
  const [years, setYears] = useState<readonly number[]>([]);
  const places = usePlaces(seen?.preview.key);
  const changes = places.find(({ cycleId }) => cycleId === into)?.changes ?? false;
  const add = useAct('addCycleFromPackage', { quiet: true, onDone: ({ cycleId }) => { tell(t(into === '' ? 'design.imported' : 'design.promoted')); go(changes ? paths.change(into) : paths.setup(cycleId)); } });
  const choose = (next: File | null) => { setFile(next); setSeen(undefined); setYears([]); look.reset(); add.reset(); };
  const check = async () => {
    if (!file) return;
    const content = await readJson(file);
    look.mutate({ body: { package: content } }, { onSuccess: (preview) => setSeen({ content, preview }) });
  };
  const refused = add.error ?? look.error;
  return (
    <Modal opened onClose={onClose} size="lg" title={t('design.importTitle')} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <div style={{ display: 'grid', gap: 16 }}>
        <p style={{ margin: 0 }}>{t('design.importHelp')}</p>
        <FileInput label={t('design.importFile')} accept="application/json,.json" value={file} onChange={choose} clearable clearButtonProps={{ 'aria-label': t('shell.close') }} />
        {refused && <ProblemAlert problem={refused} />}
        {seen && <Contents preview={seen.preview} />}
        {seen?.preview.newYears.map((year) => <Checkbox key={year} label={t('design.importCalendar', { year })} checked={years.includes(year)} onChange={(event) => setYears(event.currentTarget.checked ? [...years, year] : years.filter((one) => one !== year))} />)}
        {seen && places.length > 0 && <NativeSelect label={t('design.importInto')} description={t(changes ? 'design.importIntoChange' : into === '' ? 'design.importIntoNew' : 'design.importIntoDraft')} value={into} onChange={(event) => setInto(event.currentTarget.value)} data={[{ value: '', label: t('design.importAct') }, ...places.map(({ cycleId, name }) => ({ value: cycleId, label: name }))]} />}
        <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
          <Button variant="default" onClick={onClose}>{t('shell.close')}</Button>
          {seen ? <ActButton act={t(into === '' ? 'design.importAct' : 'design.promote')} busy={add.isPending} refusal={null} onAct={() => add.mutate({ body: { package: seen.content, calendars: [...years], ...(into === '' ? {} : { into }) } })} /> : <ActButton act={t('design.importCheck')} busy={look.isPending} refusal={file ? null : t('design.importFile')} onAct={() => void check()} />}
        </div>
      </div>
    </Modal>
  );
}

type Place = { readonly cycleId: string; readonly name: string; readonly changes: boolean };

/** Cycles of the same kind, whose design the package can become: drafts, and running ones as a prepared change. */
function usePlaces(key: string | undefined): readonly Place[] {
  const { t } = useTexts();
  const say = useSay();
  const { data } = useApi('cycles', {});
  return (data?.items ?? []).flatMap(({ cycleId, title, status, templateKey }): Place[] => {
    if (templateKey !== '' && templateKey !== key) return [];
    if (status === 'draft') return [{ cycleId, name: t('design.importDraftOf', { title: say(title) }), changes: false }];
    return status === 'opening' || status === 'running' || status === 'closing' ? [{ cycleId, name: t('design.importChangeOf', { title: say(title) }), changes: true }] : [];
  });
}

/** What is in the package, and what differs from this installation. */
function Contents({ preview }: { readonly preview: Preview }) {
  const { t } = useTexts();
  const say = useSay();
  const { title, steps, beside, differences, forms, roles, calendars, codeLists, invites } = preview;
  const around = [...roles, ...calendars, ...codeLists];
  return (
    <section className={classes['panel']} aria-label={t('design.importContents')}>
      <h2>{say(title)}</h2>
      <p style={{ margin: 0 }}>{t('design.importSteps', { count: steps })} {invites.map(({ kind, agencies }) => `${kind}: ${agencies}`).join(', ')}</p>
      <Differences title={beside === null ? t('design.importNew') : t('design.importBeside', { count: differences.length, title: say(beside) })} list={differences} />
      {forms.map((form) => <Differences key={form.title.id} title={`${say(form.title)}: ${t(`design.importForms.${form.state}`)} · ${t('design.importTests', { count: form.tests })}`} list={form.differences} />)}
      {around.length > 0 ? <ul style={{ margin: 0, paddingInlineStart: 20 }}>{around.map((each) => <li key={each.id}>{say(each)}</li>)}</ul> : <p className={classes['dim']}>{t('design.importSame')}</p>}
    </section>
  );
}

/** A line with its differences under it; without any it is a line alone. */
function Differences({ title, list }: { readonly title: string; readonly list: readonly Text[] }) {
  const say = useSay();
  if (list.length === 0) return <p style={{ margin: 0 }}>{title}</p>;
  return <details open={list.length <= 8}><summary>{title}</summary><ul>{list.map((each) => <li key={each.id}>{say(each)}</li>)}</ul></details>;
}
