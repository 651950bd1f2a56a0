import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const entry = fileURLToPath(new URL('page/page.ts', import.meta.url));
const html =
  '<!doctype html><title>bench</title><button id="go">go</button><div id="others" style="width:640px"></div><script type="module" src="/page.js"></script>';

/** The page of the benchmark at a free port of localhost, bundled as an application is. */
export class PageServer implements Disposable {
  readonly origin: string;
  readonly #close: () => void;

  private constructor(origin: string, close: () => void) {
    this.origin = origin;
    this.#close = close;
  }

  static async start(): Promise<PageServer> {
    const { outputFiles } = await build({
      ...{ entryPoints: [entry], bundle: true, minify: true, write: false },
      ...{ format: 'esm', platform: 'browser', target: 'es2024', logLevel: 'silent' },
    });
    const script = outputFiles[0]?.text ?? '';
    const server = createServer(({ url }, response) => {
      const [type, body] = url === '/page.js' ? ['text/javascript', script] : ['text/html', html];
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const { port } = server.address() as AddressInfo;
    return new PageServer(`http://localhost:${port}`, () => {
      server.close();
      server.closeAllConnections();
    });
  }

  [Symbol.dispose](): void {
    this.#close();
  }
}
