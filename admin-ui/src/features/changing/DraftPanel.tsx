import { Button } from '@mantine/core';
import { IconSitemap } from '@tabler/icons-react';
import { useState } from 'react';
import { useAct, useApi } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { Go } from '../../shell/Go.tsx';
import { useWhen } from '../../shell/moment.ts';
import { useSession } from '../../shell/session.tsx';
import { tell } from '../../shell/toast.tsx';
import { useLanguage, useSay, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { longMoment } from '../../when.ts';
import type { CycleChange } from './ChangePage.tsx';
import classes from './changing.module.css';

type Props = { readonly cycleId: string; readonly change: NonNullable<CycleChange['change']>; readonly edition: number };

/** The change being prepared: what differs in words, and its publication – by a second person where the policy says so. */
export function DraftPanel({ cycleId, change, edition }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const language = useLanguage();
  const { may } = useSession();
  const { zone } = useWhen();
  const [asked, setAsked] = useState<'publish' | 'drop'>();
  const close = () => setAsked(undefined);
  const approval = useApi('cycleApproval', { params: { cycleId: change.cycleId } }, { staleTime: 0 });
  const publish = useAct('publishChange', { quiet: true, refresh: ['cycleChange', 'cycle', 'cycles', 'matrix'], onDone: (done) => { close(); tell(t('change.published', { n: done.edition })); } });
  const ask = useAct('askToLaunch', { quiet: true, onDone: () => { close(); tell(t('builder.approval.launchAsked')); } });
  const drop = useAct('dropChange', { refresh: ['cycleChange'], onDone: () => { close(); tell(t('change.dropped')); } });
  const waiting = approval.data?.waiting ?? null;
  const asks = approval.data?.needed === true && waiting === null;
  const refusal = change.faults > 0 ? t('change.faults', { count: change.faults }) : change.differences.length === 0 ? t('change.noDifference') : waiting?.mine ? t('builder.approval.launchMine') : null;
  const refused = publish.error ?? ask.error;
  const act = asks ? t('builder.approval.ask') : t('change.publish');
  const send = (reason: string) => (asks ? ask.mutate({ params: { cycleId: change.cycleId }, body: { reason }, ifMatch: change.rev }) : publish.mutate({ params: { cycleId }, body: { reason }, ifMatch: change.rev }));
  return (
    <section className={classes['panel']}>
      <h2>{t('change.draft')}</h2>
      {change.at !== '' && <p className={classes['dim']}>{t('change.by', { when: longMoment(change.at, zone, language), by: change.by })}</p>}
      {change.differences.length === 0 ? <p>{t('change.none')}</p> : <ol className={classes['differences']}>{change.differences.map((each) => <li key={each.id}>{say(each)}</li>)}</ol>}
      {waiting && <p className={`${classes['waiting']} sk-tone-wait`}>{t('builder.approval.by', { who: waiting.byName, when: longMoment(waiting.at, zone, language) })}: {waiting.reason}</p>}
      <div className={classes['line']}>
        <Button component={Go} href={paths.design(change.cycleId)} variant="default" leftSection={<IconSitemap size={18} aria-hidden />}>{t('change.toDesign')}</Button>
        {may('launchCycles') && <ActButton act={act} refusal={refusal} onAct={() => setAsked('publish')} />}
        <Button variant="subtle" color="red" onClick={() => setAsked('drop')}>{t('change.drop')}</Button>
      </div>
      <ConfirmDialog open={asked === 'publish'} title={t('change.publishTitle', { n: edition })} consequences={[t('change.publishFirst', { n: edition }), t('change.publishSecond'), t('change.publishThird')]} reason={t('change.reason')} act={act} busy={publish.isPending || ask.isPending} onClose={close} onAct={send}>{refused && <ProblemAlert problem={refused} />}</ConfirmDialog>
      <ConfirmDialog open={asked === 'drop'} title={t('change.dropTitle')} consequences={[t('change.dropEffect')]} act={t('change.drop')} danger busy={drop.isPending} onClose={close} onAct={() => drop.mutate({ params: { cycleId } })} />
    </section>
  );
}
