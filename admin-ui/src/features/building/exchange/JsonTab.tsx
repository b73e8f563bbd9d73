import '../../../no-eval.ts';
import { Button, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { publishedForm } from '../../../../../core/form/compile.ts';
import type { FormModel, Node } from '../../../../../core/form/model.ts';
import { readModel } from '../../../../../core/form/shape.ts';
import { isProblem, sentence } from '../../../../../core/problem.ts';
import { tell, tellProblem } from '../../../shell/toast.tsx';
import { useLanguage, useSay, useTexts } from '../../../texts/index.ts';
import { ActButton } from '../../../ui/ActButton.tsx';
import { HelpCard } from '../../../ui/HelpCard.tsx';
import { useBuilder, useBuilderStore } from '../builder-store.ts';
import { isFault, readJson } from '../../forms/json-place.ts';
import { CodeEditor } from './CodeEditor.tsx';
import classes from './exchange.module.css';

const views = ['model', 'part', 'schema', 'ui'] as const;
type View = (typeof views)[number];
type Read = { readonly model: FormModel } | { readonly why: string; readonly at: number };

/** The form as text, edited both ways: the whole form or the selected part, and what it becomes as JSON Schema and uiSchema. */
export function JsonTab() {
  const { t } = useTexts();
  const say = useSay();
  const language = useLanguage();
  const store = useBuilderStore();
  const model = useBuilder((state) => state.model);
  const selected = useBuilder((state) => state.selected.at(-1));
  const [view, setView] = useState<View>('model');
  const [typed, setTyped] = useState<{ readonly text: string; readonly of: FormModel }>();
  const part = selected === undefined ? undefined : model.byId[selected];
  const saved = useMemo(() => textOf(model, { view, part, language }), [model, view, part, language]);
  const text = typed?.text ?? saved;
  const changed = typed !== undefined && typed.text !== saved;
  const edits = view === 'model' || (view === 'part' && part !== undefined);
  const read = (given: string): Read => {
    const json = readJson(given);
    if (isFault(json)) return { why: t('builder.exchange.json.fault', { line: json.line, column: json.column, why: json.why }), at: json.at };
    const whole = view === 'part' && part ? { ...model, byId: { ...model.byId, [part.id]: json.value } } : json.value;
    const found = readModel(whole);
    return isProblem(found) ? { why: t('builder.exchange.json.notModel', { why: say(sentence(found.problem, found.details)) }), at: 0 } : { model: found };
  };
  const now = edits && changed ? read(text) : undefined;
  const fault = now && 'why' in now ? now : undefined;
  const apply = () => {
    if (!now || !('model' in now)) return;
    const { formId } = store.getState();
    const refused = store.run({ name: 'replace', args: { model: { ...now.model, formId } } });
    if (refused) { tellProblem(refused); return; }
    setTyped(undefined);
    tell(t('builder.exchange.json.applied'));
  };
  return (
    <div className={classes['page']}>
      <HelpCard name="builder-json" title={t('builder.exchange.json.helpTitle')} text={t('builder.exchange.json.help')} />
      <div className={classes['bar']}>
        <SegmentedControl aria-label={t('builder.exchange.json.view')} value={view} onChange={(next) => { setView(next as View); setTyped(undefined); }} data={views.map((each) => ({ value: each, label: t(`builder.exchange.json.${each}`) }))} />
        {edits && <span className={classes['acts']}>{changed && <Button variant="default" onClick={() => setTyped(undefined)}>{t('builder.exchange.json.discard')}</Button>}<ActButton act={t('builder.exchange.json.apply')} refusal={fault?.why ?? (changed ? null : t('builder.exchange.json.unchanged'))} onAct={apply} /></span>}
      </div>
      {fault && <p className={classes['bad']} role="alert">{fault.why}</p>}
      {changed && typed.of !== model && <p className="sk-tone-warn">{t('builder.exchange.json.stale')}</p>}
      {view === 'part' && !part ? <p>{t('builder.exchange.json.partNone')}</p> : <CodeEditor key={`${view}${part?.id ?? ''}`} value={text} label={t('builder.exchange.json.label')} readOnly={!edits} find={view === 'model' && selected ? `"id": "${selected}"` : undefined} onChange={(next) => setTyped(next === saved ? undefined : { text: next, of: typed?.of ?? model })} faults={(given) => { const found = edits && given !== saved ? read(given) : undefined; return found && 'why' in found ? [{ from: Math.min(found.at, given.length), to: Math.min(found.at + 1, given.length), severity: 'error', message: found.why }] : []; }} />}
    </div>
  );
}

function textOf(model: FormModel, { view, part, language }: { readonly view: View; readonly part: Node | undefined; readonly language: 'id' | 'en' }): string {
  const shown = (value: unknown) => JSON.stringify(value, null, 2) ?? '';
  if (view === 'model') return shown(model);
  if (view === 'part') return shown(part);
  try {
    const { rootSchema, uiSchema } = publishedForm(model);
    return shown(view === 'schema' ? rootSchema : uiSchema[language]);
  } catch (error) {
    return shown({ error: error instanceof Error ? error.message : String(error) });
  }
}
