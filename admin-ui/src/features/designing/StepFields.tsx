import { NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import { roleKeys } from '../../../../core/access.ts';
import type { DefinitionNode, NodeKind } from '../../../../core/cycle/ir.ts';
import { officeLadder, workingDays } from '../../../../core/cycle/usual-clock.ts';
import { ownerWords } from '../../../../core/design/describe.ts';
import { setForm } from '../../../../core/design/edit.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { paths } from '../../paths.ts';
import { Go } from '../../shell/Go.tsx';
import { BranchFields } from './BranchFields.tsx';
import { Clocks } from './Clocks.tsx';
import classes from './designing.module.css';
import { EndFields } from './EndFields.tsx';
import { GateFields } from './GateFields.tsx';
import { ParallelFields } from './ParallelFields.tsx';
import { ReviewFields } from './ReviewFields.tsx';
import { StageFields } from './StageFields.tsx';
import { type FieldProps, type Of, StageSelect } from './StageSelect.tsx';
import type { DesignDesk } from './use-design.ts';

/** The form of a step: those of the template and the own ones; another one gets a key of its own in the cycle. */
function FormSelect({ desk, node }: { readonly desk: DesignDesk; readonly node: Of<'task' | 'review' | 'score'> }) {
  const { t } = useTexts();
  const say = useSay();
  const now = desk.definition.forms[node.form] ?? '';
  const choose = (formId: string) => desk.run((definition) => {
    const found = setForm(definition, formId);
    return { ...found.definition, nodes: found.definition.nodes.map((each) => (each.key === node.key ? { ...each, form: found.key } as DefinitionNode : each)) };
  });
  const chosen = desk.forms.find(({ formId }) => formId === now);
  return (
    <>
      <NativeSelect label={t('design.form')} value={now} onChange={({ currentTarget }) => choose(currentTarget.value)} data={[...(desk.forms.some(({ formId }) => formId === now) ? [] : [{ value: now, label: now || '–' }]), ...desk.forms.map(({ formId, title, own, published }) => ({ value: formId, label: `${say(title)}${own ? '' : ` (${t('design.ofTemplate')})`}${published ? '' : ` – ${t('design.unpublished')}`}` }))]} />
      {chosen?.own && <p className={classes['dim']}><Go href={paths.form(now)}>{t(chosen.published ? 'design.openForm' : 'design.finishForm')}</Go></p>}
    </>
  );
}

function TaskFields({ desk, node }: FieldProps<'task'>) {
  const { t } = useTexts();
  const { set } = desk;
  const { approval } = node;
  return (
    <>
      <StageSelect desk={desk} label={t('design.stage')} value={node.stage} onChange={(stage) => set<Of<'task'>>(node.key, { stage })} />
      <FormSelect desk={desk} node={node} />
      <NativeSelect label={t('design.mode')} value={node.mode} onChange={({ currentTarget }) => set<Of<'task'>>(node.key, { mode: currentTarget.value as 'fill' })} data={(['fill', 'revise'] as const).map((mode) => ({ value: mode, label: t(`design.modes.${mode}`) }))} />
      <Clocks desk={desk} node={node} parts={['own', 'pass']} />
      <Switch label={t('design.approval')} checked={approval !== undefined} onChange={({ currentTarget }) => set<Of<'task'>>(node.key, { approval: currentTarget.checked ? { by: 'head', stage: node.stage, clock: workingDays(3, officeLadder) } : undefined } as never)} />
      {approval && <><StageSelect desk={desk} label={t('design.approvalStage')} value={approval.stage} onChange={(stage) => set<Of<'task'>>(node.key, { approval: { ...approval, stage } })} /><Clocks desk={desk} node={node} parts={['approval']} /></>}
    </>
  );
}

function BarrierFields({ desk, node }: FieldProps<'barrier'>) {
  const { t } = useTexts();
  return (
    <>
      <StageSelect desk={desk} label={t('design.stage')} value={node.stage} onChange={(stage) => desk.set<Of<'barrier'>>(node.key, { stage })} />
      <NativeSelect label={t('design.opens')} value={node.opens} onChange={({ currentTarget }) => desk.set<Of<'barrier'>>(node.key, { opens: currentTarget.value as 'all', date: currentTarget.value === 'date' ? new Date().toISOString().slice(0, 10) : undefined } as never)} data={(['all', 'wave', 'date'] as const).map((way) => ({ value: way, label: t(`design.openings.${way}`) }))} />
      {node.opens === 'date' && <DayInput label={t('design.clock.date')} value={node.date ?? null} onChange={(date) => date && desk.set<Of<'barrier'>>(node.key, { date })} />}
    </>
  );
}

function LoopFields({ desk, node }: FieldProps<'loop'>) {
  const { t } = useTexts();
  const rounds = (maxRounds: number | string) => typeof maxRounds === 'number' && desk.set<Of<'loop'>>(node.key, { maxRounds });
  return (
    <>
      <NumberInput label={t('design.maxRounds')} min={1} max={10} allowDecimal={false} clampBehavior="strict" value={node.maxRounds} onChange={rounds} />
      <Clocks desk={desk} node={node} parts={['pass']} />
    </>
  );
}

function ScoreFields({ desk, node }: FieldProps<'score'>) {
  const { t } = useTexts();
  return (
    <>
      <StageSelect desk={desk} label={t('design.stage')} value={node.stage} onChange={(stage) => desk.set<Of<'score'>>(node.key, { stage })} />
      <FormSelect desk={desk} node={node} />
      <NativeSelect label={t('design.source')} value={node.source} onChange={({ currentTarget }) => desk.set<Of<'score'>>(node.key, { source: currentTarget.value as 'decided' })} data={(['proposed', 'decided'] as const).map((source) => ({ value: source, label: t(`design.sources.${source}`) }))} />
    </>
  );
}

function PublishFields({ desk, node }: FieldProps<'publish'>) {
  const { t } = useTexts();
  return (
    <>
      <StageSelect desk={desk} label={t('design.stage')} value={node.stage} onChange={(stage) => desk.set<Of<'publish'>>(node.key, { stage })} />
      <NativeSelect label={t('design.publishes')} value={node.what} onChange={({ currentTarget }) => desk.set<Of<'publish'>>(node.key, { what: currentTarget.value as 'report' })} data={(['scores', 'report'] as const).map((what) => ({ value: what, label: t(`design.published.${what}`) }))} />
    </>
  );
}

function NotifyFields({ desk, node }: FieldProps<'notify'>) {
  const { t } = useTexts();
  const say = useSay();
  const { text = node.title } = node;
  return (
    <>
      <NativeSelect label={t('design.tells')} value={node.to} onChange={({ currentTarget }) => desk.set<Of<'notify'>>(node.key, { to: currentTarget.value as 'coordinator' })} data={roleKeys.map((role) => ({ value: role, label: say(ownerWords[role]!) }))} />
      {(['id', 'en'] as const).map((language) => <TextInput key={language} label={t(`design.notice.${language}`)} maxLength={300} value={text[language]} onChange={({ currentTarget }) => desk.set<Of<'notify'>>(node.key, { text: { ...text, [language]: currentTarget.value } })} />)}
    </>
  );
}

function MeetingFields({ desk, node }: FieldProps<'meeting'>) {
  const { t } = useTexts();
  return <StageSelect desk={desk} label={t('design.stage')} value={node.stage} onChange={(stage) => desk.set<Of<'meeting'>>(node.key, { stage })} />;
}

const fields: { readonly [K in NodeKind]: (props: FieldProps<K>) => React.ReactNode } = { task: TaskFields, review: ReviewFields, gate: GateFields, loop: LoopFields, barrier: BarrierFields, branch: BranchFields, score: ScoreFields, publish: PublishFields, notify: NotifyFields, meeting: MeetingFields, parallel: ParallelFields, stage: StageFields, end: EndFields };

/** What can be set of a step of its kind. */
export function StepFields(props: Omit<FieldProps<NodeKind>, 'node'> & { readonly node: DefinitionNode }) {
  const Fields = fields[props.node.kind] as (of: typeof props) => React.ReactNode;
  return <Fields {...props} />;
}
