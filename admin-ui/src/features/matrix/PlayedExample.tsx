import type { AnswerOf } from '../../../../core/api/endpoint.ts';
import type { api } from '../../../../core/api.ts';
import { paths } from '../../paths.ts';
import { Go } from '../../shell/Go.tsx';
import { useSession } from '../../shell/session.tsx';
import { useWhen } from '../../shell/moment.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import classes from './matrix.module.css';

type Sample = NonNullable<AnswerOf<typeof api.cycles>['items'][number]['sample']>;

/** A worked example says that it is still being played, or what stopped it and what to do; one that is whole says nothing. */
export function PlayedExample({ state, at, why }: Sample) {
  const { t } = useTexts();
  const { may } = useSession();
  const say = useSay();
  const when = useWhen();
  if (state === 'played') return null;
  const since = at === null ? '–' : when.short(at);
  return (
    <p role="status" className={`${classes['waiting']} ${state === 'stopped' ? 'sk-tone-bad' : 'sk-tone-info'}`}>
      <span>{state === 'stopped' ? t('coordinator.matrix.example.stopped', { since, why: why === null ? '–' : say(why) }) : t('coordinator.matrix.example.playing', { since })}</span>
      {state === 'stopped' && may('editCycles') && <Go href={paths.templates}>{t('coordinator.matrix.example.toCycles')}</Go>}
    </p>
  );
}
