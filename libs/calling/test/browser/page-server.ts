import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';

const pageFolder = join(import.meta.dirname, 'page');

/** Bundles the page as an application's bundler does, and serves it at a free port of localhost. */
export async function servePage(): Promise<{ origin: string; close(): Promise<void> }> {
  const { outputFiles } = await build({
    ...{ entryPoints: [join(pageFolder, 'page.ts')], bundle: true, write: false },
    ...{ format: 'esm', platform: 'browser', target: 'es2024', logLevel: 'silent', sourcemap: 'inline' },
  });
  const script = outputFiles[0]?.text ?? '';
  const html = await readFile(join(pageFolder, 'index.html'), 'utf8');
  const server = createServer(({ url }, response) => {
    const [type, body] = url === '/page.js' ? ['text/javascript', script] : ['text/html', html];
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
