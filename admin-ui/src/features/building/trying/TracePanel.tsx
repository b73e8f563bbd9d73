import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconQuestionMark } from '@tabler/icons-react';
import { useId, useMemo, useState } from 'react';
import { type Condition, type Reading, traceOf } from '../../../../../core/form/trace.ts';
import { titlesOf } from '../../../../../core/form/titles.ts';
import { useSearchState } from '../../../shell/Go.tsx';
import { useSay, useTexts } from '../../../texts/index.ts';
import type { Trial } from './use-tried.ts';
import classes from './trying.module.css';

type Why = 'hidden' | 'required' | 'computed';

/** A question that can be asked of a question: why is it hidden, required, or this value? */
export function WhyButton({ trial, nodeId, why }: { readonly trial: Trial; readonly nodeId: string; readonly why: Why }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const say = useSay();
  const id = useId();
  const about = trial.model.byId[nodeId];
  return (
    <div className={classes['why']}>
      <Button size="compact-sm" variant="subtle" leftSection={<IconQuestionMark size={14} aria-hidden />} aria-expanded={open} aria-controls={open ? id : undefined} aria-label={about && `${t(`builder.trying.why.${why}`)} ${say(titlesOf(about))}`} onClick={() => setOpen(!open)}>{t(`builder.trying.why.${why}`)}</Button>
      {open && <div id={id}><TracePanel trial={trial} nodeId={nodeId} why={why} /></div>}
    </div>
  );
}

const effectsOf: Readonly<Record<Why, readonly string[]>> = { hidden: ['show'], required: ['require'], computed: ['compute'] };

function TracePanel({ trial, nodeId, why }: { readonly trial: Trial; readonly nodeId: string; readonly why: Why }) {
  const { t } = useTexts();
  const say = useSay();
  const [, setSearch] = useSearchState<'tab' | 'rule' | 'node'>();
  const trace = useMemo(() => traceOf(trial, nodeId), [trial, nodeId]);
  if (!trace) return null;
  const rules = trace.rules.filter(({ rule }) => effectsOf[why].includes(rule.effect));
  return (
    <div className={classes['trace']} role="group" aria-label={t(`builder.trying.why.${why}`)}>
      {why === 'hidden' && trace.hiddenWith && <><p>{t('builder.trying.why.with', { title: say(titlesOf(trace.hiddenWith)) })}</p><TracePanel trial={trial} nodeId={trace.hiddenWith.id} why="hidden" /></>}
      {why === 'required' && trace.alwaysRequired && <p>{t('builder.trying.why.always')}</p>}
      {why === 'computed' && trace.computed && <><p>{t('builder.trying.why.formula', { formula: say(trace.computed.formula), value: say(trace.computed.value) })}</p><Readings readings={trace.computed.readings} /></>}
      {rules.map(({ rule, sentence, fires, condition }) => (
        <div key={rule.id} className={classes['traced']}>
          <Truth holds={fires} />
          <div>
            <p><strong>{say(sentence)}</strong></p>
            {condition && <ul className={classes['conditions']}><ConditionLine condition={condition} /></ul>}
            <button type="button" className="sk-link" onClick={() => setSearch({ tab: 'rules', rule: rule.id, node: undefined }, true)}>{t('builder.trying.why.open')}</button>
          </div>
        </div>
      ))}
    </div>
  );
}


function ConditionLine({ condition }: { readonly condition: Condition }) {
  const { t } = useTexts();
  const say = useSay();
  return (
    <li>
      <Truth holds={condition.holds} />
      <div>
        {condition.join ? <span>{t(`builder.trying.why.join.${condition.join}`)}</span> : <span>{say(condition.text)}</span>}
        {condition.join ? <ul className={classes['conditions']}>{condition.parts.map((part, i) => <ConditionLine key={i} condition={part} />)}</ul> : <Readings readings={condition.readings} />}
      </div>
    </li>
  );
}

function Readings({ readings }: { readonly readings: readonly Reading[] }) {
  const { t } = useTexts();
  const say = useSay();
  return readings.map((reading) => <p key={reading.id} className={classes['dim']}>{t('builder.trying.why.now', { title: say(reading.title), value: say(reading.value) })}</p>);
}

function Truth({ holds }: { readonly holds: boolean }) {
  const { t } = useTexts();
  return <span className={`${classes['truth']} ${holds ? 'sk-tone-good' : 'sk-tone-warn'}`}>{holds ? <IconCircleCheck size={14} aria-hidden /> : <IconCircleX size={14} aria-hidden />}{t(holds ? 'builder.trying.why.holds' : 'builder.trying.why.fails')}</span>;
}
