import { IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './parts.module.css';

/** Why there is nothing, and the one next act. */
export function EmptyState({ why, act, icon }: { readonly why: string; readonly act?: ReactNode; readonly icon?: ReactNode }) {
  return (
    <div className={classes['empty']}>
      {icon ?? <IconInbox size={36} stroke={1.5} aria-hidden />}
      <p>{why}</p>
      {act}
    </div>
  );
}
