import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { linguiPlugins } from './lingui-plugins.ts';

/** The window's files, which both the desktop and the browser's door serve. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Electron serves them from `albumen://app/`, the web host from `/`.
  base: './',
  plugins: [...linguiPlugins(fileURLToPath(new URL('..', import.meta.url))), react(), tailwindcss()],
  build: {
    outDir: fileURLToPath(new URL('../dist/renderer', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome130',
    // A strict content security policy allows no data: scripts and no inline styles of ours; fonts and icons stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
