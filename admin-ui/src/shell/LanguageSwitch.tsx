import { setLanguage, useLanguage, useTexts } from '../texts/index.ts';
import classes from './shell.module.css';

/** ID | EN, in place. */
export function LanguageSwitch() {
  const { t } = useTexts();
  const language = useLanguage();
  return (
    <div className={classes['langs']} role="group" aria-label={t('shell.language')}>
      <button type="button" aria-pressed={language === 'id'} onClick={() => void setLanguage('id')} lang="id" aria-label="ID, Bahasa Indonesia">ID</button>
      <button type="button" aria-pressed={language === 'en'} onClick={() => void setLanguage('en')} lang="en" aria-label="EN, English">EN</button>
    </div>
  );
}
