import { Modal, Table, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Answers, FormModel } from '../../../../../core/form/model.ts';
import { useAct, useApi } from '../../../api.tsx';
import { PageSkeleton } from '../../../shell/Guard.tsx';
import { useSession } from '../../../shell/session.tsx';
import { useLanguage, useSay, useTexts } from '../../../texts/index.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { shortDay } from '../../../when.ts';
import { useBuilder } from '../builder-store.ts';
import { load } from './trying-store.ts';
import classes from './trying.module.css';

/** Chooses answers that an agency really gave; reading them is recorded, personal ones stay out of sight. */
export function EarlierDialog({ model, onClose }: { readonly model: FormModel; readonly onClose: () => void }) {
  const { t } = useTexts();
  const say = useSay();
  const language = useLanguage();
  const { zone } = useSession().pemda;
  const formId = useBuilder((state) => state.formId);
  const [search, setSearch] = useState('');
  const { data, error, refetch } = useApi('answerSets', { params: { formId } });
  const read = useAct('readAnswerSet', {
    refresh: [],
    onDone: ({ answers, agencyName, masked }) => { load(model, answers as Answers, { from: 'earlier', agencyName, masked }); onClose(); },
  });
  const wanted = data?.items.filter((item) => `${item.agencyName} ${say(item.cycleTitle)}`.toLowerCase().includes(search.trim().toLowerCase())) ?? [];
  return (
    <Modal opened onClose={onClose} title={t('builder.trying.earlier.title')} size="lg" closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <div className={classes['page']}>
        <p className={classes['dim']}>{t('builder.trying.earlier.about')}</p>
        {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
        {!data && !error && <PageSkeleton />}
        {data?.items.length === 0 && <EmptyState why={t('builder.trying.earlier.none')} />}
        {data && data.items.length > 8 && <TextInput type="search" label={t('builder.trying.earlier.search')} value={search} onChange={({ currentTarget }) => setSearch(currentTarget.value)} />}
        {wanted.length > 0 && (
          <Table.ScrollContainer minWidth={320}>
            <Table>
              <Table.Thead><Table.Tr><Table.Th>{t('builder.trying.earlier.agency')}</Table.Th><Table.Th>{t('builder.trying.earlier.cycle')}</Table.Th><Table.Th>{t('builder.trying.earlier.received')}</Table.Th></Table.Tr></Table.Thead>
              <Table.Tbody>
                {wanted.map((item) => (
                  <Table.Tr key={item.submissionId}>
                    <Table.Td><button type="button" className="sk-link" disabled={read.isPending} onClick={() => read.mutate({ params: { formId, submissionId: item.submissionId }, body: {} })}>{item.agencyName}</button></Table.Td>
                    <Table.Td>{say(item.cycleTitle)}<div className={classes['dim']}>{t('builder.trying.earlier.round', { round: item.round, version: item.version.split(':').at(-1) })}</div></Table.Td>
                    <Table.Td>{shortDay(item.receivedAt, zone, language)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </div>
    </Modal>
  );
}
