import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  // As the README says it: `test/alias.test.ts` imports Microsoft's name and gets this library.
  resolve: { alias: [{ find: /^@azure\/communication-calling$/, replacement: '@switchboard/calling' }] },
  test: { exclude: [...configDefaults.exclude, 'test/browser/**'], testTimeout: 20_000, hookTimeout: 30_000 },
});
