import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { createViteServer } from 'vitest/node';
import { describe, expect, it } from 'vitest';
import { CallClient } from '../src/index.ts';

const theirs = '@azure/communication-calling';
const ours = '@switchboard/calling';
const root = join(import.meta.dirname, '..');

/** Each tool with the recipe of the README. Next.js, webpack and Jest are too heavy to run here; they were run by hand. */
describe("Microsoft's package, aliased", () => {
  it('is this library in Vitest', async () => {
    const imported = (await import(/* @vite-ignore */ theirs)) as { CallClient: unknown };
    expect(imported.CallClient).toBe(CallClient);
  });

  it('is this library in Vite', async () => {
    const server = await createViteServer({
      ...{ root, configFile: false, logLevel: 'silent', server: { middlewareMode: true, ws: false } },
      resolve: { alias: [{ find: /^@azure\/communication-calling$/, replacement: ours }] },
      optimizeDeps: { noDiscovery: true },
    });
    try {
      const resolved = await server.pluginContainer.resolveId(theirs, join(root, 'test/page.js'));
      expect(resolved?.id).toBe(join(root, 'src/index.ts'));
    } finally {
      await server.close();
    }
  });

  it('is this library in esbuild', async () => {
    const { metafile } = await build({
      stdin: { contents: `export { CallClient } from '${theirs}';`, resolveDir: root },
      ...{ alias: { [theirs]: ours }, bundle: true, write: false, metafile: true, format: 'esm' },
      ...{ absWorkingDir: root, logLevel: 'silent' },
    });
    const inputs = Object.keys(metafile.inputs);
    expect(inputs).toContain('src/agent/call-client.ts');
    expect(inputs.filter((path) => path.includes(theirs))).toEqual([]);
  });

  it('is a version that the UI library accepts', async () => {
    const text = await readFile(join(root, 'package.json'), 'utf8');
    expect((JSON.parse(text) as { version: string }).version).toMatch(/^1\.46\./);
  });
});
