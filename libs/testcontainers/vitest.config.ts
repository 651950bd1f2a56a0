import { configDefaults, defineConfig } from 'vitest/config';

/** What needs no container engine; `vitest.container.config.ts` has the rest. */
export default defineConfig({
  test: {
    exclude: [...configDefaults.exclude, 'test/container/**'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
