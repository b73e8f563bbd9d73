import { Skeleton } from '@mantine/core';
import { lazy, Suspense, type ComponentType } from 'react';
import type { QuestionProps } from './question-props.ts';

/** An input in a chunk of its own, with a grey bar in its place until it is there. */
export function late(load: () => Promise<ComponentType<QuestionProps>>): ComponentType<QuestionProps> {
  const Late = lazy(async () => ({ default: await load() }));
  return function LateInput(props: QuestionProps) {
    return <Suspense fallback={<Skeleton height={36} />}><Late {...props} /></Suspense>;
  };
}
