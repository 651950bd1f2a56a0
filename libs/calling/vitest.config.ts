import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: { exclude: [...configDefaults.exclude, 'test/browser/**'], testTimeout: 20_000, hookTimeout: 30_000 },
});
