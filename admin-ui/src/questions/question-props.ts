import type { Node } from '../../../core/form/model.ts';
import type { Language } from '../texts/index.ts';

/** What every question input gets; `undefined` means unanswered. Ids point at what the card really shows. */
export type QuestionProps = {
  readonly node: Node;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly id: string;
  readonly labelledBy: string;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
  readonly required?: boolean | undefined;
  readonly locale: Language;
};

/** The same for an input of the kit, which overwrites plain aria attributes with its own: they go in as attributes of its inner input. */
export const kitAria = (props: QuestionProps & { readonly label?: string | undefined }) => ({
  ...(props.invalid && { error: true as const }),
  attributes: { input: { ...ariaOf(props), ...(props.label && { 'aria-label': props.label, 'aria-labelledby': undefined }) } },
});

/** The aria attributes that all inputs share. */
export const ariaOf = ({ labelledBy, describedBy, invalid, required }: QuestionProps) => ({
  'aria-labelledby': labelledBy,
  ...(describedBy && { 'aria-describedby': describedBy }),
  ...(invalid && { 'aria-invalid': true as const }),
  ...(required && { 'aria-required': true as const }),
});
