import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTexts } from '../../texts/index.ts';
import classes from './designing.module.css';
import { RuleField } from './RuleField.tsx';
import type { FieldProps, Of } from './StageSelect.tsx';
import { StepSelect } from './LazySelect.tsx';

type Case = Of<'branch'>['cases'][number];

/** A decision table: conditions line by line, the first that fits holds; what fits none goes the other way. */
export function BranchFields({ desk, node }: FieldProps<'branch'>) {
  const { t } = useTexts();
  const set = (cases: readonly Case[]) => desk.set<Of<'branch'>>(node.key, { cases });
  const put = (at: number, change: Partial<Case>) => set(node.cases.map((each, i) => (i === at ? { ...each, ...change } : each)));
  const targets = desk.definition.nodes.filter(({ key }) => key !== node.key);
  return (
    <div className={classes['stack']}>
      {node.cases.map((each, at) => (
        <fieldset key={at} className={classes['clock']}>
          <legend>{t('design.case', { n: at + 1 })}</legend>
          <RuleField desk={desk} label={t('design.caseWhen', { n: at + 1 })} value={each.when} onChange={(when) => put(at, { when })} />
          <div className={classes['row']}>
            <StepSelect label={t('design.caseTo')} value={each.to} onChange={(to) => put(at, { to })} steps={targets} />
            <ActionIcon variant="default" size={36} disabled={node.cases.length === 1} aria-label={t('design.removeCase', { n: at + 1 })} onClick={() => set(node.cases.filter((_, i) => i !== at))}><IconTrash size={16} aria-hidden /></ActionIcon>
          </div>
        </fieldset>
      ))}
      <div><Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => set([...node.cases, { when: { '===': [{ fact: 'late' }, true] }, to: node.otherwise }])}>{t('design.addCase')}</Button></div>
    </div>
  );
}
