import { NativeSelect, Radio, Stack, Switch } from '@mantine/core';
import { useApi } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { Go } from '../../shell/Go.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import classes from './cycles.module.css';
import type { Setup } from './setup-state.ts';
import type { StepProps } from './SetupPage.tsx';

/** Step 3: how scores are given, and with which form. */
export function FormStep({ cycle, desk, readOnly }: StepProps) {
  const { t } = useTexts();
  const say = useSay();
  const templates = useApi('templates', {}, { staleTime: 300_000 });
  const template = templates.data?.items.find((each) => each.key === cycle.templateKey);
  // what administrators published themselves may take the place of the template's form
  const own = useApi('forms', { query: { limit: 200 } }).data?.items.filter(({ published }) => published !== null) ?? [];
  const { setup, change } = desk;
  // a template that offers both ways of scoring names its second form so
  const twoWays = template?.forms.some((form) => form.key.endsWith('-kriteria'));
  const choose = (key: string, formId: string) => change({ forms: Object.fromEntries([...Object.entries(setup.forms ?? {}).filter(([each]) => each !== key), ...(formId === '' ? [] : [[key, formId] as const])]) });
  return (
    <div className={classes['body']}>
      {twoWays && <Radio.Group label={t('admin.setup.scoreMode')} value={setup.scoreMode} onChange={(mode) => !readOnly && change({ scoreMode: mode as Setup['scoreMode'] })}>
        <Stack gap="sm" mt="xs">
          <Radio value="subComponent" disabled={readOnly} label={t('admin.setup.subComponent')} description={t('admin.setup.subComponentHint')} />
          <Radio value="criteria" disabled={readOnly} label={t('admin.setup.criteria')} description={t('admin.setup.criteriaHint')} />
        </Stack>
      </Radio.Group>}
      <Switch label={t('admin.setup.release')} description={t('admin.setup.releaseHint')} disabled={readOnly} checked={setup.releaseScores} onChange={(event) => change({ releaseScores: event.currentTarget.checked })} />
      <section className={classes['panel']}>
        <h2>{t('admin.setup.formUsed')}</h2>
        {cycle.forms.map((form) => (
          <NativeSelect key={form.key} label={cycle.forms.length > 1 ? say(form.title) : t('admin.setup.formOf')} disabled={readOnly} value={setup.forms?.[form.key] ?? ''} onChange={({ currentTarget }) => choose(form.key, currentTarget.value)}
            data={[{ value: '', label: `${say(form.title)} – ${t(template ? 'admin.setup.fromTemplate' : 'admin.setup.fromDesign')}` }, ...own.map((each) => ({ value: each.formId, label: `${say(each.title)} – v${each.published ?? 0} (${t('admin.templates.questions', { count: each.questions })})` }))]} />
        ))}
        <p className={classes['dim']}>{t('admin.setup.formHint')} <Go href={paths.forms}>{t('admin.setup.openForms')}</Go></p>
      </section>
    </div>
  );
}
