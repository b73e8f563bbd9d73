import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useSay, useTexts } from '../../texts/index.ts';
import classes from './designing.module.css';
import type { DesignDesk } from './use-design.ts';

/** What keeps the cycle from starting, each with the way to its step. */
export function Faults({ desk: { faults, definition }, onChoose }: { readonly desk: DesignDesk; readonly onChoose: (step: string) => void }) {
  const { t } = useTexts();
  const say = useSay();
  if (faults.length === 0) return <p className={`${classes['verdict']} sk-tone-good`}><IconCircleCheck size={18} aria-hidden />{t('design.sound', { count: definition.nodes.length })}</p>;
  return (
    <section className={`${classes['verdict']} ${classes['faults']} sk-tone-bad`} aria-label={t('design.faults', { count: faults.length })}>
      <strong><IconCircleX size={18} aria-hidden /> {t('design.faults', { count: faults.length })}</strong>
      <ul>{faults.map(({ name, node, message }, at) => <li key={name + (node ?? at)}>{node && definition.nodes.some(({ key }) => key === node) ? <button type="button" className="sk-link" onClick={() => onChoose(node)}>{say(message)}</button> : say(message)}</li>)}</ul>
    </section>
  );
}
