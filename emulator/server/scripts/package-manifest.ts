import { runners } from './entry-points.ts';

export interface SourceManifest {
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly keywords: readonly string[];
  readonly engines: Readonly<Record<string, string>>;
}

const esm = (name: string) => ({ types: `./${name}.d.ts`, default: `./${name}.js` });

const exports = {
  '.': esm('index'),
  './control': esm('control/index'),
  './vitest': esm('vitest/index'),
  './vitest/global-setup': esm('vitest/global-setup'),
  './jest': { types: './jest/index.d.cts', default: './jest/index.cjs' },
  './jest/global-setup': esm('jest/global-setup'),
  './jest/global-teardown': esm('jest/global-teardown'),
  './playwright': esm('playwright/index'),
  './seed.schema.json': './seed.schema.json',
  './package.json': './package.json',
};

/** The `package.json` of the package: everything is bundled, so it depends on nothing but the runners that a user has. */
export function packageManifest({ version, description, license, keywords, engines }: SourceManifest) {
  return {
    name: 'acs-emulator',
    version,
    description,
    keywords,
    license,
    type: 'module',
    engines,
    bin: { 'acs-emulator': 'main.js' },
    exports,
    types: './index.d.ts',
    files: ['**/*.js', '**/*.cjs', '**/*.d.ts', '**/*.d.cts', 'seed.schema.json', 'THIRD-PARTY-LICENSES.txt'],
    peerDependencies: runners,
    peerDependenciesMeta: Object.fromEntries(Object.keys(runners).map((name) => [name, { optional: true }])),
  };
}
