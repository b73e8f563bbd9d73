import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Node } from '../../../../../core/form/model.ts';
import { regionList } from '../../../../../core/form/questions/regionPicker.ts';
import { call, isRefused, useApi } from '../../../api.tsx';
import { paths } from '../../../paths.ts';
import { Go } from '../../../shell/Go.tsx';
import { tellProblem } from '../../../shell/toast.tsx';
import { useSay, useTexts } from '../../../texts/index.ts';
import { useBuilderStore } from '../builder-store.ts';
import { act } from './acts.ts';
import classes from './canvas.module.css';

/** Takes the entries of a code list into the question: the form carries the version it was built with, and says when there is a newer one. */
export function ListField({ node }: { readonly node: Node }) {
  const { t } = useTexts();
  const say = useSay();
  const store = useBuilderStore();
  const [busy, setBusy] = useState(false);
  const lists = useApi('codeLists', {}, { staleTime: 60_000 });
  const isRegion = node.kind === 'regionPicker';
  const key = isRegion ? regionList : typeof node.props['list'] === 'string' ? node.props['list'] : '';
  const found = lists.data?.items.find((list) => list.key === key);
  const version = typeof node.props['version'] === 'number' ? node.props['version'] : undefined;
  const entries = Object.keys(node.text.id?.options ?? {}).length;
  const take = async (wanted: string, n: number) => {
    setBusy(true);
    try {
      const { content } = await call('codeList', { params: { key: wanted, version: n } });
      act(store, { name: 'takeList', args: { id: node.id, ...(isRegion ? {} : { list: wanted }), version: n, entries: content } });
    } catch (error) {
      if (!isRefused(error)) throw error;
      tellProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const choices = lists.data?.items ?? [];
  return (
    <div className={classes['stack']}>
      {!isRegion && <NativeSelect label={t('builder.canvas.list.which')} value={key} disabled={busy} data={[{ value: '', label: t('builder.canvas.unset') }, ...(found || key === '' ? [] : [{ value: key, label: key }]), ...choices.map((list) => ({ value: list.key, label: say(list.title) }))]} onChange={({ currentTarget }) => { const list = choices.find((each) => each.key === currentTarget.value); if (list) void take(list.key, list.version); }} />}
      <p className={classes['dim']}>{entries === 0 ? t('builder.canvas.list.empty') : version === undefined ? t('builder.canvas.list.own', { count: entries }) : t('builder.canvas.list.holds', { count: entries, n: version })} <Go href={paths.codeLists}>{t('builder.canvas.list.open')}</Go></p>
      {found && found.version !== version && <Button size="compact-sm" variant="default" loading={busy} onClick={() => void take(found.key, found.version)}>{t(version === undefined ? 'builder.canvas.list.take' : 'builder.canvas.list.newer', { n: found.version, count: found.entries })}</Button>}
    </div>
  );
}
