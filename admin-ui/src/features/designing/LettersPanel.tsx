import { memo } from 'react';
import { letterKinds } from '../../../../core/cycle/letters.ts';
import { useTexts } from '../../texts/index.ts';
import classes from './designing.module.css';
import { LetterFields } from './LetterFields.tsx';
import type { DesignDesk } from './use-design.ts';

/** What the documents of the cycle say around their content, how they are laid out, and who signs them. */
export const LettersPanel = memo(function LettersPanel({ desk }: { readonly desk: DesignDesk }) {
  const { t } = useTexts();
  return (
    <section className={classes['stages']} aria-label={t('design.letters.title')}>
      <div><h2>{t('design.letters.title')}</h2><p className={classes['dim']}>{t('design.letters.help')}</p></div>
      <fieldset disabled={!desk.editable} className={classes['plain']}>{letterKinds.map((kind) => <LetterFields key={kind} desk={desk} kind={kind} />)}</fieldset>
    </section>
  );
});
