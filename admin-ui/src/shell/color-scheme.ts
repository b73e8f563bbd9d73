import { localStorageColorSchemeManager } from '@mantine/core';

const manager = localStorageColorSchemeManager({ key: 'siklus.theme' });

/** Theme choice of this browser; `apply` sets it before the first paint, without an inline script. */
export const colorSchemes = {
  manager,
  apply: (): void => {
    const chosen = manager.get('auto');
    const dark = chosen === 'dark' || (chosen === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
    document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  },
};
