import { Alert, Button, List } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { sentence, type Problem, type ProblemPlace } from '../../../core/problem.ts';
import { useSay, useTexts } from '../texts/index.ts';

type Props = { readonly problem: Problem & { readonly status?: number; readonly at?: readonly ProblemPlace[] }; readonly onRetry?: () => void; /** Leads to a place the problem names. */ readonly onOpen?: (place: ProblemPlace) => void };

/** A problem in its place on the page: what happened, what it means, what to do, and every place it names. */
export function ProblemAlert({ problem, onRetry, onOpen }: Props) {
  const say = useSay();
  const { t } = useTexts();
  const words = problem.status === 0 ? t('shell.problem.offline') : say(sentence(problem.problem, problem.details));
  const places = problem.at ?? [];
  const wordsOf = ({ message }: ProblemPlace) => (typeof message === 'string' ? message : say(message));
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle size={20} />} styles={{ root: { background: 'var(--sk-bad)' }, message: { color: 'var(--sk-on-bad)' }, icon: { color: 'var(--sk-on-bad)' } }}>
      {words}
      {places.length > 0 && <List size="sm" mt="xs">{places.map((place, i) => <List.Item key={i}>{onOpen && place.path ? <button type="button" className="sk-link" style={{ color: 'inherit' }} onClick={() => onOpen(place)}>{wordsOf(place)}</button> : wordsOf(place)}</List.Item>)}</List>}
      {onRetry && <div><Button mt="xs" size="compact-sm" variant="default" onClick={onRetry}>{t('shell.retry')}</Button></div>}
    </Alert>
  );
}
