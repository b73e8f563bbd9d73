import { NativeSelect, Switch } from '@mantine/core';
import type { Logic } from '../../../../core/cycle/ir.ts';
import { officeLadder, workingDays } from '../../../../core/cycle/usual-clock.ts';
import { ownerWords } from '../../../../core/design/describe.ts';
import { gateByRules, gateRules } from '../../../../core/design/facts.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { Clocks } from './Clocks.tsx';
import { RuleField } from './RuleField.tsx';
import { type FieldProps, type Of, StageSelect } from './StageSelect.tsx';

/** Who decides a result, or the rules that do, and until when. */
export function GateFields({ desk, node }: FieldProps<'gate'>) {
  const { t } = useTexts();
  const say = useSay();
  const { definition } = desk;
  const { by, clock } = node;
  const set = (patch: Partial<Of<'gate'>>) => desk.set<Of<'gate'>>(node.key, patch);
  const score = definition.nodes.find((each) => each.kind === 'score')?.as;
  const fresh: Of<'gate'>['by'] = score === undefined ? { kind: 'rule', pass: { '===': [{ fact: 'openNotes' }, 0] }, notes: { '===': [{ fact: 'late' }, false] } } : { kind: 'score', score, passAt: '75', notesAt: '60' };
  const rules = gateRules(by);
  const put = (change: { readonly pass?: Logic; readonly notes?: Logic }) => set({ by: gateByRules({ ...rules, ...change }) });
  return (
    <>
      <StageSelect desk={desk} label={t('design.stage')} value={node.stage} onChange={(stage) => set({ stage })} />
      <NativeSelect label={t('design.decidedBy')} value={by.kind === 'person' ? by.role : 'rule'} onChange={({ currentTarget: { value } }) => set({ by: value === 'rule' ? fresh : { kind: 'person', role: value as 'coordinator' } })} data={[...(['coordinator', 'evaluator'] as const).map((role) => ({ value: role, label: say(ownerWords[role]!) })), { value: 'rule', label: t('design.byRule') }]} />
      {by.kind !== 'person' && <>
        <RuleField desk={desk} label={t('design.passIf')} value={rules.pass} onChange={(pass) => put({ pass })} />
        <RuleField desk={desk} label={t('design.notesIf')} value={rules.notes} onChange={(notes) => put({ notes })} empty={t('design.noNotes')} />
      </>}
      <Switch label={t('design.hasDue')} checked={clock !== undefined} onChange={({ currentTarget }) => set({ clock: currentTarget.checked ? workingDays(3, officeLadder) : undefined } as never)} />
      <Clocks desk={desk} node={node} parts={['own']} />
    </>
  );
}
