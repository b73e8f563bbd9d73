import { Button, Group, Modal, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useAct, useApi, type Answer } from '../../api.tsx';
import { tell } from '../../shell/toast.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { regionLevels, wholeCountry } from '../../../../core/form/questions/regionPicker.ts';
import classes from './code-lists.module.css';

type Told = Answer<'officialRegions'>;

/** The official region list of one area as the next version of the region list: what it holds and changes is told before it is taken. */
export function OfficialRegions({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const language = useLanguage();
  const [province, setProvince] = useState<string | null>(null);
  const [regency, setRegency] = useState<string | null>(null);
  const area = regency ?? province ?? wholeCountry;
  const all = useApi('officialProvinces', {}, { staleTime: Infinity });
  const told = useApi('officialRegions', { params: { area } });
  const take = useAct('takeOfficialRegions', { quiet: true, refresh: ['codeLists', 'codeListVersions', 'officialRegions'], onDone: ({ version }) => { tell(t('admin.codeLists.saved', { n: version })); onClose(); } });
  const provinces = all.data?.provinces ?? [];
  const regencies = provinces.find(({ code }) => code === province)?.regencies ?? [];
  const choices = (rows: typeof regencies) => rows.map((row) => ({ value: row.code, label: `${row[language]} (${row.code})` }));
  const problem = take.error ?? told.error ?? all.error;
  const refusal = told.data === undefined ? t('shell.loading') : told.data.same ? t('admin.codeLists.official.same', { n: told.data.before ?? 0 }) : null;
  return (
    <Modal opened onClose={onClose} size="lg" title={t('admin.codeLists.official.title')} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <Stack gap="md">
        <p className={classes['lead']}>{t('admin.codeLists.official.lead')}</p>
        <div className={classes['pair']}>
          <Select label={t('admin.codeLists.official.province')} placeholder={t('admin.codeLists.official.country')} data={choices(provinces)} value={province} onChange={(code) => { setProvince(code); setRegency(null); }} searchable clearable nothingFoundMessage={t('agency.questions.listEmpty')} openOnFocus={false} data-autofocus />
          <Select label={t('admin.codeLists.official.regency')} placeholder={t(province === null ? 'admin.codeLists.official.first' : 'admin.codeLists.official.whole')} data={choices(regencies)} value={regency} onChange={setRegency} disabled={province === null} searchable clearable nothingFoundMessage={t('agency.questions.listEmpty')} />
        </div>
        {problem && <ProblemAlert problem={problem} />}
        {told.data && <Held told={told.data} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('shell.cancel')}</Button>
          <ActButton act={t('admin.codeLists.official.take', { n: (told.data?.before ?? 0) + 1 })} refusal={refusal} busy={take.isPending} onAct={() => take.mutate({ params: { area }, body: {} })} />
        </Group>
      </Stack>
    </Modal>
  );
}

function Held({ told }: { readonly told: Told }) {
  const { t } = useTexts();
  const language = useLanguage();
  return (
    <div className={classes['held']} role="status">
      <strong>{told.title[language]}</strong>
      <dl className={classes['levels']}>{regionLevels.map(({ key, name }, at) => told.levels[at]! > 0 && <div key={key}><dt>{name[language]}</dt><dd>{told.levels[at]!.toLocaleString(language)}</dd></div>)}</dl>
      <span>{told.before === null ? t('admin.codeLists.official.none') : told.same ? t('admin.codeLists.official.same', { n: told.before }) : t('admin.codeLists.official.against', { n: told.before, change: t('admin.codeLists.change', told) })}</span>
      <span className={classes['dim']}>{t('admin.codeLists.source')}: {told.source}</span>
    </div>
  );
}
