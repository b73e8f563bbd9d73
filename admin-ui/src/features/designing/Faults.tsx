import { IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import { movedWords } from '../../../../core/design/moved-dates.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import classes from './designing.module.css';
import type { DesignDesk } from './use-design.ts';

type Props = { readonly desk: DesignDesk; readonly onChoose: (step: string) => void };

/** What keeps the cycle from starting, each with the way to its step; below it what the calendar does to fixed dates. */
export function Faults({ desk, onChoose }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const { faults, definition } = desk;
  return (
    <>
      {faults.length === 0 ? <p className={`${classes['verdict']} sk-tone-good`}><IconCircleCheck size={18} aria-hidden />{t('design.sound', { count: definition.nodes.length })}</p> : (
        <section className={`${classes['verdict']} ${classes['faults']} sk-tone-bad`} aria-label={t('design.faults', { count: faults.length })}>
          <strong><IconCircleX size={18} aria-hidden /> {t('design.faults', { count: faults.length })}</strong>
          <ul>{faults.map(({ name, node, message }, at) => <li key={name + (node ?? '') + at}>{node && definition.nodes.some(({ key }) => key === node) ? <button type="button" className="sk-link" onClick={() => onChoose(node)}>{say(message)}</button> : say(message)}</li>)}</ul>
        </section>
      )}
      <RedTests desk={desk} />
      <Hints desk={desk} onChoose={onChoose} />
    </>
  );
}

/** The cycle's own tests that fail, with the way to them. */
function RedTests({ desk: { definition: { tests = [] }, redTests } }: Pick<Props, 'desk'>) {
  const { t } = useTexts();
  const red = tests.filter(({ key }) => redTests.has(key));
  if (red.length === 0) return null;
  return (
    <section className={`${classes['verdict']} ${classes['faults']} sk-tone-bad`} aria-label={t('design.tests.redCount', { count: red.length })}>
      <strong><IconCircleX size={18} aria-hidden /> {t('design.tests.redCount', { count: red.length })}</strong>
      <ul>{red.map(({ key, title }) => <li key={key}><a className="sk-link" href="#cycle-tests">{title}</a></li>)}</ul>
    </section>
  );
}

function Hints({ desk: { moved }, onChoose }: Props) {
  const { t } = useTexts();
  const say = useSay();
  if (moved.length === 0) return null;
  return (
    <section className={`${classes['verdict']} ${classes['faults']} sk-tone-info`} aria-label={t('design.moved', { count: moved.length })}>
      <strong><IconInfoCircle size={18} aria-hidden /> {t('design.moved', { count: moved.length })}</strong>
      <ul>{moved.map((each) => <li key={each.step + each.title.id}><button type="button" className="sk-link" onClick={() => onChoose(each.step)}>{say(each.title)}</button>: {say(movedWords(each))}</li>)}</ul>
    </section>
  );
}
