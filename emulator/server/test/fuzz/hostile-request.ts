import { createHash, createHmac } from 'node:crypto';
import * as fc from 'fast-check';

/** Stands for the id of something that exists, so that requests reach what lies behind it. */
const known = 'KNOWN';

const oddSegments = [
  '%00',
  '%',
  '%zz',
  '%C0%AF',
  '%F0%9F%98%80',
  '%2e%2e',
  '..%2f..%2fetc%2fpasswd',
  '%25%32%65',
  '__proto__',
  'constructor',
  ':',
  ':add',
  '::',
  '*',
  '{id}',
  'x'.repeat(5000),
  '8%3Aacs%3Anobody',
  '8:acs:nobody',
  '19%3Ax%40thread.v2',
  '%2B14255550100',
  '-1',
  '99999999999999999999',
];

/** What may stand for one parameter in a path. */
const segment = fc.oneof(
  fc.constant(known),
  fc.constantFrom(...oddSegments),
  fc
    .string({ unit: 'binary', minLength: 1, maxLength: 30 })
    .map((text) => encodeURIComponent(text.toWellFormed())),
  fc.string({ maxLength: 30 }).map((text) => text.replace(/[\s/?#\x7f-\uffff]/g, '') || 'x'),
);

const query = fc.oneof(
  fc.constant('api-version=2025-01-01'),
  fc.constantFrom(
    '',
    'api-version=',
    'api-version=1',
    'api-version=2025-01-01&api-version=2025-01-02',
    'api-version=2025-01-01&maxPageSize=-1',
    'api-version=2025-01-01&maxPageSize=1e400&skip=NaN',
    'api-version=2025-01-01&startTime=never&syncState=%00',
    'api-version=2025-01-01&syncState=eyJ9&skip=99999999999',
    '__proto__=1&api-version=2025-01-01',
    '%&api-version=2025-01-01',
    'a'.repeat(6000),
  ),
  fc
    .array(fc.tuple(fc.string({ maxLength: 10 }), fc.string({ maxLength: 20 })), { maxLength: 5 })
    .map((pairs) => new URLSearchParams([['api-version', '2025-01-01'], ...pairs]).toString()),
);

/** Names that operations look for, with whatever values. */
const familiar = fc.dictionary(
  fc.constantFrom(
    'id',
    'topic',
    'content',
    'participants',
    'communicationIdentifier',
    'rawId',
    'communicationUser',
    'scopes',
    'createTokenWithScopes',
    'expiresInMinutes',
    'metadata',
    'type',
    'chatMessageId',
    'retentionPolicy',
    'kind',
    'token',
    'appId',
    'userId',
    'duration',
    'documents',
    'version',
    'registrationId',
    '__proto__',
  ),
  fc.jsonValue({ maxDepth: 3 }),
  { maxKeys: 8 },
);

const body = fc.oneof(
  familiar.map((value) => Buffer.from(JSON.stringify(value))),
  fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value))),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc
    .constantFrom(
      '',
      ' ',
      '{',
      'null',
      '[]',
      '"\\ud800"',
      '{"__proto__":{"status":1}}',
      '\ufeff{}',
      '{"a":1}{"b":2}',
      'grant_type=client_credentials&client_id=%00&scope=',
      '['.repeat(100_000),
      `${'['.repeat(5000)}${']'.repeat(5000)}`,
    )
    .map((text) => Buffer.from(text)),
);

const header = fc.constantFrom(
  'content-type: application/json',
  'content-type: application/merge-patch+json',
  'content-type: application/x-www-form-urlencoded',
  'content-type: application/octet-stream',
  'content-type: text/plain; charset="\u00ff',
  'content-type: ;;;',
  'content-type: */*',
  'content-encoding: gzip',
  'accept: nothing/at-all',
  'if-match: *',
  'origin: null',
  'origin: http://evil.example',
  'x-forwarded-host: evil.example',
  'x-ms-client-request-id: \u00e4\u00f6',
  `x-long: ${'y'.repeat(4000)}`,
  'repeatability-request-id: ',
  'idempotency-token: \u0001',
  'image-filename: ..%2f',
  'expect: something',
  'last-event-id: -1',
  'cookie: a=b; __proto__=c',
);

export interface HostileRequest {
  readonly segments: readonly string[];
  readonly query: string;
  readonly body: Buffer;
  readonly headers: readonly string[];
  /** Sizes of the chunks; none: `content-length`. */
  readonly chunkSizes: readonly number[];
  readonly signed: boolean;
}

export const hostileRequest: fc.Arbitrary<HostileRequest> = fc.record({
  segments: fc.array(segment, { minLength: 4, maxLength: 4 }),
  query,
  body,
  headers: fc.uniqueArray(header, { maxLength: 4, selector: (line) => line.split(':')[0]! }),
  chunkSizes: fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 5 }),
  signed: fc.boolean(),
});

export interface Credentials {
  readonly accessKey: string;
  readonly userToken: string;
  /** By parameter, percent-encoded. */
  readonly knownIds: Readonly<Record<string, string>>;
}

/** The bytes of the request, with credentials that the operation takes unless it is to be sent without. */
export function toBytes(
  route: string,
  scheme: string | undefined,
  request: HostileRequest,
  { accessKey, userToken, knownIds }: Credentials,
): Uint8Array[] {
  const [method = 'GET', path = '/'] = route.split(' ', 2);
  const remaining = [...request.segments];
  const target = `${path.replaceAll(/\{(\w+)\}/g, (_, name) => {
    const given = remaining.shift() ?? 'x';
    return given === known ? (knownIds[name] ?? 'x') : given;
  })}?${request.query}`;
  const lines = [`${method} ${target} HTTP/1.1`, 'host: localhost', 'connection: close', ...request.headers];
  if (request.signed && scheme === 'userToken') lines.push(`authorization: Bearer ${userToken}`);
  if (request.signed && scheme === 'accessKey') lines.push(...sign(method, target, request.body, accessKey));
  const chunked = request.chunkSizes.length > 0;
  lines.push(chunked ? 'transfer-encoding: chunked' : `content-length: ${request.body.length}`);
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  return [head, ...(chunked ? toChunks(request.body, request.chunkSizes) : [request.body])];
}

function sign(method: string, target: string, content: Buffer, accessKey: string): string[] {
  const date = new Date().toUTCString();
  const hash = createHash('sha256').update(content).digest('base64');
  const text = `${method}\n${target}\n${date};localhost;${hash}`;
  const signature = createHmac('sha256', Buffer.from(accessKey, 'base64')).update(text).digest('base64');
  return [
    `x-ms-date: ${date}`,
    `x-ms-content-sha256: ${hash}`,
    `authorization: HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
  ];
}

function toChunks(content: Buffer, sizes: readonly number[]): Uint8Array[] {
  const parts: Buffer[] = [];
  let start = 0;
  for (const size of [...sizes, content.length]) {
    const part = content.subarray(start, start + size);
    if (part.length > 0) parts.push(part);
    start += part.length;
  }
  const framed = parts.map((part) =>
    Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]),
  );
  return [...framed, Buffer.from('0\r\n\r\n')];
}
