import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { PageSkeleton } from '../../../shell/Guard.tsx';
import { type Language, textsIn } from '../../../texts/index.ts';

/** Draws a part of the page in a language of its own; the rest of the page keeps its language. */
export function InLanguage({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  const { data } = useQuery({ queryKey: ['texts', language], queryFn: () => textsIn(language), staleTime: Infinity, networkMode: 'always' });
  if (data === undefined) return <PageSkeleton />;
  return <I18nextProvider i18n={data}><div lang={language}>{children}</div></I18nextProvider>;
}
