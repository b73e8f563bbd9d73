import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { call, isRefused, type Refused } from '../../api.tsx';
import { useTexts } from '../../texts/index.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import type { FormAnswer } from './form-answer.ts';
import classes from './forms.module.css';
import { fileNameOf, saveFile } from './save-file.ts';

/** The draft as one file: a package for other installations, or plain JSON Schema. */
export function ExportTab({ form }: { form: FormAnswer }) {
  const { t } = useTexts();
  const [busy, setBusy] = useState<string>();
  const [refused, setRefused] = useState<Refused>();
  const get = async (as: 'package' | 'schema') => {
    setBusy(as);
    setRefused(undefined);
    try {
      const content = await call('exportForm', { params: { formId: form.formId }, query: { as } });
      saveFile(`${fileNameOf(form.title.id)}.${as === 'package' ? 'siklus' : 'schema'}.json`, JSON.stringify(content, null, 2));
    } catch (error) {
      if (!isRefused(error)) throw error;
      setRefused(error);
    } finally {
      setBusy(undefined);
    }
  };
  const kinds = [{ as: 'package', title: t('admin.forms.export.package'), hint: t('admin.forms.export.packageHint') }, { as: 'schema', title: t('admin.forms.export.schema'), hint: t('admin.forms.export.schemaHint') }] as const;
  return (
    <>
      {refused && <ProblemAlert problem={refused} />}
      <div className={classes['exports']}>
        {kinds.map(({ as, title, hint }) => (
          <section key={as} className={classes['version']}>
            <div className={classes['versionHead']}><h3>{title}</h3></div>
            <p className={classes['dim']}>{hint}</p>
            <div><Button variant="default" loading={busy === as} leftSection={<IconDownload size={18} aria-hidden />} onClick={() => void get(as)}>{t('admin.forms.export.get')}</Button></div>
          </section>
        ))}
      </div>
      <p className={classes['code']}>{t('admin.forms.export.hash', { hash: form.canonicalHash })}</p>
    </>
  );
}
