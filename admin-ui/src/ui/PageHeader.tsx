import { Fragment, useEffect, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import classes from './parts.module.css';

type Props = {
  readonly title: string;
  /** Places above this one as ready links, outermost first; the page itself is not among them. */
  readonly crumbs?: readonly ReactNode[];
  /** What must be done, until when, and what happens if not. */
  readonly duty?: ReactNode;
  readonly acts?: ReactNode;
  readonly badge?: ReactNode;
};

/** Title, duty and acts of a page; also names the browser tab. */
export function PageHeader({ title, crumbs = [], duty, acts, badge }: Props) {
  const { t } = useTexts();
  useEffect(() => {
    document.title = `${title} – Siklus`;
  }, [title]);
  return (
    <header className={classes['header']}>
      {crumbs.length > 0 && (
        <nav className={classes['crumbs']} aria-label={t('shell.nav.breadcrumb')}>
          <ol>
            {crumbs.map((crumb, index) => <li key={index}><Fragment>{crumb}</Fragment></li>)}
            <li aria-current="page">{title}</li>
          </ol>
        </nav>
      )}
      <div className={classes['titleRow']}>
        <h1>{title} {badge}</h1>
        {acts && <div className={`${classes['acts']} sk-noprint`}>{acts}</div>}
      </div>
      {duty && <div className={classes['duty']}>{duty}</div>}
    </header>
  );
}
