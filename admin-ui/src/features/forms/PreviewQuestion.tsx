import { IconPaperclip } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Node } from '../../../../core/form/model.ts';
import { kindOf } from '../../../../core/form/question.ts';
import { inputs, singleControl } from '../../questions/index.ts';
import { useLanguage, useSay, useTexts } from '../../texts/index.ts';
import classes from './forms.module.css';
import type { Trial } from './preview-state.ts';

/** One question of the preview with the inputs of the filling page; evidence is described, not uploaded. */
export function PreviewQuestion({ node, trial, target }: { node: Node; trial: Trial; target: boolean }) {
  const { t } = useTexts();
  const say = useSay();
  const language = useLanguage();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (target) box.current?.scrollIntoView({ block: 'start' });
  }, [target]);
  const kind = kindOf(node);
  const words = node.text[language] ?? node.text.id;
  const { drawn } = trial;
  if (!drawn) return null;
  const id = `preview-${node.id}`;
  const value = kind === 'computed' ? drawn.state.computed[node.id] : trial.values[node.id];
  const required = drawn.state.required.has(node.id);
  const told = drawn.checked.items.filter((item) => item.questionId === node.id && item.keyword !== 'evidence' && (trial.strict || item.keyword !== 'required'));
  const warnings = drawn.state.warnings.filter((warning) => warning.questionId === node.id);
  const Input = inputs[kind];
  const props = { node, value, id, labelledBy: `${id}__title`, required, invalid: told.length > 0, locale: language, onChange: (next: unknown) => trial.set(node.id, next) };
  if (kind === 'info' || node.type === 'info') return <Input {...props} />;
  const title = <>{words?.title ?? node.key}{!required && <span> {t('shell.optional')}</span>}{node.score?.weight && <span> · {t('admin.forms.preview.weight', { weight: node.score.weight })}</span>}</>;
  return (
    <article ref={box} className={classes['card']} data-target={target || undefined} data-problem={told.length > 0 || undefined} aria-labelledby={`${id}__title`}>
      <h3 id={`${id}__title`}>{singleControl.has(kind) ? <label htmlFor={id}>{title}</label> : title}</h3>
      {words?.help && kind !== 'acknowledgement' && <p className={classes['dim']}>{words.help}</p>}
      {kind === 'fileEvidence' ? <EvidenceWords node={node} always /> : <Input {...props} />}
      {told.map((item) => <p key={item.keyword + item.message.id} className={classes['bad']}>{say(item.message)}</p>)}
      {warnings.map((warning) => <p key={warning.ruleId} className={classes['warning']} role="status">{say(warning.text)}</p>)}
      {kind !== 'fileEvidence' && <EvidenceWords node={node} />}
      {words?.guidance && <details className={classes['guidance']}><summary>{t('agency.fill.guidance')}</summary><p>{words.guidance}</p></details>}
    </article>
  );
}

function EvidenceWords({ node, always = false }: { node: Node; always?: boolean }) {
  const { t } = useTexts();
  const rule = node.evidence;
  if (!rule || (rule.need === 'no' && !always)) return null;
  const values = { types: rule.types.map((type) => type.toUpperCase()).join(', '), max: rule.maxMB };
  return <div className={classes['evidence']}><IconPaperclip size={16} aria-hidden />{rule.need === 'optional' ? t('admin.forms.preview.evidenceMay', values) : t('admin.forms.preview.evidenceNeed', values)}</div>;
}
