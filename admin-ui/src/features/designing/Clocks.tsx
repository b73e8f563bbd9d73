import type { DefinitionNode } from '../../../../core/cycle/ir.ts';
import { clocksAt, setClock, type ClockPart } from '../../../../core/design/clocks.ts';
import { stepTitle } from '../../../../core/design/describe.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { ClockEditor } from './ClockEditor.tsx';
import classes from './designing.module.css';
import type { DesignDesk } from './use-design.ts';

type Props = { readonly desk: DesignDesk; readonly node: DefinitionNode; readonly parts: readonly ClockPart[]; /** Only the nth of them. */ readonly nth?: number };

/** The deadlines of a step that the engine computes, each changed where it takes them from: those of a repair inside repair rounds belong to the rounds. */
export function Clocks({ desk: { definition, run }, node, parts, nth }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const found = clocksAt(definition, node.key).filter((clock) => parts.includes(clock.part) && (nth === undefined || clock.nth === nth));
  const loop = node.kind === 'task' ? found.find(({ owner }) => owner !== node.key)?.owner : undefined;
  return (
    <>
      {loop !== undefined && <p className={classes['dim']}>{t('design.dueOfRounds', { name: say(stepTitle(definition, loop)) })}</p>}
      {found.map(({ key, owner, more, rule }) => <ClockEditor key={key} definition={definition} owner={owner} label={more === undefined ? t('design.due') : t('design.dueOf', { what: say(more) })} clock={rule} onChange={(next) => run((before) => setClock(before, key, next))} />)}
    </>
  );
}
