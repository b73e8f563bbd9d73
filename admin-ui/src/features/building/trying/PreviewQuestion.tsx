import { Button } from '@mantine/core';
import { IconEyeOff, IconPaperclip } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { diceOf, sampleFileRef } from '../../../../../core/form/generated-values.ts';
import type { Node } from '../../../../../core/form/model.ts';
import { kindOf } from '../../../../../core/form/question.ts';
import { AnswerView, inputs, singleControl } from '../../../questions/index.ts';
import { useLanguage, useSay, useTexts } from '../../../texts/index.ts';
import { answer, cite, useTrying } from './trying-store.ts';
import { WhyButton } from './TracePanel.tsx';
import type { Trial } from './use-tried.ts';
import classes from './trying.module.css';

type Props = { readonly node: Node; readonly trial: Trial; readonly target: boolean };

/** One question of the preview with the inputs of the filling page. */
export function PreviewQuestion({ node, trial, target }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const language = useLanguage();
  const box = useRef<HTMLElement>(null);
  const typed = useTrying((state) => state.values[node.id]);
  const strict = useTrying((state) => state.strict);
  const reading = useTrying((state) => state.as === 'read') || trial.by.readOnly.has(node.id);
  const source = useTrying((state) => state.source);
  useEffect(() => {
    if (target) box.current?.scrollIntoView({ block: 'start' });
  }, [target]);
  const kind = kindOf(node);
  const words = node.text[language] ?? node.text.id;
  const { state } = trial.tried.cleaned;
  const id = `preview-${node.id}`;
  const value = node.id in state.computed ? state.computed[node.id] : typed;
  const required = state.required.has(node.id);
  const told = trial.tried.checked.items.filter((item) => item.questionId === node.id && (strict || !['required', 'evidence'].includes(item.keyword)));
  const warnings = state.warnings.filter((warning) => warning.questionId === node.id);
  const Input = inputs[kind];
  const props = { node, value, id, labelledBy: `${id}__title`, required, invalid: told.length > 0, locale: language, onChange: (next: unknown) => answer(node.id, next) };
  if (kind === 'info' || node.type === 'info') return <Input {...props} />;
  const title = <>{words?.title || node.key}{!required && kind !== 'computed' && <span> {t('shell.optional')}</span>}{node.score?.weight && <span> · {t('builder.trying.weight', { weight: node.score.weight })}</span>}</>;
  return (
    <article ref={box} className={classes['card']} data-target={target || undefined} data-problem={told.length > 0 || undefined} aria-labelledby={`${id}__title`}>
      <h4 id={`${id}__title`}>{singleControl.has(kind) && !reading ? <label htmlFor={id}>{title}</label> : title}</h4>
      {words?.help && (kind !== 'acknowledgement' || reading) && <p className={classes['dim']}>{words.help}</p>}
      {source.from === 'earlier' && source.masked.includes(node.id) && <p className={classes['dim']}><IconEyeOff size={14} aria-hidden /> {t('builder.trying.earlier.maskedHere')}</p>}
      {reading ? <AnswerView node={node} value={value} /> : kind === 'fileEvidence' ? null : <Input {...props} />}
      {told.map((item) => <p key={item.keyword + item.message.id} className={classes['bad']}>{say(item.message)}</p>)}
      {warnings.map((warning) => <p key={warning.ruleId + warning.text.id} className={classes['warning']} role="status">{say(warning.text)}</p>)}
      {kind === 'fileEvidence' ? !reading && <SampleFiles node={node} asAnswer /> : <SampleFiles node={node} reading={reading} />}
      {words?.guidance && <details className={classes['guidance']}><summary>{t('agency.fill.guidance')}</summary><p>{words.guidance}</p></details>}
      {required && !node.required && <WhyButton trial={trial} nodeId={node.id} why="required" />}
      {node.id in state.computed && <WhyButton trial={trial} nodeId={node.id} why="computed" />}
    </article>
  );
}

/** Evidence is not uploaded here: a sample file stands for it. */
function SampleFiles({ node, asAnswer = false, reading = false }: { readonly node: Node; readonly asAnswer?: boolean; readonly reading?: boolean }) {
  const { t } = useTexts();
  const cited = useTrying((state) => (asAnswer ? (state.values[node.id] as readonly { readonly name: string }[] | undefined) : state.evidence[node.id])) ?? [];
  const rule = node.evidence;
  if (!asAnswer && (!rule || rule.need === 'no')) return null;
  const types = asAnswer ? ((node.props['types'] as readonly string[] | undefined) ?? ['pdf']) : rule!.types;
  const said = { types: types.map((type) => type.toUpperCase()).join(', '), max: asAnswer ? Number(node.props['maxMB'] ?? 50) : rule!.maxMB };
  const add = () => { const file = sampleFileRef(types[0] ?? 'pdf', diceOf(`${node.id}/${cited.length}`)); return asAnswer ? answer(node.id, [...cited, file]) : cite(node.id, [...(cited as readonly typeof file[]), file]); };
  const drop = () => (asAnswer ? answer(node.id, undefined) : cite(node.id, []));
  return (
    <div className={classes['evidence']}>
      <IconPaperclip size={16} aria-hidden />
      <span>{cited.length > 0 ? cited.map((file) => file.name).join(', ') : t(!asAnswer && rule!.need === 'optional' ? 'builder.trying.evidenceMay' : typeof rule?.need === 'object' ? 'builder.trying.evidenceWhen' : 'builder.trying.evidenceNeed', said)}</span>
      {!reading && <Button size="compact-xs" variant="default" onClick={add}>{t('builder.trying.addFile')}</Button>}
      {!reading && cited.length > 0 && <Button size="compact-xs" variant="subtle" onClick={drop}>{t('builder.trying.dropFiles')}</Button>}
    </div>
  );
}
