import { Chip, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../texts/index.ts';
import { matrixFilters, type MatrixFilter } from './matrix-view.ts';
import classes from './matrix.module.css';

type Props = { readonly q: string; readonly filter: MatrixFilter; readonly onSearch: (patch: { readonly q?: string | undefined; readonly filter?: string | undefined }) => void };

/** Which agencies are shown: by name and by where they stand. */
export function MatrixFilters({ q, filter, onSearch }: Props) {
  const { t } = useTexts();
  return (
    <>
      <SearchBox value={q} onChange={(words) => onSearch({ q: words })} />
      <Chip.Group value={filter} onChange={(value) => onSearch({ filter: value === 'all' ? undefined : String(value) })}>
        <div className={classes['chips']} role="group" aria-label={t('coordinator.matrix.filters')}>{matrixFilters.map((each) => <Chip key={each} value={each} size="xs">{t(`coordinator.matrix.filter.${each}`)}</Chip>)}</div>
      </Chip.Group>
    </>
  );
}

/** Searches a moment after the last letter; `/` comes here. */
function SearchBox({ value, onChange }: { value: string; onChange: (q: string | undefined) => void }) {
  const { t } = useTexts();
  const [words, setWords] = useState(value);
  const [settled] = useDebouncedValue(words, 250);
  const told = useRef(value);
  useEffect(() => {
    if (settled === told.current) return;
    told.current = settled;
    onChange(settled || undefined);
  }, [settled, onChange]);
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setWords(value);
  }, [value]);
  return <TextInput id="cari-opd" type="search" aria-label={t('coordinator.matrix.search')} placeholder={t('coordinator.matrix.search')} leftSection={<IconSearch size={16} aria-hidden />} value={words} onChange={(event) => setWords(event.currentTarget.value)} className={classes['search']} />;
}
