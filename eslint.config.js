import nx from '@nx/eslint-plugin';
import { importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import {
  projectConstraints,
  emulatorZones,
  webZones,
  accessServiceZones,
  vendorWalls,
} from './eslint.boundaries.js';

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      '**/dist/**',
      '**/.next/**',
      'apps/web/public/calling-effects/**',
      '**/src/generated/**',
      '**/next-env.d.ts',
      'artifacts/**',
      'compat/dist/**',
      // Written as users write them, for tools of their own.
      'apps/packages-e2e/examples/**',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,js}'],
    plugins: { '@nx': nx, 'import-x': importX },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { allow: [], depConstraints: projectConstraints }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    // The constructor parameters of controllers are read at run time: their types must stay imports of values.
    files: ['apps/access-service/**/*.ts'],
    languageOptions: { parserOptions: { experimentalDecorators: true, emitDecoratorMetadata: true } },
  },
  {
    files: ['**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}', '**/*.contract.ts', '**/test/**', '**/testing/**'],
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        { zones: [...emulatorZones, ...webZones, ...accessServiceZones] },
      ],
    },
  },
  {
    files: ['**/*.test.{ts,tsx}', '**/*.contract.ts', '**/test/**', '**/testing/**'],
    ignores: ['apps/web-e2e/**', 'libs/calling/test/browser/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: `CallExpression[arguments.length<2]:matches(
            [callee.object.name="vi"][callee.property.name=/^wait(For|Until)$/],
            [callee.object.name="expect"][callee.property.name="poll"],
            [callee.name="waitFor"]
          )`,
          message:
            'Say how long it may take: the second that it waits by default is short on a busy machine.',
        },
      ],
    },
  },
  ...vendorWalls,
);
