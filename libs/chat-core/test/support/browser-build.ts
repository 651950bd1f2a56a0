import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type * as ChatCore from '../../src/index.ts';
import { installBrowserGlobals } from './browser-globals.ts';

export interface BrowserBuild {
  readonly chatCore: typeof ChatCore;
  /** Source text of what a page loads before the session starts. */
  readonly firstLoad: string;
  /** Source text of what the session loads when it starts. */
  readonly onDemand: string;
}

/** chat-core as a browser's bundler takes it: the SDK's Node build has no real-time notifications. */
export async function loadBrowserBuild(): Promise<BrowserBuild> {
  installBrowserGlobals();
  const outdir = await mkdtemp(join(tmpdir(), 'chat-core-'));
  try {
    const { metafile } = await build({
      entryPoints: [join(import.meta.dirname, '../../src/index.ts')],
      ...{ bundle: true, splitting: true, metafile: true, minify: true },
      ...{ platform: 'browser', format: 'esm', outdir, outExtension: { '.js': '.mjs' }, logLevel: 'silent' },
    });
    const entry = Object.keys(metafile.outputs).find((file) => basename(file) === 'index.mjs') ?? '';
    const isStatic = ({ kind }: { kind: string }) => kind === 'import-statement';
    const first = new Set([
      entry,
      ...(metafile.outputs[entry]?.imports ?? []).filter(isStatic).map(({ path }) => path),
    ]);
    const read = async (files: string[]) =>
      (await Promise.all(files.map((file) => readFile(join(outdir, basename(file)), 'utf8')))).join('\n');
    const all = Object.keys(metafile.outputs);
    const chatCore = (await import(
      /* @vite-ignore */ pathToFileURL(join(outdir, 'index.mjs')).href
    )) as typeof ChatCore;
    // Loads the other chunk while it is there.
    for (const file of all) await import(/* @vite-ignore */ pathToFileURL(join(outdir, basename(file))).href);
    return {
      chatCore,
      firstLoad: await read(all.filter((file) => first.has(file))),
      onDemand: await read(all.filter((file) => !first.has(file))),
    };
  } finally {
    await rm(outdir, { recursive: true });
  }
}
