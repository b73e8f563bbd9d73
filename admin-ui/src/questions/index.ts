import type { ComponentType } from 'react';
import type { Kind } from '../../../core/form/model.ts';
import { Acknowledgement } from './Acknowledgement.tsx';
import { Computed } from './Computed.tsx';
import { Currency } from './Currency.tsx';
import { Decimal } from './Decimal.tsx';
import { FileEvidence } from './FileEvidence.tsx';
import { GradedChoice } from './GradedChoice.tsx';
import { GradeScale } from './GradeScale.tsx';
import { Info } from './Info.tsx';
import { Integer } from './Integer.tsx';
import { late } from './late.tsx';
import { LinkEvidence } from './LinkEvidence.tsx';
import { ListPicker } from './ListPicker.tsx';
import { LongText } from './LongText.tsx';
import { MultipleChoice } from './MultipleChoice.tsx';
import { Percent } from './Percent.tsx';
import type { QuestionProps } from './question-props.ts';
import { Ranking } from './Ranking.tsx';
import { Ratio } from './Ratio.tsx';
import { Raw } from './Raw.tsx';
import { RegionPicker } from './RegionPicker.tsx';
import { ShortText } from './ShortText.tsx';
import { SingleChoice } from './SingleChoice.tsx';
import { YesNo } from './YesNo.tsx';
import { YesNoPartial } from './YesNoPartial.tsx';

// calendars, tables and the text editor are large and rare: they come with the first question that needs them
const DateQuestion = late(async () => (await import('./DateQuestion.tsx')).DateQuestion);
const DateRange = late(async () => (await import('./DateRange.tsx')).DateRange);
const Month = late(async () => (await import('./Month.tsx')).Month);
const FixedTable = late(async () => (await import('./FixedTable.tsx')).FixedTable);
const Matrix = late(async () => (await import('./Matrix.tsx')).Matrix);
const RichText = late(async () => (await import('./RichText.tsx')).RichText);
const RepeatTable = late(async () => (await import('./RepeatTable.tsx')).RepeatTable);

/** Question kind → its input. A new kind: one file beside this one and one line here. */
export const inputs = {
  shortText: ShortText, longText: LongText, integer: Integer, decimal: Decimal, currency: Currency, percent: Percent, ratio: Ratio, date: DateQuestion, month: Month, dateRange: DateRange,
  yesNo: YesNo, yesNoPartial: YesNoPartial, singleChoice: SingleChoice, multipleChoice: MultipleChoice, gradeScale: GradeScale, gradedChoice: GradedChoice, repeatTable: RepeatTable,
  ranking: Ranking, fixedTable: FixedTable, matrix: Matrix, regionPicker: RegionPicker, agencyPicker: ListPicker, codeList: ListPicker, richText: RichText, fileEvidence: FileEvidence, linkEvidence: LinkEvidence, acknowledgement: Acknowledgement, computed: Computed, info: Info, raw: Raw,
} as const satisfies Record<Kind, ComponentType<QuestionProps>>;

/** Kinds whose input is one control that a `<label for>` can name; the others are groups. */
export const singleControl: ReadonlySet<Kind> = new Set<Kind>(['shortText', 'longText', 'integer', 'decimal', 'currency', 'percent', 'date', 'month', 'acknowledgement', 'agencyPicker', 'codeList']);

export { AnswerView } from './AnswerView.tsx';
export type { QuestionProps } from './question-props.ts';
