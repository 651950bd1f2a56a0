import { createServer } from 'node:http';
import { isGenuine } from './is-genuine.ts';
import { listen } from './listen.ts';

/**
 * Serves whoever signs with the access key in `ACCESS_KEY`: reads the body, checks its hash and its signature, and nothing
 * else that a real server looks at.
 *
 * @param status of every answer
 * @param handle gives the answer to `respond`, at once or later; JSON on both sides
 */
export function serveGenuine<Body>(
  status: number,
  handle: (body: Body, respond: (answer: object) => void) => void,
): void {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      if (!isGenuine(request, body)) return void response.writeHead(401).end();
      handle(JSON.parse(body.toString()) as Body, (answer) => {
        const text = JSON.stringify(answer);
        response.writeHead(status, {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        });
        response.end(text);
      });
    });
  });
  listen(server);
}
