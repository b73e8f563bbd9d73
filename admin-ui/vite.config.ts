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

const server = `http://127.0.0.1:${process.env['PORT'] ?? 8080}`;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), contractWithoutShapes()],
  build: { outDir: '../dist/admin-ui', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 700 },
  server: { proxy: { '/api': server, '/forms': server, '/healthz': server, '/readyz': server } },
});
