/**
 * Issues relay credentials as the emulator does, without anything around it: checks the body's hash and the signature of the
 * access key in `ACCESS_KEY`, signs the name with HMAC-SHA1.
 */
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isGenuine } from './is-genuine.ts';

const secret = 'the-secret-of-the-relay';
const urls = ['turn:localhost:3478', 'stun:localhost:3478'];

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    if (!isGenuine(request, body)) return void response.writeHead(401).end();
    const { id, ttl } = JSON.parse(body.toString()) as { id: string; ttl: number };
    const expiry = Math.floor(Date.now() / 1000) + ttl;
    const username = `${expiry}:${id}`;
    const credential = createHmac('sha1', secret).update(username).digest('base64');
    const iceServers = ['any', 'nearest'].map((routeType) => ({ urls, username, credential, routeType }));
    const answer = JSON.stringify({ expiresOn: new Date(expiry * 1000).toISOString(), iceServers });
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(answer),
    });
    response.end(answer);
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`port=${(server.address() as AddressInfo).port}\n`));
process.once('SIGTERM', () => process.exit(0));
