import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAct, useApi, type Answer } from '../../../api.tsx';
import { PageSkeleton } from '../../../shell/Guard.tsx';
import { useWhen } from '../../../shell/moment.ts';
import { useSession } from '../../../shell/session.tsx';
import { tell } from '../../../shell/toast.tsx';
import { useSay, useTexts } from '../../../texts/index.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { ClassTag } from './ClassTag.tsx';
import type { FormAnswer } from '../../forms/form-answer.ts';
import classes from '../../forms/forms.module.css';

type Version = Answer<'formVersions'>['items'][number];

/** Published versions with what changed in words, and the difference of the draft. */
export function Versions({ form }: { form: FormAnswer }) {
  const { t } = useTexts();
  const say = useSay();
  const when = useWhen();
  const { may } = useSession();
  const [back, setBack] = useState<Version>();
  const { data, error, refetch } = useApi('formVersions', { params: { formId: form.formId } });
  const restore = useAct('restoreVersion', { quiet: true, onDone: () => { tell(t('admin.forms.versions.restored', { n: back?.n ?? 0 })); setBack(undefined); } });
  if (!data) return error ? <ProblemAlert problem={error} onRetry={() => void refetch()} /> : <PageSkeleton />;
  if (data.items.length === 0) return <EmptyState why={t('admin.forms.versions.none')} />;
  const changes = (list: Version['changes'], none: string) => (list.length === 0 ? <p className={classes['dim']}>{none}</p> : <ul>{list.map((change, index) => <li key={index}>{say(change)}</li>)}</ul>);
  return (
    <>
      <ol className={classes['versions']}>
        <li className={classes['version']}>
          <div className={classes['versionHead']}><h3>{t('admin.forms.versions.draft')}</h3><StatusBadge kind="document" status="draft" />{data.draft && <ClassTag name={data.draft.class} />}</div>
          {changes(data.draft?.changes ?? [], t('admin.forms.versions.noDraft'))}
        </li>
        {data.items.map((version, index) => (
          <li key={version.versionId} className={classes['version']}>
            <div className={classes['versionHead']}>
              <h3>{t('admin.forms.v', { n: version.n })}</h3>
              <StatusBadge kind="document" status={index === 0 ? 'published' : 'replaced'} />
              {index < data.items.length - 1 && <ClassTag name={version.class} />}
              {may('editForms') && <span className={classes['end']}><Button size="compact-sm" variant="default" onClick={() => setBack(version)}>{t('admin.forms.versions.restore')}</Button></span>}
            </div>
            <p className={classes['dim']}>{t('admin.forms.versions.by', { when: when.short(version.publishedAt), who: version.publishedBy })}</p>
            <p>“{version.reason}”</p>
            {changes(version.changes, index === data.items.length - 1 ? t('admin.forms.versions.first') : t('admin.forms.versions.noChanges'))}
            {version.presentations.length > 0 && (
              <ul className={classes['corrections']}>
                {version.presentations.map((words) => (
                  <li key={words.p}>
                    <strong>{t('builder.publishing.wording.history', { n: words.n, p: words.p })}</strong> <span className={classes['dim']}>{t('builder.publishing.wording.by', { when: when.short(words.publishedAt), who: words.publishedBy })}</span>
                    <p>“{words.reason}”</p>
                    {changes(words.changes, t('admin.forms.versions.noChanges'))}
                  </li>
                ))}
              </ul>
            )}
            <span className={classes['code']}>{t('admin.forms.versions.fingerprint', { hash: version.hash.slice(0, 16) })}</span>
          </li>
        ))}
      </ol>
      <ConfirmDialog open={back !== undefined} title={t('admin.forms.versions.restoreTitle', { n: back?.n ?? 0 })} consequences={[t('admin.forms.versions.restoreEffect.first'), t('admin.forms.versions.restoreEffect.second')]} act={t('admin.forms.versions.restore')} busy={restore.isPending} onClose={() => { setBack(undefined); restore.reset(); }} onAct={() => back && restore.mutate({ params: { formId: form.formId }, body: { versionId: back.versionId }, ifMatch: form.rev })}>
        {restore.error && <ProblemAlert problem={restore.error} />}
      </ConfirmDialog>
    </>
  );
}
