import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { linguiPlugins } from './renderer/lingui-plugins.ts';

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Two busy cores: an engine with its processes may take half a minute to start.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // How long a browser may take to show what a test waits for; two busy cores are slow.
    expect: { poll: { timeout: 20_000, interval: 100 } },
    projects: [
      { extends: true, test: { name: 'unit', include: ['{shared,electron,scripts}/**/*.test.ts'] } },
      {
        extends: true,
        plugins: [...linguiPlugins(import.meta.dirname), react()],
        test: { name: 'window', environment: 'happy-dom', include: ['renderer/**/*.test.{ts,tsx}'] },
      },
      { extends: true, test: { name: 'integration', include: ['tests/**/*.test.ts'], exclude: ['tests/bench/**'] } },
    ],
  },
});
