import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ProblemPlace } from '../../../../../core/problem.ts';
import { useAct, useApi } from '../../../api.tsx';
import { tell } from '../../../shell/toast.tsx';
import { useSay, useTexts } from '../../../texts/index.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { Approval } from './Approval.tsx';
import { ClassTag } from './ClassTag.tsx';
import { Impact } from './Impact.tsx';
import { PublishAs } from './PublishAs.tsx';
import type { FormAnswer } from '../../forms/form-answer.ts';
import classes from '../../forms/forms.module.css';

type Props = { readonly form: FormAnswer; readonly onClose: () => void; readonly onPublished: () => void; readonly onProblems: () => void; /** Leads to a part of the form the server named. */ readonly onOpen: (place: ProblemPlace) => void };

/** A4: what changes and for whom, the reason, then the version is frozen; where only words differ, they may replace those of the version in force. */
export function PublishDialog({ form, onClose, onPublished, onProblems, onOpen }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const [chosen, setChosen] = useState(false);
  const versions = useApi('formVersions', { params: { formId: form.formId } });
  const publish = useAct('publishForm', { quiet: true, onDone: (version) => { tell(t('admin.forms.published', { n: version.n })); onPublished(); } });
  const correct = useAct('correctWording', { quiet: true, onDone: ({ n, p }) => { tell(t('builder.publishing.wording.done', { n, p })); onPublished(); } });
  const approval = useApi('formApproval', { params: { formId: form.formId } }, { staleTime: 0, gcTime: 0 });
  const ask = useAct('askToPublish', { quiet: true, onDone: () => { tell(t('builder.approval.asked')); onClose(); } });
  const waiting = approval.data?.waiting;
  const asks = approval.data?.needed === true && !waiting;
  const n = (form.published ?? 0) + 1;
  const blocking = form.problemRows.filter((row) => row.blocks).length;
  const draft = versions.data?.draft;
  const same = versions.data !== undefined && versions.data.items.length > 0 && (!draft || draft.class === 'none');
  const wording = waiting ? waiting.plan !== undefined : chosen && draft?.beyond.length === 0;
  const number = { n: n - 1, p: draft?.p ?? 1 };
  const refusal = blocking > 0 ? t('admin.forms.publishBlocked', { count: blocking }) : same ? t('admin.forms.nothingNew') : approval.data?.needed && waiting?.mine ? t('builder.approval.mine') : null;
  const titles = wording
    ? { title: t('builder.publishing.wording.title', number), act: t(waiting ? 'builder.publishing.wording.approve' : 'builder.publishing.wording.act', number), consequences: [t('builder.publishing.wording.effectShown', number), t('builder.publishing.wording.effectKept', number)] }
    : { title: t('admin.forms.publishTitle', { n }), act: t(waiting ? 'builder.approval.approve' : 'admin.forms.publishAct', { n }), consequences: [t('admin.forms.effectFrozen'), t('admin.forms.effectRunning')] };
  const act = (reason: string) => {
    const input = { params: { formId: form.formId }, ifMatch: form.rev };
    if (asks) ask.mutate({ ...input, body: { reason, ...(wording && { wording }) } });
    else (wording ? correct : publish).mutate({ ...input, body: { reason } });
  };
  return (
    <ConfirmDialog open {...titles} act={asks ? t('builder.approval.ask') : titles.act} reason={t('admin.forms.publishReason')} busy={publish.isPending || correct.isPending || ask.isPending || versions.isPending || approval.isPending} refusal={refusal} onClose={onClose} onAct={act}>
      {blocking > 0 && <div className={`${classes['good']} sk-tone-bad`}><span>{t('admin.forms.publishBlocked', { count: blocking })} <Button size="compact-sm" variant="default" onClick={onProblems}>{t('admin.forms.tabs.problems')}</Button></span></div>}
      {approval.data?.needed && <Approval formId={form.formId} waiting={waiting ?? null}>{wording && <p>{t('builder.publishing.wording.asked', number)}</p>}</Approval>}
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
      {draft && !same && <PublishAs n={n - 1} draft={draft} wording={wording} fixed={Boolean(waiting)} onChange={setChosen} />}
      {!wording && <Impact formId={form.formId} />}
      {(publish.error ?? correct.error) && <ProblemAlert problem={(publish.error ?? correct.error)!} onOpen={onOpen} />}
    </ConfirmDialog>
  );
}
