import { useTexts } from '../texts/index.ts';
import classes from './questions.module.css';

export type Choice = { readonly code: string; readonly label: string; readonly note?: string | undefined; readonly off?: boolean };
type Props = {
  readonly id: string; readonly choices: readonly Choice[]; readonly value: string | undefined; readonly onChange: (code: string | undefined) => void; readonly onBlur?: (() => void) | undefined;
  readonly labelledBy: string; readonly describedBy?: string | undefined; readonly invalid?: boolean | undefined; readonly required?: boolean | undefined;
  /** Short codes side by side, or one line per choice. */
  readonly shape: 'row' | 'list';
};

/** Native radio buttons, dressed: arrows move, and one may take the answer back. */
export function ChoiceRow({ id, choices, value, onChange, onBlur, labelledBy, describedBy, invalid, required, shape }: Props) {
  const { t } = useTexts();
  return (
    <div className={classes['choiceBox']}>
      <div role="radiogroup" id={id} tabIndex={-1} className={shape === 'row' ? classes['choiceRow'] : classes['choiceList']} data-many={choices.length > 4 || undefined} aria-labelledby={labelledBy} aria-describedby={describedBy} aria-invalid={invalid || undefined} aria-required={required || undefined}>
        {choices.map(({ code, label, note, off }) => (
          <label key={code} className={classes['choice']} data-chosen={value === code || undefined}>
            <input type="radio" name={id} value={code} checked={value === code} disabled={off ?? false} onChange={() => onChange(code)} onBlur={onBlur} />
            <span>{label}{note && <small>{note}</small>}</span>
          </label>
        ))}
      </div>
      {value !== undefined && <button type="button" className={classes['clear']} onClick={() => onChange(undefined)}>{t('agency.questions.clear')}</button>}
    </div>
  );
}
