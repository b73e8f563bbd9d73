import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { sentence, type Problem } from '../../../core/problem.ts';
import { say, translate } from '../texts/index.ts';

/** The sentence a person reads for a problem, in the chosen language. */
export function problemWords(refused: Problem & { readonly status?: number }): string {
  if (refused.status === 0) return translate('shell.problem.offline');
  return say(sentence(refused.problem, refused.details));
}

const closing = () => ({ 'aria-label': translate('shell.close') });

/** Shows a problem of an act that has no place of its own on the page. */
export function tellProblem(refused: Problem & { readonly status?: number }): void {
  if (refused.problem === 'signInNeeded') return;
  notifications.show({ id: refused.problem, title: translate('shell.problem.title'), message: problemWords(refused), color: 'red', icon: <IconAlertTriangle size={20} />, autoClose: 12_000, role: 'alert', closeButtonProps: closing() });
}

/** Answers an act that went well. */
export function tell(message: string): void {
  notifications.show({ message, color: 'teal', icon: <IconCheck size={20} />, autoClose: 5_000, closeButtonProps: closing() });
}
