import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { roleKeys, roleNames, tierNames, tiers, type RoleKey, type Tier } from '../../../../core/access.ts';
import { nipFault, nipInGroups, plainNip, rankInWords, rankKeys, type Rank } from '../../../../core/civil-servant.ts';
import { useAct } from '../../api.tsx';
import { tell } from '../../shell/toast.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import type { Agency, Person } from '../admin-home/everything.ts';
import classes from './people.module.css';

type Props = { readonly person: Person | undefined; readonly agencies: readonly Agency[]; readonly onClose: () => void; readonly onAdded: (person: Person) => void };

/** Adds a person, or changes name, sign-in and seat. A new seat counts from today. */
export function PersonDialog({ person, agencies, onClose, onAdded }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const [typed, setTyped] = useState({ displayName: person?.displayName ?? '', login: person?.login ?? '', email: person?.email ?? '', id: person?.position.id ?? '', en: person?.position.en ?? '', role: (person?.role ?? 'operator') as RoleKey, tier: (person?.tier ?? '') as Tier | '', agencyId: person?.agencyId ?? '', rank: (person?.rank ?? '') as Rank | '', nip: nipInGroups(person?.nip ?? '') });
  const put = (patch: Partial<typeof typed>) => setTyped({ ...typed, ...patch });
  const add = useAct('addPerson', { quiet: true, onDone: (added) => { tell(t('admin.people.added')); onAdded(added); } });
  const change = useAct('changePerson', { quiet: true, onDone: () => { tell(t('admin.people.saved')); onClose(); } });
  const refused = add.error ?? change.error;
  const busy = add.isPending || change.isPending;
  const nip = plainNip(typed.nip);
  const nipWhy = nip === '' ? undefined : nipFault(nip);
  const inAgency = typed.role === 'operator' || typed.role === 'head';
  const refusal = typed.displayName.trim().length < 2 || typed.login.trim().length < 3 || !typed.id.trim() ? t('admin.people.needs') : inAgency && !typed.agencyId ? t('admin.people.needsAgency') : typed.role === 'evaluator' && !typed.tier ? t('admin.people.needsTier') : nipWhy ? say(nipWhy) : null;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (refusal || busy) return;
    const body = { displayName: typed.displayName.trim(), login: typed.login.trim(), email: typed.email.trim() || null, position: { id: typed.id.trim(), en: typed.en.trim() || typed.id.trim() }, role: typed.role, tier: typed.role === 'evaluator' && typed.tier ? typed.tier : null, agencyId: typed.agencyId || null, rank: typed.rank || null, nip: nip || null };
    if (person) change.mutate({ params: { personId: person.personId }, body, ifMatch: person.rev });
    else add.mutate({ body });
  };
  const line = (name: 'displayName' | 'login' | 'email' | 'id' | 'en', label: string, max: number) => <TextInput label={label} value={typed[name]} maxLength={max} type={name === 'email' ? 'email' : 'text'} onChange={(event) => put({ [name]: event.currentTarget.value })} />;
  return (
    <Modal opened onClose={onClose} size="lg" title={person ? t('admin.people.editTitle', { name: person.displayName }) : t('admin.people.addTitle')} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <form onSubmit={send}>
        <Stack gap="sm">
          {refused && <ProblemAlert problem={refused} />}
          {line('displayName', t('admin.people.name'), 120)}
          <Group grow align="start">{line('login', t('admin.people.login'), 80)}{line('email', `${t('admin.people.email')} ${t('shell.optional')}`, 120)}</Group>
          {line('id', t('admin.people.position'), 300)}
          {line('en', `${t('admin.people.positionEn')} ${t('shell.optional')}`, 300)}
          <Group grow align="start">
            <NativeSelect label={t('admin.people.role')} value={typed.role} onChange={(event) => put({ role: event.currentTarget.value as RoleKey })} data={roleKeys.map((key) => ({ value: key, label: say(roleNames[key]) }))} />
            {typed.role === 'evaluator' && <NativeSelect label={t('admin.people.tier')} value={typed.tier} onChange={(event) => put({ tier: event.currentTarget.value as Tier | '' })} data={[{ value: '', label: '–' }, ...tiers.map((key) => ({ value: key, label: say(tierNames[key]) }))]} />}
          </Group>
          <NativeSelect label={inAgency ? t('admin.people.agency') : `${t('admin.people.agency')} ${t('shell.optional')}`} value={typed.agencyId} onChange={(event) => put({ agencyId: event.currentTarget.value })} data={[{ value: '', label: t('admin.people.noAgency') }, ...agencies.filter((agency) => !agency.disabled || agency.agencyId === typed.agencyId).map((agency) => ({ value: agency.agencyId, label: agency.name }))]} />
          <div className={classes['pair']}>
            <NativeSelect label={`${t('admin.people.rank')} ${t('shell.optional')}`} value={typed.rank} onChange={(event) => put({ rank: event.currentTarget.value as Rank | '' })} data={[{ value: '', label: t('admin.people.noRank') }, ...rankKeys.map((key) => ({ value: key, label: rankInWords(key) }))]} />
            <TextInput label={`${t('admin.people.nip')} ${t('shell.optional')}`} value={typed.nip} maxLength={24} inputMode="numeric" error={nip.length >= 18 && nipWhy && say(nipWhy)} onChange={(event) => put({ nip: event.currentTarget.value })} onBlur={() => put({ nip: nipInGroups(nip) })} />
          </div>
          <p className={classes['hint']}>{t('admin.people.signHint')}</p>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>{t('shell.cancel')}</Button>
            <ActButton type="submit" act={person ? t('shell.save') : t('admin.people.add')} refusal={refusal} busy={busy} onAct={() => undefined} />
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
