import { createHmac, createSecretKey, hash, timingSafeEqual, type KeyObject } from 'node:crypto';
import {
  formatStringToSign,
  hostCandidates,
  isHmacAuthorization,
  parseHmacAuthorization,
  pathAndQueryCandidates,
  type HmacAuthorization,
} from '@switchboard/acs-contracts';
import type {
  AuthenticationOutcome,
  AuthenticationRequest,
  Authenticator,
} from '../../kernel/ports/authenticator.ts';
import type { Clock } from '../../kernel/ports/clock.ts';

export interface AccessKeyAuthenticatorOptions {
  /** Base64, as in a connection string. A resource has two keys, so that one can be replaced while the other works. */
  readonly accessKeys: readonly string[];
  /** Other names, with port, under which clients reach the emulator, for example through a proxy. */
  readonly publicHosts?: () => readonly string[];
  /** How far the signed date may lie from now, in either direction. Any date is good when left out. */
  readonly dateSkewLimitMs?: number;
  /** Default: the machine's own clock, by which clients date their requests however far the emulated one was moved. */
  readonly wallClock?: Pick<Clock, 'now'>;
}

const outcomeOfSuccess = { principal: { kind: 'accessKey' } } as const satisfies AuthenticationOutcome;

/** What the real service says to a wrong key, another resource's key or a broken signature alike. */
const deny = (reason: string): AuthenticationOutcome => ({
  status: 401,
  code: 'Denied',
  message: 'Denied by the resource provider.',
  reason,
});

/**
 * Verifies access-key signatures, trying what the SDKs are known to sign until one matches.
 *
 * @see `hmac-signature.ts` in the contracts for the scheme
 */
export function createAccessKeyAuthenticator(options: AccessKeyAuthenticatorOptions): Authenticator {
  const keys = options.accessKeys.map((key) => createSecretKey(readAccessKey(key)));
  const publicHosts = options.publicHosts ?? (() => []);

  function verify(request: AuthenticationRequest): AuthenticationOutcome {
    const authorization = parseHmacAuthorization(request.headers.authorization ?? '');
    if (!authorization)
      return deny('the Authorization header is not "HMAC-SHA256 SignedHeaders=…&Signature=<base64>"');
    const problem =
      findUnsignedHeader(authorization.signedHeaders) ??
      findMissingHeader(request, authorization.signedHeaders) ??
      findDateProblem(request, authorization.signedHeaders, options) ??
      findContentProblem(request);
    if (problem !== undefined) return deny(problem);
    return matchesAnyCandidate(request, authorization, keys, publicHosts)
      ? outcomeOfSuccess
      : deny('the signature matches neither access key for this method, path, query, date and host');
  }

  return {
    scheme: 'accessKey',
    recognises: ({ headers }) => isHmacAuthorization(headers.authorization ?? ''),
    authenticate: (request) => Promise.resolve(verify(request)),
  };
}

function readAccessKey(key: string): Buffer {
  const bytes = Buffer.from(key, 'base64');
  const canonical = bytes.toString('base64').replace(/=+$/, '');
  if (bytes.length > 0 && canonical === key.replace(/=+$/, '')) return bytes;
  throw new TypeError('An access key is not valid base64. Give the accesskey part of a connection string.');
}

function findUnsignedHeader(signedHeaders: readonly string[]): string | undefined {
  const needed = ['host', 'x-ms-content-sha256'].filter((name) => !signedHeaders.includes(name));
  if (!signedHeaders.includes('x-ms-date') && !signedHeaders.includes('date')) needed.push('x-ms-date');
  return needed.length > 0 ? `SignedHeaders leaves out ${needed.join(' and ')}` : undefined;
}

function findMissingHeader({ headers }: AuthenticationRequest, names: readonly string[]): string | undefined {
  const missing = names.find((name) => !Object.hasOwn(headers, name));
  return missing === undefined ? undefined : `the signed header ${missing} is missing`;
}

function findDateProblem(
  { headers }: AuthenticationRequest,
  signedHeaders: readonly string[],
  { dateSkewLimitMs, wallClock }: AccessKeyAuthenticatorOptions,
): string | undefined {
  if (dateSkewLimitMs === undefined) return undefined;
  const value = headers[signedHeaders.includes('x-ms-date') ? 'x-ms-date' : 'date'] ?? '';
  const now = wallClock?.now() ?? new Date();
  const skewMs = Math.abs(now.getTime() - Date.parse(value));
  if (skewMs <= dateSkewLimitMs) return undefined;
  const said = JSON.stringify(value.slice(0, 60));
  return `the signed date ${said} is more than ${dateSkewLimitMs / 1000} s away from ${now.toUTCString()}`;
}

function findContentProblem({ headers, body }: AuthenticationRequest): string | undefined {
  return headers['x-ms-content-sha256'] === hash('sha256', body, 'base64')
    ? undefined
    : `x-ms-content-sha256 is not the hash of the ${body.length} bytes of the body`;
}

/** The request target as sent with the Host header as sent comes first: nearly every request matches at once. */
function matchesAnyCandidate(
  { method, target, headers }: AuthenticationRequest,
  { signedHeaders, signature }: HmacAuthorization,
  keys: readonly KeyObject[],
  publicHosts: () => readonly string[],
): boolean {
  const received = Buffer.from(signature);
  const matches = (stringToSign: string) =>
    keys.some((key) => {
      const expected = createHmac('sha256', key).update(stringToSign).digest('base64');
      return timingSafeEqual(received, Buffer.from(expected));
    });
  const signedValues = (host: string) =>
    signedHeaders.map((name) => (name === 'host' ? host : (headers[name] ?? '')));

  const sentHost = headers.host ?? '';
  if (matches(formatStringToSign(method, target, signedValues(sentHost)))) return true;
  for (const pathAndQuery of pathAndQueryCandidates(target))
    for (const host of hostCandidates(sentHost, publicHosts()))
      if (matches(formatStringToSign(method, pathAndQuery, signedValues(host)))) return true;
  return false;
}
