import { SegmentedControl, Stack, Text, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { roleNames, tierNames } from '../../../../core/access.ts';
import { useSession } from '../../shell/session.tsx';
import { setLanguage, useLanguage, useSay, useTexts, type Language } from '../../texts/index.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import classes from './profile.module.css';
import { SecondFactor } from './SecondFactor.tsx';
import { SharedComputer } from './SharedComputer.tsx';

/** X2: the own account: who one is, password, second factor, language, theme, this device. */
export function ProfilePage() {
  const { t } = useTexts();
  const say = useSay();
  const language = useLanguage();
  const { person, pemda } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <PageHeader title={t('shell.user.profile')} />
      <div className={classes['grid']}>
        <section className={classes['card']} aria-labelledby="siapa">
          <h2 id="siapa">{t('agency.profile.who')}</h2>
          <dl className={classes['facts']}>
            <dt>{t('agency.profile.name')}</dt><dd>{person.displayName}</dd>
            <dt>{t('agency.profile.position')}</dt><dd>{say(person.position)}</dd>
            <dt>{t('agency.profile.role')}</dt><dd>{say(roleNames[person.role])}{person.tier && ` – ${say(tierNames[person.tier])}`}</dd>
            {person.agencyName && <><dt>{t('agency.profile.agency')}</dt><dd>{person.agencyName}</dd></>}
            <dt>{t('agency.profile.pemda')}</dt><dd>{pemda.name} ({pemda.zone})</dd>
          </dl>
          <Text size="sm" c="dimmed">{t('agency.profile.wrong')}</Text>
        </section>
        <section className={classes['card']} aria-labelledby="tampilan">
          <h2 id="tampilan">{t('agency.profile.look')}</h2>
          <Stack gap="xs">
            <Text size="sm" id="bahasa">{t('shell.language')}</Text>
            <SegmentedControl aria-labelledby="bahasa" value={language} onChange={(value) => void setLanguage(value as Language)} data={[{ value: 'id', label: 'Bahasa Indonesia' }, { value: 'en', label: 'English' }]} />
            <Text size="sm" id="tema">{t('shell.user.theme')}</Text>
            <SegmentedControl aria-labelledby="tema" value={colorScheme} onChange={(value) => setColorScheme(value as MantineColorScheme)} data={[{ value: 'light', label: t('shell.user.light') }, { value: 'dark', label: t('shell.user.dark') }, { value: 'auto', label: t('shell.user.system') }]} />
          </Stack>
        </section>
        <section className={classes['card']} aria-labelledby="sandi"><h2 id="sandi">{t('agency.profile.password')}</h2><PasswordForm /></section>
        <section className={classes['card']} aria-labelledby="faktor"><h2 id="faktor">{t('agency.profile.factor')}</h2><SecondFactor /></section>
        <section className={classes['card']} aria-labelledby="perangkat"><h2 id="perangkat">{t('agency.profile.device')}</h2><SharedComputer /></section>
      </div>
    </>
  );
}
