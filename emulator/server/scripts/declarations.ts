import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { rollup, type Plugin } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import ts from 'typescript';
import { commonjsModules, modules, portableModules } from './entry-points.ts';

const workspaceRoot = resolve('../..');

/** `await using` is what a `RunningEmulator` is for, also where the compiler's `lib` is older. */
const banner = '/// <reference lib="esnext.disposable" />';

/** Writes one declaration file for each module into `target`. What is only in this workspace is written into them. */
export async function writeDeclarations(target: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'declarations-'));
  try {
    emitDeclarations(Object.values({ ...modules, ...portableModules, ...commonjsModules }), folder);
    await rollUp({ ...modules, ...portableModules }, folder, { dir: target, extension: 'ts' });
    await rollUp(commonjsModules, folder, { dir: target, extension: 'cts' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One by one, without checking them: rolling up sources would compile them once for each file. */
function emitDeclarations(sources: readonly string[], folder: string): void {
  const { config } = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
  const program = ts.createProgram(sources, {
    ...options,
    ...{ noEmit: false, noCheck: true, declaration: true, emitDeclarationOnly: true },
    ...{ rootDir: workspaceRoot, outDir: folder },
    // By way of node_modules they would count as packages, which have their declarations already.
    paths: { '@switchboard/*': [join(workspaceRoot, 'libs/*/src/index.ts')] },
  });
  const { diagnostics } = program.emit();
  const messages = diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  if (messages.length > 0) throw new Error(`Declarations could not be written:\n${messages.join('\n')}`);
}

interface Target {
  readonly dir: string;
  readonly extension: 'ts' | 'cts';
}

async function rollUp(
  sources: Readonly<Record<string, string>>,
  folder: string,
  { dir, extension }: Target,
): Promise<void> {
  const declarationOf = (path: string) =>
    join(folder, relative(workspaceRoot, resolve(path)).replace(/\.ts$/, '.d.ts'));
  const findDeclarations: Plugin = {
    name: 'find-declarations',
    resolveId(id, importer) {
      const [, library] = /^@switchboard\/(.+)$/.exec(id) ?? [];
      if (library !== undefined) return join(folder, 'libs', library, 'src/index.d.ts');
      if (importer === undefined || !id.startsWith('.')) return undefined;
      return join(dirname(importer), id.replace(/\.ts$/, '.d.ts'));
    },
  };
  const bundle = await rollup({
    input: Object.fromEntries(Object.entries(sources).map(([name, path]) => [name, declarationOf(path)])),
    external: (id) => !/^(@switchboard\/|[./])/.test(id),
    plugins: [findDeclarations, dts()],
  });
  await bundle.write({
    dir,
    banner,
    entryFileNames: `[name].d.${extension}`,
    chunkFileNames: `chunks/[name]-[hash].d.${extension}`,
  });
  await bundle.close();
}
