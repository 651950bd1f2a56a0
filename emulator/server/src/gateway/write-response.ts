import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Logger } from '../kernel/ports/logger.ts';
import type { Exchange } from './exchange.ts';

const json = 'application/json; charset=utf-8';

/** Writes the answer of a finished exchange. Never rejects. */
export async function writeResponse(raw: ServerResponse, exchange: Exchange, logger: Logger): Promise<void> {
  const { response, fault } = exchange;
  if (response === undefined || raw.destroyed) return;
  if (fault?.effect.drop !== undefined) return void raw.destroy();
  const headers: Record<string, string | number> = { ...exchange.responseHeaders, ...response.headers };
  headers['x-processing-time'] = `${Math.round(performance.now() - exchange.startedAt)}ms`;
  try {
    const body = fault?.effect.truncateBody ? firstHalf(response.body, headers) : response.body;
    if (body === undefined || response.status === 204 || response.status === 304) {
      if (response.status !== 204 && response.status !== 304) headers['content-length'] = 0;
      raw.writeHead(response.status, headers).end();
    } else if (body instanceof Uint8Array) {
      headers['content-type'] ??= 'application/octet-stream';
      headers['content-length'] = body.byteLength;
      raw.writeHead(response.status, headers).end(body);
    } else if (isStream(body)) {
      await writeStream(raw.writeHead(response.status, headers), body);
    } else {
      const text = JSON.stringify(body);
      headers['content-type'] ??= json;
      headers['content-length'] = Buffer.byteLength(text);
      raw.writeHead(response.status, headers).end(text);
    }
  } catch (error) {
    logger.error('A response could not be written', {
      operation: exchange.route?.operation?.id,
      error: error instanceof Error ? error.stack : String(error),
    });
    raw.destroy();
  }
}

/** A fault rule's broken body: what is there of JSON is never JSON. */
function firstHalf(body: unknown, headers: Record<string, string | number>): unknown {
  if (body === undefined || body === null || isStream(body)) return body;
  if (!(body instanceof Uint8Array)) headers['content-type'] ??= json;
  const bytes = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

type Chunks = AsyncIterable<string | Uint8Array>;

function isStream(body: unknown): body is Chunks {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

/** Ends the source as soon as the client has gone, and waits while it is slow to read. */
async function writeStream(raw: ServerResponse, chunks: Chunks): Promise<void> {
  const iterator = chunks[Symbol.asyncIterator]();
  const gone = once(raw, 'close').then(() => ({ done: true as const, value: undefined }));
  raw.flushHeaders();
  for (;;) {
    const step = await Promise.race([iterator.next(), gone]);
    if (step.done === true) break;
    if (!raw.write(step.value)) await Promise.race([once(raw, 'drain'), gone]);
  }
  void iterator.return?.();
  raw.end();
}
