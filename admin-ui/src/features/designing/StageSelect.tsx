import { NativeSelect } from '@mantine/core';
import type { DefinitionNode, NodeKind } from '../../../../core/cycle/ir.ts';
import { useSay } from '../../texts/index.ts';
import type { DesignDesk } from './use-design.ts';

export type Of<K extends NodeKind> = Extract<DefinitionNode, { readonly kind: K }>;
export type FieldProps<K extends NodeKind> = { readonly desk: DesignDesk; readonly node: Of<K>; /** Opens another step. */ readonly onChoose: (step: string) => void };

/** The column of the matrix a step counts under. */
export function StageSelect({ desk, label, value, onChange }: { readonly desk: DesignDesk; readonly label: string; readonly value: string; readonly onChange: (stage: string) => void }) {
  const say = useSay();
  return <NativeSelect label={label} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)} data={desk.definition.stages.map(({ key, title }) => ({ value: key, label: say(title) }))} />;
}
