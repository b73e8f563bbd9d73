import { Button } from '@mantine/core';
import type { ProblemPlace } from '../../../../../core/problem.ts';
import { useAct, useApi } from '../../../api.tsx';
import { tell } from '../../../shell/toast.tsx';
import { useSay, useTexts } from '../../../texts/index.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { Approval } from './Approval.tsx';
import { ClassTag } from './ClassTag.tsx';
import { Impact } from './Impact.tsx';
import type { FormAnswer } from '../../forms/form-answer.ts';
import classes from '../../forms/forms.module.css';

type Props = { readonly form: FormAnswer; readonly onClose: () => void; readonly onPublished: () => void; readonly onProblems: () => void; /** Leads to a part of the form the server named. */ readonly onOpen: (place: ProblemPlace) => void };

/** A4: what changes and for whom, the reason, then the version is frozen. */
export function PublishDialog({ form, onClose, onPublished, onProblems, onOpen }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const versions = useApi('formVersions', { params: { formId: form.formId } });
  const publish = useAct('publishForm', { quiet: true, onDone: (version) => { tell(t('admin.forms.published', { n: version.n })); onPublished(); } });
  const approval = useApi('formApproval', { params: { formId: form.formId } }, { staleTime: 0, gcTime: 0 });
  const ask = useAct('askToPublish', { quiet: true, onDone: () => { tell(t('builder.approval.asked')); onClose(); } });
  const waiting = approval.data?.waiting;
  const asks = approval.data?.needed === true && !waiting;
  const n = (form.published ?? 0) + 1;
  const blocking = form.problemRows.filter((row) => row.blocks).length;
  const draft = versions.data?.draft;
  const same = versions.data !== undefined && versions.data.items.length > 0 && (!draft || draft.class === 'none');
  const refusal = blocking > 0 ? t('admin.forms.publishBlocked', { count: blocking }) : same ? t('admin.forms.nothingNew') : approval.data?.needed && waiting?.mine ? t('builder.approval.mine') : null;
  return (
    <ConfirmDialog open title={t('admin.forms.publishTitle', { n })} consequences={[t('admin.forms.effectFrozen'), t('admin.forms.effectRunning')]} act={asks ? t('builder.approval.ask') : waiting ? t('builder.approval.approve', { n }) : t('admin.forms.publishAct', { n })} reason={t('admin.forms.publishReason')} busy={publish.isPending || ask.isPending || versions.isPending || approval.isPending} refusal={refusal} onClose={onClose} onAct={(reason) => (asks ? ask : publish).mutate({ params: { formId: form.formId }, body: { reason }, ifMatch: form.rev })}>
      {blocking > 0 && <div className={`${classes['good']} sk-tone-bad`}><span>{t('admin.forms.publishBlocked', { count: blocking })} <Button size="compact-sm" variant="default" onClick={onProblems}>{t('admin.forms.tabs.problems')}</Button></span></div>}
      {approval.data?.needed && <Approval formId={form.formId} waiting={waiting ?? null} />}
      {ask.error && <ProblemAlert problem={ask.error} />}
      {versions.error && <ProblemAlert problem={versions.error} />}
      {versions.data && (
        <section className={classes['changes']}>
          <strong>{t('admin.forms.changes')} {draft && <ClassTag name={draft.class} />}</strong>
          {versions.data.items.length === 0 && <p className={classes['dim']}>{t('admin.forms.firstVersion')}</p>}
          {same && <p className={classes['dim']}>{t('admin.forms.nothingNew')}</p>}
          {draft && draft.changes.length > 0 && <ul>{draft.changes.map((change, index) => <li key={index}>{say(change)}</li>)}</ul>}
        </section>
      )}
      <Impact formId={form.formId} />
      {publish.error && <ProblemAlert problem={publish.error} onOpen={onOpen} />}
    </ConfirmDialog>
  );
}
