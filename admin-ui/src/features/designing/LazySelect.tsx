import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { DefinitionNode } from '../../../../core/cycle/ir.ts';
import { useSay } from '../../texts/index.ts';

type Option = { readonly value: string; readonly label: string };
type Words = { readonly label: string; readonly description?: string | undefined };
type LazyProps = Words & { readonly value: string; /** What stands there before the field is entered, and what can be chosen then. */ readonly shown: readonly Option[]; readonly all: () => readonly Option[]; readonly onChange: (value: string) => void };

/** A list whose options are found and drawn once the field is entered: those of 200 steps take longer than everything else of a panel. */
export function LazySelect({ shown, all, onChange, ...rest }: LazyProps) {
  const [entered, setEntered] = useState(false);
  const enter = () => setEntered(true);
  return <NativeSelect {...rest} onFocus={enter} onPointerDown={enter} onBlur={() => setEntered(false)} onChange={({ currentTarget }) => onChange(currentTarget.value)} data={[...(entered ? all() : shown)]} />;
}

type StepProps = Words & { readonly value: string; /** Those to choose from. */ readonly steps: readonly DefinitionNode[]; /** What stands there while none is chosen. */ readonly none?: string; readonly onChange: (step: string) => void };

/** One step of the cycle. */
export function StepSelect({ steps, none, ...rest }: StepProps) {
  const say = useSay();
  const options = (from: readonly DefinitionNode[]) => [...(none === undefined ? [] : [{ value: '', label: none }]), ...from.map(({ key, title }) => ({ value: key, label: say(title) }))];
  return <LazySelect {...rest} shown={options(steps.filter(({ key }) => key === rest.value))} all={() => options(steps)} />;
}
