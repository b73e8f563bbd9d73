import type { Kind } from './model.ts';
import type { QuestionKind } from './question.ts';
import { acknowledgement } from './questions/acknowledgement.ts';
import { agencyPicker } from './questions/agencyPicker.ts';
import { codeList } from './questions/codeList.ts';
import { computed } from './questions/computed.ts';
import { currency } from './questions/currency.ts';
import { date } from './questions/date.ts';
import { dateRange } from './questions/dateRange.ts';
import { decimal } from './questions/decimal.ts';
import { fileEvidence } from './questions/fileEvidence.ts';
import { fixedTable } from './questions/fixedTable.ts';
import { gradedChoice } from './questions/gradedChoice.ts';
import { gradeScale } from './questions/gradeScale.ts';
import { info } from './questions/info.ts';
import { integer } from './questions/integer.ts';
import { linkEvidence } from './questions/linkEvidence.ts';
import { longText } from './questions/longText.ts';
import { matrix } from './questions/matrix.ts';
import { month } from './questions/month.ts';
import { multipleChoice } from './questions/multipleChoice.ts';
import { percent } from './questions/percent.ts';
import { ranking } from './questions/ranking.ts';
import { ratio } from './questions/ratio.ts';
import { raw } from './questions/raw.ts';
import { regionPicker } from './questions/regionPicker.ts';
import { repeatTable } from './questions/repeatTable.ts';
import { richText } from './questions/richText.ts';
import { shortText } from './questions/shortText.ts';
import { singleChoice } from './questions/singleChoice.ts';
import { yesNo } from './questions/yesNo.ts';
import { yesNoPartial } from './questions/yesNoPartial.ts';

/** Every question kind once: the compiler names a missing one. */
export const questions = {
  shortText, longText, integer, decimal, currency, percent, ratio, date, month, dateRange, yesNo, yesNoPartial, singleChoice, multipleChoice,
  gradeScale, gradedChoice, ranking, fixedTable, repeatTable, matrix, fileEvidence, linkEvidence, acknowledgement, regionPicker, agencyPicker, codeList, richText, computed, info, raw,
} as const satisfies Record<Kind, QuestionKind>;
