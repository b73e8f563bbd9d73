import { useTexts } from '../../../texts/index.ts';
import type { admin } from '../../../texts/id/admin.ts';
import { classTone } from '../../forms/form-answer.ts';
import classes from '../../forms/forms.module.css';

/** The class of a change in words and tone. */
export function ClassTag({ name }: { name: string }) {
  const { t } = useTexts();
  const known = name in classTone ? t(`admin.forms.class.${name as keyof (typeof admin)['forms']['class']}`) : name;
  return <span className={`${classes['tag']} ${classTone[name] ?? 'sk-tone-neutral'}`}>{known}</span>;
}
