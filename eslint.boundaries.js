import { readdirSync } from 'node:fs';

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
  type('core', 'core', 'contracts', 'util'),
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
  ...readdirSync(new URL('./emulator/server/src/services/', import.meta.url)).map((service) => ({
    target: `${emulator}/services/${service}`,
    from: `${emulator}/services`,
    except: [`./${service}`],
    message: 'Services learn of each other through the bus or a port of the kernel.',
  })),
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
const web = './apps/web/src';
const webFeatures = readdirSync(new URL('./apps/web/src/features/', import.meta.url));

/** In the web client: app → features → lib → libs; features meet in the pages only. */
export const webZones = [
  ...webFeatures.map((feature) => ({
    target: `${web}/features/${feature}`,
    from: `${web}/features`,
    except: [`./${feature}`],
    message: 'Features never import each other: compose them in a page, or share through lib.',
  })),
  {
    target: `${web}/features`,
    from: `${web}/app`,
    message: 'A feature does not know the routes that show it.',
  },
  {
    target: `${web}/lib`,
    from: [`${web}/app`, `${web}/features`],
    message: 'lib is below the features.',
  },
  {
    target: `${web}/**/{components,hooks,timeline}/**`,
    from: `${web}/lib/server`,
    message: 'Code of the server is not for components; hand its results down from a page.',
  },
];

const access = './apps/access-service/src';
const accessAdapters = `${access}/**/{prisma,acs,openid-client}-*.ts`;

/** Inside the access service adapters are seen by the composition root (`services.ts`) only. */
export const accessServiceZones = [
  {
    target: `${access}/**/*.{service,controller,errors,guard,filter,decorator}.ts`,
    from: accessAdapters,
    message: 'Import the port; services.ts binds the adapter to it.',
  },
  {
    target: `${access}/**/*-{policy,gateway,cache,revocation,provider}.ts`,
    from: `${access}/**/prisma-*.ts`,
    message: 'Import the port; services.ts binds the adapter to it.',
  },
  {
    target: `${access}/config`,
    from: access,
    except: ['./config'],
    message: 'The configuration knows nothing of the service.',
  },
  {
    target: `${access}/**/*.{service,errors,repository}.ts`,
    from: `${access}/**/*.{controller,guard,filter,pipe,decorator,module}.ts`,
    message: 'Services, errors and ports do not know the framework.',
  },
];

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

const databaseVendors = {
  group: ['@prisma/*', '@electric-sql/*', 'pg', 'pglite-prisma-adapter'],
  message: 'Only libs/database knows the database; use its client.',
};
const nest = {
  group: ['@nestjs/*', '@fastify/*', 'fastify'],
  message:
    'Only the controllers, the platform folder and the composition root of the access service know Nest.',
};
const azure = {
  group: ['@azure/*'],
  message: 'Only acs-*-gateway.ts talks to Azure Communication Services; use its port.',
};
const wall = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
const accessServiceSource = 'apps/access-service/src';
const frameworkFree = [
  `${accessServiceSource}/**/*.{service,errors,repository,presenter}.ts`,
  `${accessServiceSource}/**/*-{policy,gateway,cache,revocation,provider,secret}.ts`,
  `${accessServiceSource}/**/{user,session,audit-log,development-sign-in}.ts`,
  `${accessServiceSource}/config/*.ts`,
];
const acsGateways = [`${accessServiceSource}/**/acs-*-gateway.ts`];

/** The rule of a later block replaces that of an earlier one for the same file: no two blocks of one rule overlap. */
const accessServiceWalls = [
  {
    files: ['{apps,libs}/**/*.{ts,tsx}'],
    ignores: ['apps/access-service/**', 'libs/database/**', ...tests],
    rules: wall(databaseVendors, nest),
  },
  {
    files: [`${accessServiceSource}/**/*.ts`],
    ignores: [...frameworkFree, ...acsGateways, ...tests],
    rules: wall(databaseVendors, azure),
  },
  {
    files: frameworkFree,
    ignores: [...acsGateways, ...tests],
    rules: wall(databaseVendors, azure, nest),
  },
  { files: acsGateways, rules: wall(databaseVendors, nest) },
];

const emulatorSource = 'emulator/server/src';

export const vendorWalls = [
  ...accessServiceWalls,
  {
    files: [`${emulatorSource}/**/*.ts`],
    ignores: [`${emulatorSource}/{gateway,kernel,services}/**`, ...tests],
    rules: wall({ group: ['fastify', 'ws'], message: 'Only the gateway knows the web framework.' }),
  },
  {
    files: [`${emulatorSource}/**/*.ts`],
    ignores: tests,
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          name: 'node:http',
          allowTypeImports: true,
          message:
            "An import loads Node's fetch client too, with every start of the emulator: use process.getBuiltinModule.",
        },
      ],
    },
  },
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
