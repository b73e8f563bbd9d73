import { Checkbox } from '@mantine/core';
import { gateOf, withGate } from '../../../../../core/form/evidence-gate.ts';
import type { Node } from '../../../../../core/form/model.ts';
import { kindOf, optionText } from '../../../../../core/form/question.ts';
import { levelsOf } from '../../../../../core/form/questions/gradeScale.ts';
import { optionsOf } from '../../../../../core/form/questions/singleChoice.ts';
import { useLanguage, useTexts } from '../../../texts/index.ts';
import { useBuilderStore } from '../builder-store.ts';
import { DecimalField } from './DecimalField.tsx';
import classes from './scoring.module.css';

/** Answers a question can have, by code. */
function codesOf(node: Node): readonly string[] {
  const kind = kindOf(node);
  if (kind === 'gradeScale') return levelsOf(node);
  if (kind === 'yesNo') return ['true', 'false'];
  if (kind === 'yesNoPartial') return ['ya', 'sebagian', 'tidak'];
  return optionsOf(node).map((option) => option.code);
}

/** What each answer is worth, and whether it has to be proven. */
export function LevelsTable({ node, onValues }: { readonly node: Node; readonly onValues: (values: Readonly<Record<string, string>>) => void }) {
  const { t } = useTexts();
  const language = useLanguage();
  const { run } = useBuilderStore();
  const codes = codesOf(node);
  const options = optionsOf(node);
  const gate = gateOf(node, codes);
  const valueOf = (code: string) => node.score?.values?.[code] ?? options.find((option) => option.code === code)?.value;
  // options keep their own value, so that it moves with them; levels of a scale have none of their own
  const setValue = (code: string, value: string | undefined) => {
    if (options.length === 0) { const { [code]: _, ...rest } = node.score?.values ?? {}; return onValues(value === undefined ? rest : { ...rest, [code]: value }); }
    const { values: _, ...score } = node.score!;
    return void run({ name: 'setField', args: { ids: [node.id], field: 'score', value: score } }, { name: 'setProp', args: { ids: [node.id], prop: 'options', value: options.map((option) => { const { value: own, ...rest } = option; const next = option.code === code ? value : (node.score?.values?.[option.code] ?? own); return next === undefined ? rest : { ...rest, value: next }; }) } });
  };
  const setGate = (code: string, asked: boolean) => run({ name: 'setField', args: { ids: [node.id], field: 'evidence', value: withGate(node, codes, 'codes' in gate ? (asked ? [...gate.codes, code] : gate.codes.filter((each) => each !== code)) : [code]) } });
  const words = (code: string) => (kindOf(node) === 'yesNo' ? t(code === 'true' ? 'builder.rules.yes' : 'builder.rules.no') : optionText(node, code, language));
  return (
    <div className={classes['stack']}>
      <table className={classes['levels']}>
        <caption className={classes['label']}>{t('builder.scoring.values')}</caption>
        <thead><tr><th scope="col">{t('builder.scoring.answer')}</th><th scope="col">{t('builder.scoring.value')}</th><th scope="col">{t('builder.scoring.gate')}</th></tr></thead>
        <tbody>
          {codes.map((code) => (
            <tr key={code}>
              <th scope="row">{kindOf(node) === 'yesNo' ? words(code) : code}{words(code) !== code && kindOf(node) !== 'yesNo' && <small>{words(code)}</small>}</th>
              <td><DecimalField quiet label={t('builder.scoring.valueOf', { code: words(code) })} value={valueOf(code)} onChange={(value) => setValue(code, value)} width={80} /></td>
              <td><Checkbox aria-label={t('builder.scoring.gateOf', { code: words(code) })} checked={'codes' in gate && gate.codes.includes(code)} indeterminate={'other' in gate} onChange={({ currentTarget }) => setGate(code, currentTarget.checked)} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      {'other' in gate && <p className={classes['dim']}>{t('builder.scoring.gateOther')}</p>}
    </div>
  );
}
