import type { Node } from '../../../../core/form/model.ts';
import { holds } from '../../../../core/rule/evaluate.ts';
import { useTexts } from '../../texts/index.ts';
import { FilePicker } from '../evidence/FilePicker.tsx';
import { useAnswering, useDesk } from './answering.tsx';
import classes from './answering.module.css';
import { useLocked } from './card-context.ts';

const none: readonly never[] = [];

/** Evidence of one question: whether it is needed now, and its files. */
export function EvidenceBlock({ node }: { node: Node }) {
  const { t } = useTexts();
  const { store, keeper } = useDesk();
  const rule = node.evidence;
  const files = useAnswering((state) => state.evidence[node.id]) ?? none;
  const needed = useAnswering((state) => rule?.need === 'yes' || (typeof rule?.need === 'object' && holds(rule.need.when, { answers: state.values })));
  const locked = useLocked(node.id);
  if (!rule || rule.need === 'no' || (locked && files.length === 0)) return null;
  return (
    <div role="group" className={classes['evidence']} aria-label={t('agency.fill.evidence')}>
      <h4>{needed ? t('agency.fill.evidenceNeeded') : t('agency.fill.evidence')} {!needed && !locked && <span className={classes['optional']}>{t('shell.optional')}</span>}</h4>
      <FilePicker questionId={node.id} slot="evidence" files={files} readOnly={locked} maxFiles={rule.maxFiles} maxMB={rule.maxMB} types={rule.types} onChange={(next) => { store.setEvidence(node.id, next); void keeper.flush(); }} />
    </div>
  );
}
