import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

/**
 * The package as others install it, in `dist`: one module, one declaration file, and a manifest with the dependencies that
 * stayed outside. In this workspace the library is its source.
 */
interface Manifest {
  readonly version: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

const isOurs = (id: string) => /^(@switchboard\/|[./])/.test(id);

const manifest = JSON.parse(await readFile('package.json', 'utf8')) as Manifest;
await rm('dist', { recursive: true, force: true });

await build({
  entryPoints: ['src/index.ts'],
  outfile: 'dist/index.js',
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  external: Object.keys(manifest.dependencies).filter((name) => !isOurs(name)),
  sourcemap: true,
  logLevel: 'warning',
});

const declarations = await rollup({
  input: 'src/index.ts',
  external: (id) => !isOurs(id),
  plugins: [dts({ tsconfig: 'tsconfig.json', includeExternal: ['@switchboard/acs-contracts'] })],
});
await declarations.write({ file: 'dist/index.d.ts' });
await declarations.close();

await writeFile(
  'dist/package.json',
  `${JSON.stringify(
    {
      name: '@switchboard/calling',
      version: manifest.version,
      description:
        'The public API of @azure/communication-calling over standard WebRTC and the ACS emulator.',
      license: manifest.license,
      type: 'module',
      sideEffects: false,
      exports: { '.': { types: './index.d.ts', default: './index.js' } },
      types: './index.d.ts',
      dependencies: Object.fromEntries(
        Object.entries(manifest.dependencies).filter(([name]) => !isOurs(name)),
      ),
    },
    null,
    2,
  )}\n`,
);
await copyFile('README.md', 'dist/README.md');
await copyFile('../../LICENSE', 'dist/LICENSE');
