import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { addBranch, branchSteps, canRunBeside, meetAt, removeBranch, runBeside } from '../../../../core/design/branches.ts';
import { leadTo } from '../../../../core/design/edit.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import classes from './designing.module.css';
import type { FieldProps } from './StageSelect.tsx';
import { StepSelect } from './LazySelect.tsx';

/** Branches that run side by side, each with the steps in it, and where they meet. */
export function ParallelFields({ desk: { definition, run }, node, onChoose }: FieldProps<'parallel'>) {
  const { t } = useTexts();
  const say = useSay();
  const { key, branches, join } = node;
  const others = definition.nodes.filter((each) => each.key !== key);
  const able = canRunBeside(definition, key);
  return (
    <div className={classes['stack']}>
      {branches.map((head, at) => (
        <fieldset key={at} className={classes['clock']}>
          <legend>{t('design.branch', { n: at + 1 })}</legend>
          <p className={classes['dim']}>{branchSteps(definition, node, at).map((each) => <span key={each.key}><button type="button" className="sk-link" onClick={() => onChoose(each.key)}>{say(each.title)}</button> → </span>)}{t('design.meets')}</p>
          <div className={classes['row']}>
            <StepSelect label={t('design.branchFrom', { n: at + 1 })} value={head} onChange={(step) => run((before) => leadTo(before, key, `branch.${at}`, step))} steps={others} />
            <ActionIcon variant="default" size={36} disabled={branches.length <= 2} aria-label={t('design.removeBranch', { n: at + 1 })} onClick={() => run((before) => removeBranch(before, key, at))}><IconTrash size={16} aria-hidden /></ActionIcon>
          </div>
        </fieldset>
      ))}
      <div><Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} disabled={branches.length >= 10} onClick={() => run((before) => addBranch(before, key).definition)}>{t('design.addBranch')}</Button></div>
      {able.length > 0 && branches.length < 10 && <StepSelect label={t('design.beside')} description={t('design.besideHint')} value="" none={t('design.choose')} onChange={(step) => step && run((before) => runBeside(before, key, step))} steps={able} />}
      <StepSelect label={t('design.meetAt')} description={t('design.meetAtHint')} value={join} onChange={(step) => run((before) => meetAt(before, key, step))} steps={others} />
    </div>
  );
}
