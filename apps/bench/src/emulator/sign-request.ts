import { createHash, createHmac } from 'node:crypto';
import type { HttpRequest } from '../load/http-request.ts';

/**
 * A request with the signature of an access key, as the SDKs send it.
 *
 * @see https://learn.microsoft.com/rest/api/communication/authentication
 */
export function signRequest(request: {
  readonly method: string;
  readonly target: string;
  readonly host: string;
  readonly accessKey: string;
  readonly body?: unknown;
}): HttpRequest {
  const { method, target, host, accessKey } = request;
  const body = request.body === undefined ? '' : JSON.stringify(request.body);
  const date = new Date().toUTCString();
  const contentHash = createHash('sha256').update(body).digest('base64');
  const signature = createHmac('sha256', Buffer.from(accessKey, 'base64'))
    .update(`${method}\n${target}\n${date};${host};${contentHash}`)
    .digest('base64');
  return {
    method,
    target,
    body,
    headers: {
      host,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'x-ms-date': date,
      'x-ms-content-sha256': contentHash,
      authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
    },
  };
}
