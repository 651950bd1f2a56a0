import { isControlTarget } from '../route-table.ts';
import type { Stage } from '../stage.ts';

const allowedMethods = 'GET,POST,PUT,PATCH,DELETE';

/** What the SDKs send beyond the headers that browsers always allow. */
const allowedHeaders = [
  'accept-language',
  'authorization',
  'content-type',
  'idempotency-token',
  'image-filename',
  'operation-id',
  'repeatability-first-sent',
  'repeatability-request-id',
  'traceparent',
  'x-ms-client-request-id',
  'x-ms-content-sha256',
  'x-ms-date',
  'x-ms-useragent',
];

/** What the SDKs read. */
const exposedHeaders = [
  'capabilities-id',
  'Location',
  'ms-cv',
  'operation-id',
  'Operation-Location',
  'purchase-id',
  'release-id',
  'reservation-purchase-id',
  'Retry-After',
  'search-id',
  'x-ms-client-request-id',
  'x-ms-error-code',
].join(',');

const headerName = /^[!#$%&'*+.^_`|~0-9a-z-]{1,64}$/;

/**
 * Opens the data plane to web pages of any origin: callers are known by tokens, never by cookies. The control API stays
 * closed.
 */
export const applyCors: Stage = (exchange) => {
  const origin = exchange.headers['origin'];
  if (origin === undefined || exchange.route?.control === true || isControlTarget(exchange.target)) return;

  const headers = exchange.responseHeaders;
  headers['access-control-allow-origin'] = '*';
  headers['access-control-expose-headers'] = exposedHeaders;
  if (exchange.method !== 'OPTIONS' || !('access-control-request-method' in exchange.headers)) return;

  headers['access-control-allow-methods'] = allowedMethods;
  headers['access-control-allow-headers'] = preflightHeaders(
    exchange.headers['access-control-request-headers'] ?? '',
  );
  headers['access-control-max-age'] = '3600';
  if (exchange.headers['access-control-request-private-network'] === 'true') {
    headers['access-control-allow-private-network'] = 'true';
  }
  exchange.response = { status: 204 };
};

/** SDK versions differ in what they send, so anything well-formed that the client asks for is allowed as well. */
function preflightHeaders(requested: string): string {
  const names = requested
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => headerName.test(name));
  return [...new Set([...allowedHeaders, ...names.slice(0, 64)])].join(',');
}
