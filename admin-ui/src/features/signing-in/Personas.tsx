import { IconBuildingCommunity, IconClipboardCheck, IconCrown, IconEdit, IconSettings, IconSitemap, type Icon } from '@tabler/icons-react';
import type { RoleKey } from '../../../../core/access.ts';
import { useAct, type Answer } from '../../api.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import classes from './signing-in.module.css';

type Persona = Answer<'demo'>['personas'][number];
const looks: Readonly<Record<RoleKey, { readonly icon: Icon; readonly group: 'groupRun' | 'groupAgency' | 'groupReview' | 'groupLead' }>> = {
  administrator: { icon: IconSettings, group: 'groupRun' },
  coordinator: { icon: IconSitemap, group: 'groupRun' },
  operator: { icon: IconEdit, group: 'groupAgency' },
  head: { icon: IconBuildingCommunity, group: 'groupAgency' },
  evaluator: { icon: IconClipboardCheck, group: 'groupReview' },
  leadership: { icon: IconCrown, group: 'groupLead' },
};
const groups = ['groupAgency', 'groupReview', 'groupRun', 'groupLead'] as const;

/** Demo only: one press signs in as that person. */
export function Personas({ personas, password, onDone }: { personas: readonly Persona[]; password: string; onDone: () => void }) {
  const { t } = useTexts();
  const say = useSay();
  const signIn = useAct('signIn', { refresh: [], onDone });
  return (
    <section className={classes['personas']} aria-labelledby="contoh">
      <h2 id="contoh">{t('shell.signIn.demoTitle')}</h2>
      <p>{t('shell.signIn.demoHint')}</p>
      {groups.map((group) => {
        const own = personas.filter((persona) => looks[persona.role].group === group);
        return own.length > 0 && (
          <div key={group}>
            <h3>{t(`shell.signIn.${group}`)}</h3>
            <ul>
              {own.map((persona) => {
                const { icon: Picture } = looks[persona.role];
                return (
                  <li key={persona.login}>
                    <button type="button" disabled={signIn.isPending} onClick={() => signIn.mutate({ body: { login: persona.login, password } })}>
                      <Picture size={22} aria-hidden />
                      <span><strong>{say(persona.name)}</strong><small>{say(persona.note)}</small></span>
                    </button>
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
