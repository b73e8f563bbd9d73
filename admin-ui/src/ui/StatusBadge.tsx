import { useTexts } from '../texts/index.ts';
import classes from './parts.module.css';
import { statuses, type Look, type StatusKind, type StatusOf } from './statuses.ts';

type Props<K extends StatusKind> = { readonly kind: K; readonly status: StatusOf<K>; /** Words beside the status, e.g. a number of days. */ readonly extra?: string };

/** Icon, word and tone of a status; never colour alone. */
export function StatusBadge<K extends StatusKind>({ kind, status, extra }: Props<K>) {
  const { t } = useTexts();
  const { tone, icon: Icon } = (statuses[kind] as Readonly<Record<StatusOf<K>, Look>>)[status];
  const word = t(`shell.status.${kind}.${String(status)}` as 'shell.status.task.sent');
  return (
    <span className={`${classes['badge']} sk-tone-${tone}`}>
      <Icon size={14} aria-hidden />
      <span>{extra ? `${word} ${extra}` : word}</span>
    </span>
  );
}
