import { Checkbox, NativeSelect, NumberInput, TagsInput } from '@mantine/core';
import type { EvidenceRule, Node } from '../../../../../core/form/model.ts';
import { useTexts } from '../../../texts/index.ts';
import classes from './canvas.module.css';
import { useSetField } from './NodeFields.tsx';

export const usualEvidence: EvidenceRule = { need: 'yes', types: ['pdf', 'jpeg', 'png', 'docx', 'xlsx', 'pptx'], maxFiles: 5, maxMB: 50, period: false };
const fileTypes = ['pdf', 'jpeg', 'png', 'docx', 'xlsx', 'pptx'];
export const needs = ['no', 'optional', 'yes'] as const;

/** Whether files prove the answer, which ones, and how many; a condition per level is set on the scoring page. */
export function EvidenceFields({ node }: { readonly node: Node }) {
  const { t } = useTexts();
  const set = useSetField([node.id]);
  const rule = node.evidence;
  const need = rule === undefined ? 'no' : typeof rule.need === 'string' ? rule.need : 'when';
  const change = (part: Partial<EvidenceRule>) => set('evidence', { ...(rule ?? usualEvidence), ...part });
  const choose = (next: string) => (next === 'no' ? set('evidence', undefined) : next !== 'when' && change({ need: next as 'yes' }));
  const number = (field: 'maxFiles' | 'maxMB', most: number) => ({ min: 1, max: most, clampBehavior: 'strict', allowDecimal: false, value: rule?.[field] ?? '', onChange: (value: string | number) => typeof value === 'number' && value >= 1 && value !== rule?.[field] && change({ [field]: value }) }) as const;
  return (
    <div className={classes['stack']} data-place="evidence">
      <NativeSelect label={t('builder.canvas.evidenceRule')} value={need} onChange={({ currentTarget }) => choose(currentTarget.value)} data={[...needs, ...(need === 'when' ? ['when' as const] : [])].map((each) => ({ value: each, label: t(`builder.canvas.evidenceNeeds.${each}`) }))} />
      {rule && need !== 'no' && (
        <>
          <TagsInput label={t('builder.canvas.evidenceTypes')} data={fileTypes} value={[...rule.types]} onChange={(types) => change({ types: types.map((type) => type.toLowerCase().replace(/[^a-z0-9]/g, '')).filter(Boolean) })} />
          <div className={classes['pair']}>
            <NumberInput label={t('builder.canvas.evidenceFiles')} {...number('maxFiles', 50)} />
            <NumberInput label={t('builder.canvas.evidenceSize')} {...number('maxMB', 500)} />
          </div>
          <Checkbox label={t('builder.canvas.evidencePeriod')} checked={rule.period} onChange={({ currentTarget }) => change({ period: currentTarget.checked })} />
        </>
      )}
    </div>
  );
}
