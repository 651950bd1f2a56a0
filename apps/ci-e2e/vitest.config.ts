import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The maps of that parser lead nowhere, which is no news.
  logLevel: 'error',
  test: {
    include: ['test/**/*.test.ts'],
    // GitHub's parser imports JSON without saying so, as bundlers take it.
    server: { deps: { inline: [/@actions\//] } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
