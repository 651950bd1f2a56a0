/**
 * The access-key signature of ACS requests, without the cryptography: what is signed, and the ways in which the SDKs
 * differ about it.
 *
 * ```
 * Authorization: HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=<base64>
 * string to sign = VERB \n path-and-query \n the signed headers' values, joined by ';'
 * ```
 *
 * @see `@azure/communication-common` `communicationAccessKeyCredentialPolicy.ts`
 */
export interface HmacAuthorization {
  /** In lower case, in the order in which their values are signed. */
  readonly signedHeaders: readonly string[];
  /** Base64, as sent. */
  readonly signature: string;
}

const scheme = /^HMAC-SHA256\s+/i;
const parameters = /^SignedHeaders=([a-z0-9;-]{1,200})&Signature=([A-Za-z0-9+/]{43}=)$/i;

export const isHmacAuthorization = (authorization: string) => scheme.test(authorization);

/** Undefined when the header is not of the form above. */
export function parseHmacAuthorization(authorization: string): HmacAuthorization | undefined {
  const match = parameters.exec(authorization.replace(scheme, ''));
  if (!match || !scheme.test(authorization)) return undefined;
  const [, signedHeaders = '', signature = ''] = match;
  return { signedHeaders: signedHeaders.toLowerCase().split(';'), signature };
}

export function formatStringToSign(
  method: string,
  pathAndQuery: string,
  signedValues: readonly string[],
): string {
  return `${method.toUpperCase()}\n${pathAndQuery}\n${signedValues.join(';')}`;
}

/**
 * What an SDK may have signed as path and query, the most common first: the request target as sent; the query encoded
 * again by `URLSearchParams` (JavaScript); everything percent-decoded (asynchronous Python clients).
 */
export function* pathAndQueryCandidates(target: string): Generator<string> {
  yield target;
  const [path = '', query] = splitOnce(target, '?');
  if (query !== undefined) {
    const encodedAgain = new URLSearchParams(query).toString();
    const normalised = encodedAgain ? `${path}?${encodedAgain}` : path;
    if (normalised !== target) yield normalised;
  }
  const decoded = decodePercent(target);
  if (decoded !== target) yield decoded;
}

/**
 * What an SDK may have signed as host, the most common first: the header as sent; without the port (Java); with the
 * default port that an HTTP library left out; the names under which a proxy publishes the emulator.
 */
export function* hostCandidates(hostHeader: string, publicHosts: readonly string[]): Generator<string> {
  const seen = new Set<string>();
  for (const host of [hostHeader, ...publicHosts]) {
    const withoutPort = host.replace(/:\d+$/, '');
    const candidates = [host, withoutPort, ...(host === withoutPort ? [`${host}:443`, `${host}:80`] : [])];
    for (const candidate of candidates) {
      if (seen.has(candidate)) continue;
      seen.add(candidate);
      yield candidate;
    }
  }
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const index = text.indexOf(separator);
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}

/** Like Python's `urllib.parse.unquote`: leaves `+` and malformed escapes, replaces what is not UTF-8. */
function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    const bytes = Uint8Array.from(escapes.slice(1).split('%'), (hex) => Number.parseInt(hex, 16));
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  });
}
