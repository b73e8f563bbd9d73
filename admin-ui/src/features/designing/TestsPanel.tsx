import { Autocomplete, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconPlus } from '@tabler/icons-react';
import { memo } from 'react';
import { compileDesign } from '../../../../core/cycle/compile.ts';
import { behaviours, type Behaviour, type CycleDefinition, type CycleTest } from '../../../../core/cycle/ir.ts';
import { setTests } from '../../../../core/design/edit.ts';
import { agencyKinds } from '../../../../core/design/facts.ts';
import { freeKey } from '../../../../core/design/fresh.ts';
import { comesTo, type Outcome } from '../../../../core/rehearsal/cycle-tests.ts';
import { behaviourNames } from '../../../../core/rehearsal/words.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import classes from './designing.module.css';
import type { DesignDesk } from './use-design.ts';

/** The cycle's own tests: what an agency of a kind has to come to, played again after every change. */
export const TestsPanel = memo(function TestsPanel({ desk }: { readonly desk: DesignDesk }) {
  const { t } = useTexts();
  const { definition, editable, faults, redTests, run } = desk;
  const { tests = [] } = definition;
  const add = () => run((before) => {
    const { tests: others = [] } = before;
    const test = withOutcome(before, { key: freeKey(new Set(others.map(({ key }) => key)), 'uji'), title: t('design.tests.first', { n: others.length + 1 }), kind: 'dinas', behaviour: 'punctual', stages: [], returns: 0, outcome: null });
    return setTests(before, [...others, test]);
  });
  return (
    <section id="cycle-tests" className={classes['stages']} aria-label={t('design.tests.title')}>
      <div><h2>{t('design.tests.title')}</h2><p className={classes['dim']}>{t('design.tests.help')}</p></div>
      <fieldset disabled={!editable} className={classes['plain']}>
        {tests.length === 0 && <p className={classes['dim']}>{t('design.tests.none')}</p>}
        {tests.map((test) => <TestLine key={test.key} test={test} found={redTests.get(test.key)} isSound={faults.length === 0} definition={definition} run={run} />)}
        <div><Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} disabled={!editable || faults.length > 0 || tests.length >= 40} onClick={add}>{t('design.tests.add')}</Button></div>
      </fieldset>
    </section>
  );
});

/** The test with what this design comes to as its expectation; a design with faults leaves the old one. */
function withOutcome(definition: CycleDefinition, test: CycleTest): CycleTest {
  const compiled = compileDesign(definition);
  return 'faults' in compiled ? test : { ...test, ...comesTo(compiled.ir, test) };
}

type LineProps = { readonly test: CycleTest; readonly found: Outcome | undefined; readonly isSound: boolean; readonly definition: CycleDefinition; readonly run: DesignDesk['run'] };

function TestLine({ test, found, isSound, definition, run }: LineProps) {
  const { t } = useTexts();
  const say = useSay();
  const change = (by: (test: CycleTest, definition: CycleDefinition) => CycleTest) => run((before) => setTests(before, (before.tests ?? []).map((one) => (one.key === test.key ? by(one, before) : one))));
  /** Another agency comes to something else: the expectation is taken anew. */
  const asked = (patch: Partial<Pick<CycleTest, 'kind' | 'behaviour'>>) => change((old, before) => withOutcome(before, { ...old, ...patch }));
  const pathOf = ({ stages, returns, outcome }: Outcome) => {
    const title = (key: string) => { const stage = definition.stages.find((each) => each.key === key); return stage ? say(stage.title) : key; };
    const end = definition.nodes.find((node) => node.kind === 'end' && node.outcome === outcome);
    return t('design.tests.path', { stages: stages.map(title).join(' → ') || '–', returns: t('design.tests.returns', { count: returns }), end: outcome === null ? t('design.tests.noEnd') : t('design.tests.end', { outcome: end ? say(end.title) : outcome }) });
  };
  return (
    <div className={classes['test']} role="group" aria-label={test.title}>
      <TextInput key={test.title} label={t('design.tests.name')} defaultValue={test.title} maxLength={200} onBlur={({ currentTarget }) => { const title = currentTarget.value.trim(); if (title && title !== test.title) change((old) => ({ ...old, title })); }} />
      <Autocomplete label={t('design.tests.kind')} defaultValue={test.kind} maxLength={40} data={[...agencyKinds]} onBlur={({ currentTarget }) => { const kind = currentTarget.value.trim(); if (kind && kind !== test.kind) asked({ kind }); }} />
      <NativeSelect label={t('design.tests.behaviour')} value={test.behaviour} onChange={({ currentTarget }) => asked({ behaviour: currentTarget.value as Behaviour })} data={behaviours.map((value) => ({ value, label: say(behaviourNames[value]) }))} />
      <p className={classes['expects']}>{t('design.tests.expects')} {pathOf(test)}</p>
      <p role="status" className={`${classes['played']} ${!isSound ? 'sk-tone-neutral' : found ? 'sk-tone-bad' : 'sk-tone-good'}`}>
        {isSound && (found ? <IconCircleX size={18} aria-hidden /> : <IconCircleCheck size={18} aria-hidden />)}
        <span>{!isSound ? t('design.tests.waits') : found ? t('design.tests.red', { path: pathOf(found) }) : t('design.tests.green')}</span>
      </p>
      <div className={classes['row']}>
        {found && isSound && <Button size="compact-sm" variant="default" onClick={() => change((old, before) => withOutcome(before, old))}>{t('design.tests.take')}</Button>}
        <Button size="compact-sm" variant="subtle" color="red" aria-label={t('design.tests.removeNamed', { name: test.title })} onClick={() => run((before) => setTests(before, (before.tests ?? []).filter(({ key }) => key !== test.key)))}>{t('design.tests.remove')}</Button>
      </div>
    </div>
  );
}
