import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

/** What is only in this workspace is written into the declarations; everything else stays an import. */
const isOurs = (id: string) => /^(@switchboard\/|[./])/.test(id);

/** `await using` is what a `RunningEmulator` is for, also where the compiler's `lib` is older. */
const banner = '/// <reference lib="esnext.disposable" />';

/** Writes one declaration file for each entry point into `dist`. */
export async function writeDeclarations(entryPoints: Readonly<Record<string, string>>): Promise<void> {
  const bundle = await rollup({
    input: entryPoints,
    external: (id) => !isOurs(id),
    plugins: [dts({ tsconfig: 'tsconfig.json', includeExternal: ['@switchboard/emulator-control'] })],
  });
  await bundle.write({
    dir: 'dist',
    banner,
    entryFileNames: '[name].d.ts',
    chunkFileNames: 'chunks/[name]-[hash].d.ts',
  });
  await bundle.close();
}
