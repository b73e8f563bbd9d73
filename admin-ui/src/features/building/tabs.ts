import { lazy, memo, type ComponentType } from 'react';

const tab = (load: () => Promise<Record<string, ComponentType>>, name: string) => memo(lazy(async () => ({ default: (await load())[name] as ComponentType })));

/** The views of the form builder (screens.md A3), each in its own chunk and drawn again by what it reads alone; the order is the order on the screen. */
export const builderTabs = {
  canvas: tab(() => import('./canvas/CanvasTab.tsx'), 'CanvasTab'),
  rules: tab(() => import('./rules/RulesTab.tsx'), 'RulesTab'),
  scoring: tab(() => import('./scoring/ScoringTab.tsx'), 'ScoringTab'),
  tests: tab(() => import('./trying/TestsTab.tsx'), 'TestsTab'),
  translation: tab(() => import('./exchange/TranslationTab.tsx'), 'TranslationTab'),
  preview: tab(() => import('./trying/PreviewTab.tsx'), 'PreviewTab'),
  json: tab(() => import('./exchange/JsonTab.tsx'), 'JsonTab'),
  history: tab(() => import('./publishing/HistoryTab.tsx'), 'HistoryTab'),
} as const;
export type BuilderTab = keyof typeof builderTabs;
