import { useEffect, useRef, type MouseEvent } from 'react';
import { useTexts } from '../texts/index.ts';
import classes from './parts.module.css';

export type PlacedProblem = { readonly key: string; readonly title: string; readonly message: string; readonly href?: string; readonly onGo?: () => void };

/** All that is wrong, with a link to each place; takes the focus when it appears. */
export function ErrorSummary({ problems, kind = 'errors', focus = true }: { readonly problems: readonly PlacedProblem[]; readonly kind?: 'errors' | 'warnings'; readonly focus?: boolean }) {
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const some = problems.length > 0;
  useEffect(() => {
    if (focus && some) box.current?.focus();
  }, [focus, some]);
  if (!some) return null;
  const title = kind === 'errors' ? t('shell.errors.title', { count: problems.length }) : t('shell.errors.warnings', { count: problems.length });
  const go = (problem: PlacedProblem) => (event: MouseEvent) => {
    if (!problem.onGo) return;
    event.preventDefault();
    problem.onGo();
  };
  return (
    <div ref={box} tabIndex={-1} role={kind === 'errors' ? 'alert' : 'status'} className={`${classes['summary']} ${kind === 'warnings' ? classes['warnings'] : ''}`}>
      <h2>{title}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={problem.key}>
            <a href={problem.href ?? '#'} onClick={go(problem)}>{problem.title}</a>: {problem.message}
          </li>
        ))}
      </ul>
    </div>
  );
}
