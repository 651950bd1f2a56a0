import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

/**
 * The package as others install it, in `dist`: one module, one declaration file, and a manifest with Testcontainers as its only
 * dependency. In this workspace the library is its source.
 */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly license: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

const isOurs = (id: string) => /^(@switchboard\/|[./])/.test(id);

const { dependencies, ...manifest } = JSON.parse(await readFile('package.json', 'utf8')) as Manifest;
const { name, version, description, keywords, license, engines } = manifest;
/** Ranges, so that an application with the same library of its own gets one copy. */
const others = Object.entries(dependencies)
  .filter(([dependency]) => !isOurs(dependency))
  .map(([dependency, pinned]) => [dependency, `^${pinned}`] as const);

await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: ['src/index.ts'],
  outfile: 'dist/index.js',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  external: others.map(([dependency]) => dependency),
  logLevel: 'warning',
});

const declarations = await rollup({
  input: 'src/index.ts',
  external: (id) => !isOurs(id),
  plugins: [
    dts({
      tsconfig: 'tsconfig.json',
      includeExternal: ['@switchboard/emulator-control', '@switchboard/acs-contracts'],
    }),
  ],
});
await declarations.write({ file: 'dist/index.d.ts' });
await declarations.close();

const published = {
  ...{ name, version, description, keywords, license, type: 'module', sideEffects: false, engines },
  exports: {
    '.': { types: './index.d.ts', default: './index.js' },
    './package.json': './package.json',
  },
  types: './index.d.ts',
  files: ['*.js', '*.d.ts'],
  dependencies: Object.fromEntries(others),
};
await writeFile('dist/package.json', `${JSON.stringify(published, null, 2)}\n`);
await copyFile('README.md', 'dist/README.md');
await copyFile('../../LICENSE', 'dist/LICENSE');
