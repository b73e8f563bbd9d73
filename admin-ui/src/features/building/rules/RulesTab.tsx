import { Button, Select, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type FormModel, questionsOf, type Rule } from '../../../../../core/form/model.ts';
import { ruleSentence } from '../../../../../core/form/rule-sentence.ts';
import { useOf } from '../../../../../core/rule/inspect.ts';
import { titleIn } from '../../../../../core/form/titles.ts';
import { useSearchState } from '../../../shell/Go.tsx';
import { useLanguage, useSay, useTexts } from '../../../texts/index.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useBuilder, useBuilderStore } from '../builder-store.ts';
import { useProblems } from './problems-store.ts';
import { RefsPanel } from './RefsPanel.tsx';
import { effects, RuleEditor } from './RuleEditor.tsx';
import classes from './rules.module.css';

/** Says whether a rule reads or steers a node. */
const concerns = (rule: Rule, id: string) => rule.targets.includes(id) || useOf([rule.when, rule.value]).answers.has(id);

/** All rules of the form as sentences, by what they do; one opens to be changed in place. */
export function RulesTab() {
  const { t } = useTexts();
  const say = useSay();
  const model = useBuilder((state) => state.model);
  const { run } = useBuilderStore();
  const [{ rule: open, node, ref }, setSearch] = useSearchState<'rule' | 'node' | 'ref'>();
  const [search, setText] = useState('');
  const about = node && Object.hasOwn(model.byId, node) && model.rules.some((rule) => concerns(rule, node)) ? node : undefined;
  const rules = useMemo(() => model.rules.map((rule) => ({ rule, sentence: ruleSentence(model, rule) })), [model]);
  const wanted = rules.filter(({ rule, sentence }) => rule.id === open || ((!about || concerns(rule, about)) && say(sentence).toLowerCase().includes(search.trim().toLowerCase())));
  const put = (rule: Omit<Rule, 'id'>, index?: number) => {
    const id = freshId(model);
    run({ name: 'setRule', args: { rule: { ...rule, id }, index } });
    setSearch({ rule: id });
  };
  const add = () => put({ effect: 'show', targets: about ? [about] : [] });
  return (
    <div className={classes['page']}>
      <div className={classes['bar']}>
        <h2>{t('builder.rules.title')}</h2>
        <TextInput label={t('builder.rules.search')} type="search" value={search} onChange={({ currentTarget }) => setText(currentTarget.value)} />
        <AboutSelect model={model} value={about} onChange={(id) => setSearch({ node: id, rule: undefined })} />
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>{t('builder.rules.add')}</Button>
      </div>
      <details className={classes['refs']}><summary>{t('builder.rules.help.title')}</summary><p className={classes['dim']}>{t('builder.rules.help.text')}</p></details>
      <p className={classes['dim']} role="status">{t('builder.rules.count', { count: wanted.length })}</p>
      {wanted.length === 0 && <EmptyState why={t(model.rules.length === 0 ? 'builder.rules.none' : 'builder.rules.noMatch')} />}
      {effects.map((effect) => {
        const here = wanted.filter(({ rule }) => rule.effect === effect);
        return here.length === 0 ? null : (
          <section key={effect} className={classes['effect']}>
            <h3>{t(`builder.rules.effects.${effect}`)} <span className={classes['dim']}>({here.length})</span></h3>
            <ul className={classes['list']}>{here.map(({ rule, sentence }) => <RuleItem key={rule.id} model={model} rule={rule} sentence={say(sentence)} open={rule.id === open} onOpen={(isOpen) => setSearch({ rule: isOpen ? rule.id : undefined })} onCopy={() => put(rule, model.rules.indexOf(rule) + 1)} />)}</ul>
          </section>
        );
      })}
      <RefsPanel open={ref !== undefined} />
    </div>
  );
}

function freshId(model: FormModel): string {
  let n = model.rules.length + 1;
  while (model.rules.some((rule) => rule.id === `r${n}`)) n += 1;
  return `r${n}`;
}

function AboutSelect({ model, value, onChange }: { readonly model: FormModel; readonly value: string | undefined; readonly onChange: (id: string | undefined) => void }) {
  const { t } = useTexts();
  const language = useLanguage();
  const data = useMemo(() => questionsOf(model).map(({ node }) => ({ value: node.id, label: titleIn(node, language) })), [model, language]);
  return <Select label={t('builder.rules.question')} placeholder={t('builder.rules.everyQuestion')} data={data} value={value ?? null} onChange={(id) => onChange(id ?? undefined)} searchable clearable limit={200} />;
}

type ItemProps = { readonly model: FormModel; readonly rule: Rule; readonly sentence: string; readonly open: boolean; readonly onOpen: (open: boolean) => void; readonly onCopy: () => void };

function RuleItem({ model, rule, sentence, open, onOpen, onCopy }: ItemProps) {
  const { t } = useTexts();
  const button = useRef<HTMLButtonElement>(null);
  // a new rule, or one reached from a problem, may lie far down the page
  useEffect(() => { if (open) button.current?.focus(); }, [open]);
  const broken = useProblems().problems.some((problem) => problem.place === `rule:${rule.id}`);
  return (
    <li className={classes['rule']} data-open={open || undefined}>
      <button ref={button} type="button" className={classes['sentence']} aria-expanded={open} onClick={() => onOpen(!open)}>
        <span className={open ? undefined : classes['clamped']}>{sentence}</span>
        {broken && <span className={`${classes['tag']} sk-tone-bad`}><IconAlertTriangle size={12} aria-hidden />{t('builder.rules.broken')}</span>}
      </button>
      {open && <RuleEditor model={model} rule={rule} onGone={() => onOpen(false)} onCopy={onCopy} />}
    </li>
  );
}
