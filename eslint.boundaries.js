/**
 * Who may import what. Each arrow that is missing here is a lint error; CONTRIBUTING.md explains them in prose.
 * Every project carries one `scope:`, one `type:` and one `platform:` tag (asserted by a test).
 */
const scope = (from, ...to) => ({
  sourceTag: `scope:${from}`,
  onlyDependOnLibsWithTags: to.map((tag) => `scope:${tag}`),
});
const type = (from, ...to) => ({
  sourceTag: `type:${from}`,
  onlyDependOnLibsWithTags: to.map((tag) => `type:${tag}`),
});
const platform = (from, ...to) => ({
  sourceTag: `platform:${from}`,
  onlyDependOnLibsWithTags: to.map((tag) => `platform:${tag}`),
});

export const projectConstraints = [
  scope('access', 'access', 'shared'),
  scope('web', 'web', 'shared'),
  scope('emulator', 'emulator', 'shared'),
  scope('shared', 'shared'),
  scope('dev', 'access', 'web', 'emulator', 'shared', 'dev'),
  type('app', 'core', 'ui', 'data', 'contracts', 'util'),
  type('core', 'contracts', 'util'),
  type('ui', 'ui', 'util'),
  type('data', 'contracts', 'util'),
  type('contracts', 'contracts'),
  type('util', 'util'),
  type('testing', 'app', 'core', 'data', 'contracts', 'util', 'testing'),
  type('e2e', 'app', 'core', 'data', 'contracts', 'util', 'testing'),
  platform('any', 'any'),
  platform('web', 'web', 'any'),
  platform('node', 'node', 'any'),
];

const emulator = './emulator/server/src';

/** Inside the emulator everything points at the kernel, and only `emulator.ts` sees everything. */
export const emulatorZones = [
  {
    target: `${emulator}/kernel`,
    from: emulator,
    except: ['./kernel'],
    message: 'The kernel imports nothing of the emulator.',
  },
  {
    target: `${emulator}/services`,
    from: emulator,
    except: ['./kernel', './services'],
    message: 'A service sees the kernel and the contracts; adapters reach it through ports.',
  },
  {
    target: `${emulator}/adapters`,
    from: emulator,
    except: ['./kernel', './adapters'],
    message: 'An adapter sees the kernel only.',
  },
  {
    target: `${emulator}/gateway`,
    from: emulator,
    except: ['./kernel', './gateway'],
    message: 'The gateway sees the kernel only.',
  },
  {
    target: `${emulator}/control`,
    from: emulator,
    except: ['./kernel', './control'],
    message: 'The control API sees the kernel only.',
  },
];
export const webZones = [];
export const accessServiceZones = [];

const tests = ['**/*.test.{ts,tsx}', '**/*.contract.ts', '**/test/**', '**/testing/**'];

const kernelGlobals = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'fetch',
  'process',
  'performance',
];

export const vendorWalls = [
  {
    files: ['emulator/server/src/{kernel,services}/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-globals': [
        'error',
        ...kernelGlobals.map((name) => ({
          name,
          message: 'Use a port (Clock, IdGenerator …): it keeps time, faults and ids under control.',
        })),
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Use the Clock port.' },
        {
          selector: 'MemberExpression[object.name="Date"][property.name="now"]',
          message: 'Use the Clock port.',
        },
        {
          selector: 'MemberExpression[object.name="Math"][property.name="random"]',
          message: 'Use the IdGenerator port.',
        },
        { selector: 'MemberExpression[object.name="crypto"]', message: 'Use the IdGenerator port.' },
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['node:*', 'fastify', 'ws'],
              message: 'Kernel and services know neither Node nor a framework; use a port.',
            },
          ],
        },
      ],
    },
  },
];
