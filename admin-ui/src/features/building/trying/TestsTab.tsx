import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { tellProblem } from '../../../shell/toast.tsx';
import { useSearchState } from '../../../shell/Go.tsx';
import { useTexts } from '../../../texts/index.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useBuilder, useBuilderStore } from '../builder-store.ts';
import { HelpCard } from '../../../ui/HelpCard.tsx';
import { freshTestId } from './new-test.ts';
import { SaveSample } from './SaveSample.tsx';
import { TestCard } from './TestCard.tsx';
import { useTestCounts, useTestResults } from './tests-store.ts';
import { useTryingOf } from './trying-store.ts';
import classes from './trying.module.css';

/** The form's own tests: sample answers with what has to come of them, run again on each change. */
export function TestsTab() {
  const { t } = useTexts();
  const model = useBuilder((state) => state.model);
  const formId = useBuilder((state) => state.formId);
  useTryingOf(formId);
  const { run } = useBuilderStore();
  const { red } = useTestResults();
  const { state, green, total } = useTestCounts();
  const [{ place }] = useSearchState<'place'>();
  const [open, setOpen] = useState<string | undefined>();
  useEffect(() => { if (place?.startsWith('test:')) setOpen(place.slice(5)); }, [place]);
  const add = () => {
    const id = freshTestId(model);
    const refused = run({ name: 'setTest', args: { test: { id, title: t('builder.trying.test.unnamed', { n: model.tests.length + 1 }), answers: { data: {}, evidence: {} }, expect: {} } } });
    if (refused) tellProblem(refused);
    else setOpen(id);
  };
  return (
    <div className={classes['page']}>
      <HelpCard name="tests" title={t('builder.trying.help.testsTitle')} text={t('builder.trying.help.tests')} />
      <div className={classes['acts']}>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>{t('builder.trying.test.add')}</Button>
        <SaveSample model={model} />
        <span role="status" className={classes['dim']}>{state === 'failed' ? t('builder.trying.test.failed') : state === 'running' ? t('builder.trying.test.running') : total > 0 && t('builder.trying.test.counts', { green, total })}</span>
      </div>
      {total === 0 && <EmptyState why={t('builder.trying.test.none')} />}
      <ul className={classes['tests']}>{model.tests.map((test) => <TestCard key={test.id} model={model} test={test} differences={red.filter(({ testId }) => testId === test.id)} open={open === test.id} onOpen={(now) => setOpen(now ? test.id : undefined)} />)}</ul>
    </div>
  );
}
