import { NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Scoring } from '../../../../../core/form/model.ts';
import { tellProblem } from '../../../shell/toast.tsx';
import { useSearchState } from '../../../shell/Go.tsx';
import { useTexts } from '../../../texts/index.ts';
import { useBuilder, useBuilderStore } from '../builder-store.ts';
import { HelpCard } from '../../../ui/HelpCard.tsx';
import { BandsEditor } from './BandsEditor.tsx';
import { ScoreEditor } from './ScoreEditor.tsx';
import { ThresholdsEditor } from './ThresholdsEditor.tsx';
import { TryNumbers } from './TryNumbers.tsx';
import { WeightTree } from './WeightTree.tsx';
import classes from './scoring.module.css';

const modes = ['none', 'subComponent', 'criteria'] as const;

/** How answers become a score: weights, the rule of each part, results, thresholds – and a trial beside them. */
export function ScoringTab() {
  const { t } = useTexts();
  const mode = useBuilder((state) => state.model.scoring.mode);
  const { run } = useBuilderStore();
  const setScoring = (field: keyof Scoring, value: unknown) => { const refused = run({ name: 'setScoring', args: { field, value } }); if (refused) tellProblem(refused); };
  return (
    <div className={classes['page']}>
      <HelpCard name="scoring" title={t('builder.scoring.help.title')} text={t('builder.scoring.help.text')} />
      <NativeSelect label={t('builder.scoring.mode')} description={t(`builder.scoring.modeHints.${mode}`)} maw={520} value={mode} onChange={({ currentTarget }) => setScoring('mode', currentTarget.value)} data={modes.map((each) => ({ value: each, label: t(`builder.scoring.modes.${each}`) }))} />
      {mode === 'none' ? <p className={classes['dim']}>{t('builder.scoring.off')}</p> : <Scored onSet={setScoring} />}
    </div>
  );
}

function Scored({ onSet }: { readonly onSet: (field: keyof Scoring, value: unknown) => void }) {
  const { t } = useTexts();
  const rootId = useBuilder((state) => state.model.rootId);
  const scoring = useBuilder((state) => state.model.scoring);
  const [{ node }] = useSearchState<'node'>();
  const [chosen, setChosen] = useState<string | undefined>(node);
  useEffect(() => { if (node) setChosen(node); }, [node]);
  const exists = useBuilder((state) => chosen !== undefined && Object.hasOwn(state.model.byId, chosen));
  const at = exists ? chosen! : rootId;
  return (
    <>
      <div className={classes['split']}>
        <section aria-labelledby="weights-title"><h2 id="weights-title">{t('builder.scoring.weights')}</h2><WeightTree chosen={at} onChoose={setChosen} /></section>
        <section className={classes['editor']} aria-label={t('builder.scoring.ruleOf')}><ScoreEditor key={at} nodeId={at} /></section>
      </div>
      <section aria-labelledby="try-title"><h2 id="try-title">{t('builder.scoring.try.title')}</h2><TryNumbers /></section>
      <section aria-labelledby="bands-title"><h2 id="bands-title">{t('builder.scoring.bands.title')}</h2><BandsEditor bands={scoring.bands} onChange={(bands) => onSet('bands', bands)} /></section>
      <section aria-labelledby="thresholds-title"><h2 id="thresholds-title">{t('builder.scoring.thresholds.title')}</h2><ThresholdsEditor thresholds={scoring.thresholds} onChange={(thresholds) => onSet('thresholds', thresholds)} /></section>
    </>
  );
}
