import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { api } from '../core/api.ts';

/**
 * The browser needs only method, path and write rule of an endpoint; the shapes stay types.
 * This keeps zod out of the first load (quality.md P-11).
 */
function contractWithoutShapes(): Plugin {
  const contract = Object.entries(api).map(([name, { method, path, write, act }]) => [name, { method, path, write, act }]);
  return {
    name: 'contract-without-shapes',
    load: (file) => (file.endsWith('/core/api.ts') ? `export const api = ${JSON.stringify(Object.fromEntries(contract))};` : undefined),
  };
}

/**
 * rjsf loads a markdown renderer (29 kB gz) for descriptions. Ours are never markdown, and the words of an imported schema
 * are shown as they are written (forms.md §9.16).
 */
function descriptionsAsWritten(): Plugin {
  return { name: 'descriptions-as-written', load: (file) => (file.includes('/markdown-to-jsx/') ? 'export const Markdown = ({ children }) => children;' : undefined) };
}

const server = `http://127.0.0.1:${process.env['PORT'] ?? 8080}`;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), contractWithoutShapes(), descriptionsAsWritten()],
  build: {
    outDir: '../dist/admin-ui', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 700,
    // fewer, larger files: on a slow line a hundred requests cost more than a few kilobytes too many
    rolldownOptions: { output: { codeSplitting: { groups: [
      { name: 'base', test: /node_modules\/(react|react-dom|scheduler|@tanstack\/(react-query|query-core|react-router|router-core|history|react-store|store)|i18next|react-i18next)\//, priority: 30 },
      { name: 'kit', test: /node_modules\/(@mantine|@floating-ui|@tabler)\//, minShareCount: 4, priority: 20 },
      { name: 'parts', test: /admin-ui\/src\/(ui\/(?!PdfPages)|shell\/|api\.tsx|paths\.ts|when\.ts)/, minShareCount: 4, priority: 10 },
    ] } } },
  },
  server: { proxy: { '/api': server, '/forms': server, '/healthz': server, '/readyz': server } },
});
