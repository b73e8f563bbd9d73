import { Button, Tooltip, type ButtonProps } from '@mantine/core';
import { useId, type MouseEvent, type ReactNode } from 'react';
import type { Text } from '../../../core/problem.ts';
import { useSay } from '../texts/index.ts';
import classes from './parts.module.css';

type Props = Omit<ButtonProps, 'onClick'> & {
  /** What it does, as a verb with its receiver: "Kirim ke Inspektorat". */
  readonly act: string;
  /** Why it cannot be done now: the button keeps its focus and reads the reason. */
  readonly refusal?: Text | string | null | undefined;
  readonly onAct: () => void;
  readonly busy?: boolean;
  readonly icon?: ReactNode;
  readonly shortcut?: string;
  /** Writes the reason beside the button instead of into a tooltip: for the main act of a page. */
  readonly explain?: boolean;
  readonly type?: 'button' | 'submit';
};

/** A button that is disabled with a reason, never hidden. A second click while busy does nothing. */
export function ActButton({ act, refusal, onAct, busy, icon, shortcut, explain, type = 'button', ...rest }: Props) {
  const say = useSay();
  const reasonId = useId();
  const reason = refusal ? (typeof refusal === 'string' ? refusal : say(refusal)) : undefined;
  const click = (event: MouseEvent) => {
    if (reason || busy) {
      event.preventDefault();
      return;
    }
    onAct();
  };
  const button = (
    <Button {...rest} type={type} leftSection={icon} loading={busy ?? false} data-disabled={reason ? true : undefined} aria-disabled={reason ? true : undefined} aria-describedby={reason ? reasonId : undefined} aria-keyshortcuts={shortcut} onClick={click}>
      {act}
    </Button>
  );
  if (!reason) return button;
  if (explain) return <span className={classes['explained']}>{button}<small id={reasonId}>{reason}</small></span>;
  return (
    <>
      <Tooltip label={reason}>{button}</Tooltip>
      <span id={reasonId} className="sk-hidden">{reason}</span>
    </>
  );
}
