import { IconEyeOff } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import type { Node } from '../../../../../core/form/model.ts';
import { useLanguage, useTexts } from '../../../texts/index.ts';
import { PreviewQuestion } from './PreviewQuestion.tsx';
import { WhyButton } from './TracePanel.tsx';
import type { Trial } from './use-tried.ts';
import classes from './trying.module.css';

/** One section with the questions that show; those that do not are named below, each with its reason. */
export function PreviewSection({ trial, section, target }: { readonly trial: Trial; readonly section: Node; readonly target: string | undefined }) {
  const { t } = useTexts();
  const language = useLanguage();
  const { hidden } = trial.tried.cleaned.state;
  const words = section.text[language] ?? section.text.id;
  const children = section.children.flatMap((id) => { const child = trial.model.byId[id]; return child && child.type !== 'section' && child.type !== 'page' && !trial.by.unseen.has(id) ? [child] : []; });
  const shown = children.filter((child) => !hidden.has(child.id));
  const away = children.filter((child) => hidden.has(child.id));
  const isAway = hidden.has(section.id);
  return (
    <>
      <h3 className={classes['sectionTitle']}>{words?.title || section.key}</h3>
      {words?.help && <p className={classes['dim']}>{words.help}</p>}
      {isAway && <div><p className={classes['dim']}>{t('builder.trying.hiddenSection')}</p><WhyButton trial={trial} nodeId={section.id} why="hidden" /></div>}
      {!isAway && children.length === 0 && <p className={classes['dim']}>{t('builder.trying.emptySection')}</p>}
      {!isAway && <div className={classes['grid']}>{shown.map((child) => <div key={child.id} className={classes['cell']} style={{ '--span': Number(child.props['span'] ?? 12) } as CSSProperties}><PreviewQuestion node={child} trial={trial} target={target === child.id} /></div>)}</div>}
      {!isAway && away.length > 0 && (
        <details className={classes['away']} open={away.some((child) => child.id === target)}>
          <summary><IconEyeOff size={16} aria-hidden /> {t('builder.trying.hiddenCount', { count: away.length })}</summary>
          <ul>{away.map((child) => <li key={child.id}><span>{child.text[language]?.title || child.text.id?.title || child.key}</span><WhyButton trial={trial} nodeId={child.id} why="hidden" /></li>)}</ul>
        </details>
      )}
    </>
  );
}
