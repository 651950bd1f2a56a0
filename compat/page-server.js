import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const html = 'text/html; charset=utf-8';
const script = 'text/javascript; charset=utf-8';
const files = {
  '/': { path: 'src/index.html', type: html },
  '/chat-page.js': { path: 'dist/chat-page.js', type: script },
  '/call': { path: 'src/call.html', type: html },
  '/call-page.js': { path: 'dist/call-page.js', type: script },
};

/** Serves the pages on http://localhost at a free port. */
export async function servePage() {
  const server = createServer(async ({ url = '/' }, response) => {
    const file = files[url.split('?')[0]];
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': file.type }).end(await readFile(file.path));
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  return {
    origin: `http://localhost:${server.address().port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
