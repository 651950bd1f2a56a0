import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const accessKey = Buffer.from(process.env['ACCESS_KEY'] ?? '', 'base64');

/** Whether body and signature are those of the access key in `ACCESS_KEY`, and nothing else that a real server looks at. */
export function isGenuine({ method, url, headers }: IncomingMessage, body: Buffer): boolean {
  const contentHash = createHash('sha256').update(body).digest('base64');
  if (headers['x-ms-content-sha256'] !== contentHash) return false;
  const expected = createHmac('sha256', accessKey)
    .update(`${method}\n${url}\n${String(headers['x-ms-date'])};${headers.host};${contentHash}`)
    .digest();
  const given = Buffer.from(/&Signature=(.+)$/.exec(headers.authorization ?? '')?.[1] ?? '', 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
