/**
 * Takes text messages as the emulator does, without anything around it: checks the body's hash and the signature of the
 * access key in `ACCESS_KEY`, keeps each message in a map, answers a result per recipient.
 */
import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

const accessKey = Buffer.from(process.env['ACCESS_KEY'] ?? '', 'base64');
const messages = new Map<string, { from: string; to: string; message: string; at: number }>();

function isGenuine({ method, url, headers }: IncomingMessage, body: Buffer): boolean {
  const contentHash = createHash('sha256').update(body).digest('base64');
  if (headers['x-ms-content-sha256'] !== contentHash) return false;
  const expected = createHmac('sha256', accessKey)
    .update(`${method}\n${url}\n${String(headers['x-ms-date'])};${headers.host};${contentHash}`)
    .digest();
  const given = Buffer.from(/&Signature=(.+)$/.exec(headers.authorization ?? '')?.[1] ?? '', 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    if (!isGenuine(request, body)) return void response.writeHead(401).end();
    const { from, message, smsRecipients } = JSON.parse(body.toString()) as {
      from: string;
      message: string;
      smsRecipients: { to: string }[];
    };
    const value = smsRecipients.map(({ to }) => {
      const messageId = randomUUID();
      messages.set(messageId, { from, to, message, at: Date.now() });
      return { to, messageId, httpStatusCode: 202, successful: true };
    });
    const answer = JSON.stringify({ value });
    response.writeHead(202, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(answer),
    });
    response.end(answer);
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`port=${(server.address() as AddressInfo).port}\n`));
process.once('SIGTERM', () => process.exit(0));
