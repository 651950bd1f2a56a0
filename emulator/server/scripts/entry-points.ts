/** Test runners that users bring along; each is needed by the module for it only. */
export const runners = { '@playwright/test': '>=1.50', jest: '>=29', vitest: '>=3' };

/** What programs on Node import, by its name in the package. */
export const modules = {
  index: 'src/index.ts',
  'vitest/index': 'src/fixtures/vitest/index.ts',
  'vitest/global-setup': 'src/fixtures/vitest/global-setup.ts',
  'jest/global-setup': 'src/fixtures/jest/global-setup.ts',
  'jest/global-teardown': 'src/fixtures/jest/global-teardown.ts',
  'playwright/index': 'src/fixtures/playwright/index.ts',
};

/** What browsers import as well: nothing of Node. */
export const portableModules = { 'control/index': '../../libs/emulator-control/src/index.ts' };

/** Jest hands test files `require`. */
export const commonjsModules = { 'jest/index': 'src/fixtures/jest/index.ts' };
