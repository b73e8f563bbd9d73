import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import './tokens.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isRefused } from './api.tsx';
import { router } from './routes.tsx';
import { colorSchemes } from './shell/color-scheme.ts';
import { startTexts } from './texts/index.ts';
import { cssVariables, theme } from './theme.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
// the scroll lock of dialogs writes its own style element and looks for the nonce under this name
Object.assign(globalThis, { __webpack_nonce__: nonce });

// The interface was rebuilt under an open page: its old parts are gone, the new page has them. Once a minute, so that a lost network does not spin.
addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('siklus.reloaded') ?? 0);
  if (Date.now() - last < 60_000) return;
  event.preventDefault();
  sessionStorage.setItem('siklus.reloaded', String(Date.now()));
  location.reload();
});

const client = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, retry: (count, error) => isRefused(error) && (error.status === 0 || error.status === 503) && count < 4, retryDelay: (count) => Math.min(8_000, 500 * 2 ** count) },
    mutations: { retry: false },
  },
});

colorSchemes.apply();
await startTexts();
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" colorSchemeManager={colorSchemes.manager} getStyleNonce={() => nonce}>
        <Notifications position="top-center" />
        <RouterProvider router={router} />
      </MantineProvider>
    </QueryClientProvider>
  </StrictMode>,
);
