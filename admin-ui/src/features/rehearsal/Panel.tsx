import type { ReactNode } from 'react';
import classes from './rehearsal.module.css';

/** One block of results under its heading. */
export function Panel({ title, help, children }: { readonly title: string; readonly help?: string; readonly children: ReactNode }) {
  return <section className={classes['panel']}><h2>{title}</h2>{help && <p className={classes['dim']}>{help}</p>}{children}</section>;
}
