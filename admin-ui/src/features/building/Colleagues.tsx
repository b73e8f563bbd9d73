import { Avatar, Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { titleIn } from '../../../../core/form/titles.ts';
import { call, type Answer } from '../../api.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { useBuilder, useBuilderStore } from './builder-store.ts';
import { openPart } from './canvas/tree.ts';
import classes from './building.module.css';

type Other = Answer<'presentInForm'>['others'][number];
const everyMs = 8_000;
const tabId = crypto.randomUUID();

/** Asks who else builds this form and tells where this tab is; an unanswered question changes nothing. */
function useColleagues(onNewer: () => void): readonly Other[] {
  const store = useBuilderStore();
  const section = useBuilder((state) => openPart(state, undefined));
  const [others, setOthers] = useState<readonly Other[]>([]);
  useEffect(() => {
    let gone = false;
    const ask = async () => {
      const { formId, rev, unsent } = store.getState();
      const answer = await call('presentInForm', { params: { formId }, body: { tabId, section } }).catch(() => undefined);
      if (gone || !answer) return;
      setOthers(answer.others);
      if (answer.rev > rev && unsent.length === 0 && store.getState().rev === rev) onNewer();
    };
    void ask();
    const timer = setInterval(() => { if (!document.hidden) void ask(); }, everyMs);
    return () => { gone = true; clearInterval(timer); };
  }, [store, section, onNewer]);
  useEffect(() => {
    // Without a farewell a reloaded page would see its own shadow for half a minute.
    const leave = () => void call('presentInForm', { params: { formId: store.getState().formId }, body: { tabId, section: null, leaving: true }, keepalive: true }).catch(() => undefined);
    window.addEventListener('pagehide', leave);
    return () => { window.removeEventListener('pagehide', leave); leave(); };
  }, [store]);
  return others;
}

const initials = (name: string) => name.split(/\s+/).map((word) => word[0] ?? '').join('').slice(0, 2).toUpperCase();

/** Who else has this form open, and in which part, and whether the designer has it open once more; a newer draft comes in by itself. */
export function Colleagues({ onNewer }: { readonly onNewer: () => void }) {
  const { t } = useTexts();
  const language = useLanguage();
  const present = useColleagues(onNewer);
  const byId = useBuilder((state) => state.model.byId);
  const here = useBuilder((state) => openPart(state, undefined));
  const others = present.filter(({ own }) => !own);
  if (present.length === 0) return null;
  const words = ({ name, section }: Other) => (section && byId[section] ? t('builder.canvas.colleagueIn', { who: name, where: titleIn(byId[section], language) }) : t('builder.canvas.colleague', { who: name }));
  const near = others.filter(({ section }) => section === here);
  return (
    <div className={classes['colleagues']} role="status">
      {others.map((other, index) => <Tooltip key={index} label={words(other)}><Avatar size={28} color="initials" name={initials(other.name)} aria-label={words(other)} /></Tooltip>)}
      {others.length < present.length && <span>{t('builder.canvas.ownTab')}</span>}
      {others.length > 0 && <span>{near.length > 0 ? t('builder.canvas.sameSection', { who: near.map(({ name }) => name).join(', ') }) : words(others[0]!)}</span>}
    </div>
  );
}
