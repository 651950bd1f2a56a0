export interface SourceManifest {
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly keywords: readonly string[];
  readonly engines: Readonly<Record<string, string>>;
}

/** The `package.json` of the package: everything is bundled, so it depends on nothing. */
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
    exports: {
      '.': { types: './index.d.ts', default: './index.js' },
      './package.json': './package.json',
    },
    types: './index.d.ts',
    files: ['**/*.js', '**/*.d.ts', 'THIRD-PARTY-LICENSES.txt'],
  };
}
