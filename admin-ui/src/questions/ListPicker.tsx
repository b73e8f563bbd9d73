import { Select } from '@mantine/core';
import { optionText } from '../../../core/form/question.ts';
import { offeredAgencies } from '../../../core/form/roster.ts';
import { useTexts } from '../texts/index.ts';
import { kitAria, type QuestionProps } from './question-props.ts';

const shownAtOnce = 60;

/** One entry of a list: the active agencies of the roster, or codes of master data that are published with the form. Found by typing a part of code or name. */
export function ListPicker(props: QuestionProps) {
  const { node, value, locale, id, onChange, onBlur } = props;
  const { t } = useTexts();
  const codes = (node.kind === 'agencyPicker' ? offeredAgencies(node) : undefined) ?? Object.keys(node.text.id?.options ?? {});
  const known = typeof value === 'string' && !codes.includes(value) ? [...codes, value] : codes;
  const named = (code: string) => (node.kind === 'codeList' ? `${code} ${optionText(node, code, locale)}` : optionText(node, code, locale));
  return <Select id={id} {...kitAria(props)} searchable clearable limit={shownAtOnce} nothingFoundMessage={t(codes.length === 0 ? 'agency.questions.listEmpty' : 'agency.questions.notFound')} placeholder={t('agency.questions.choose')} data={known.map((code) => ({ value: code, label: named(code) }))} value={typeof value === 'string' ? value : null} onChange={(next) => onChange(next ?? undefined)} onBlur={onBlur} />;
}
