import { stepSentence, stepTitle, wayWords } from '../../../../core/design/describe.ts';
import { moveStep } from '../../../../core/design/edit.ts';
import { kindWords } from '../../../../core/design/fresh.ts';
import { waysOut } from '../../../../core/design/pointers.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import classes from './designing.module.css';
import type { ViewProps } from './Diagram.tsx';

/** The same steps as text, in reading order: what happens, and where it goes. */
export function Outline({ desk: { definition, faults, run, editable }, chosen, onChoose }: ViewProps) {
  const { t } = useTexts();
  const say = useSay();
  const broken = new Map(faults.map(({ node, message }) => [node, message]));
  const number = new Map(definition.nodes.map(({ key }, at) => [key, at + 1]));
  const keys = (event: React.KeyboardEvent, key: string) => {
    if (!event.altKey || !editable || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    run((before) => moveStep(before, key, event.key === 'ArrowUp' ? -1 : 1));
  };
  return (
    <ol className={classes['outline']} aria-label={t('design.list')}>
      {definition.nodes.map((node) => (
        <li key={node.key}>
          <button type="button" className={classes['line']} data-broken={broken.has(node.key) || undefined} aria-pressed={node.key === chosen} onClick={() => onChoose(node.key)} onKeyDown={(event) => keys(event, node.key)}>
            <strong>{number.get(node.key)}. {say(node.title)}</strong> <small>{say(kindWords[node.kind].name)}{node.key === definition.start && ` · ${t('design.first')}`}</small>
            <span>{say(stepSentence(definition, node))}</span>
            {node.kind !== 'end' && <span className={classes['dim']}>{waysOut(node).map(({ name, to }) => `${say(wayWords(name))} → ${number.get(to) ?? '?'}. ${say(stepTitle(definition, to))}`).join(' · ')}</span>}
            {broken.has(node.key) && <span className={classes['bad']}>{say(broken.get(node.key)!)}</span>}
          </button>
        </li>
      ))}
    </ol>
  );
}
