import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { DefinitionNode } from '../../../../core/cycle/ir.ts';
import { useSay } from '../../texts/index.ts';

type Props = { readonly label: string; readonly description?: string; readonly value: string; /** Those to choose from. */ readonly steps: readonly DefinitionNode[]; /** What stands there while none is chosen. */ readonly none?: string; readonly onChange: (step: string) => void };

/** One step of the cycle. Until the field is entered only the chosen one is drawn: 200 options take longer than everything else of a panel. */
export function StepSelect({ steps, value, none, onChange, ...words }: Props) {
  const say = useSay();
  const [entered, setEntered] = useState(false);
  const enter = () => setEntered(true);
  const shown = entered ? steps : steps.filter(({ key }) => key === value);
  return <NativeSelect {...words} value={value} onFocus={enter} onPointerDown={enter} onBlur={() => setEntered(false)} onChange={({ currentTarget }) => onChange(currentTarget.value)} data={[...(none === undefined ? [] : [{ value: '', label: none }]), ...shown.map(({ key, title }) => ({ value: key, label: say(title) }))]} />;
}
