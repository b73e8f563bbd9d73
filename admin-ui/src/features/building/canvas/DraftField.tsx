import { Textarea, TextInput, type TextInputProps } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import classes from './canvas.module.css';

const pauseMs = 500;

/** What is being typed, told when the person pauses or leaves: one wording is a step of undo, not each letter. */
export function useDraft(value: string, onDone: (next: string) => void) {
  const [typed, setTyped] = useState<string>();
  const latest = useRef({ typed, value, onDone });
  latest.current = { typed, value, onDone };
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const done = useCallback(() => {
    clearTimeout(timer.current);
    const now = latest.current;
    if (now.typed !== undefined && now.typed !== now.value) now.onDone(now.typed);
  }, []);
  // a field that goes away with its question has been left, too
  useEffect(() => done, [done]);
  const type = (next: string) => {
    setTyped(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(done, pauseMs);
  };
  const leave = () => {
    done();
    setTyped(undefined);
  };
  return { shown: typed ?? value, type, leave } as const;
}

type Props = Pick<TextInputProps, 'label' | 'description' | 'placeholder' | 'disabled' | 'lang' | 'id' | 'aria-label' | 'inputMode'> & {
  readonly value: string;
  readonly onDone: (next: string) => void;
  /** Says why the text cannot stand; it is then not told. */
  readonly fault?: (text: string) => string | undefined;
  readonly long?: boolean;
  /** Marks the field that F2 goes to. */
  readonly title?: boolean;
  /** Marks the words of an option, where the focus goes when it is new. */
  readonly words?: boolean;
};

/** A text field of the properties. */
export function DraftField({ value, onDone, fault, long, title, words, ...rest }: Props) {
  const draft = useDraft(value, (next) => { if (!fault?.(next)) onDone(next); });
  const shared = { ...rest, value: draft.shown, error: draft.shown === value ? undefined : fault?.(draft.shown), onBlur: draft.leave, ...(title && { 'data-title': true }), ...(words && { 'data-words': true }) };
  if (long) return <Textarea {...shared} classNames={{ input: classes['grow'] ?? '' }} rows={title || words ? 1 : 2} onChange={({ currentTarget }) => draft.type(currentTarget.value)} />;
  return <TextInput {...shared} onChange={({ currentTarget }) => draft.type(currentTarget.value)} onKeyDown={(event) => event.key === 'Enter' && draft.leave()} />;
}
