import { createCommunicationAccessKeyCredentialPolicy } from '@azure/communication-common';
import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import { describe, expect, it } from 'vitest';
import type { AuthenticationRequest } from '../../kernel/ports/authenticator.ts';
import {
  createAccessKeyAuthenticator,
  type AccessKeyAuthenticatorOptions,
} from './access-key-authenticator.ts';
import {
  accessKey,
  sdkVariants,
  signRequest,
  type SdkVariant,
  type UnsignedRequest,
} from './testing/sdk-signers.ts';

const date = 'Mon, 01 Jan 2024 00:00:00 GMT';
const unsigned: UnsignedRequest = {
  method: 'POST',
  host: 'localhost:8443',
  target: '/identities?api-version=2023-10-01',
  body: Buffer.from('{"createTokenWithScopes":["chat"],"expiresInMinutes":60}'),
  date,
};

const createAuthenticator = (options: Partial<AccessKeyAuthenticatorOptions> = {}) =>
  createAccessKeyAuthenticator({
    accessKeys: [accessKey],
    wallClock: { now: () => new Date(Date.parse(date) + 400_000) },
    ...options,
  });
const authenticator = createAuthenticator();

async function verdict(request: AuthenticationRequest, checkedBy = authenticator): Promise<string> {
  const outcome = await checkedBy.authenticate(request);
  if ('principal' in outcome) return outcome.principal.kind;
  expect(outcome).toMatchObject({ status: 401, code: 'Denied', message: 'Denied by the resource provider.' });
  expect(outcome.reason).not.toContain(accessKey);
  return outcome.reason;
}

const withHeaders = (request: AuthenticationRequest, headers: Record<string, string>) => ({
  ...request,
  headers: { ...request.headers, ...headers },
});
const withoutHeader = (request: AuthenticationRequest, name: string): AuthenticationRequest => ({
  ...request,
  headers: Object.fromEntries(Object.entries(request.headers).filter(([key]) => key !== name)),
});

describe('access key, accepted', () => {
  it.each([
    ['localhost:8443', 'b9c9KzTh220zEHqlsmoYsIMthSmfDTR8p9UePPij6TQ='],
    ['localhost', 'XP10HB2lkjO+7Yu0OlgkKUPrGf5dZtNhhhGQ2uuL+i0='],
  ])('the known signature for the host %s', async (_host, signature) => {
    const authorization = `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`;
    const request = withHeaders(signRequest(unsigned), { authorization });
    expect(request.headers['x-ms-content-sha256']).toBe('kET9vD/6sAVRB6ISkrpOL44L0M1olvugZ/QYxlSQK9k=');
    expect(await verdict(request)).toBe('accessKey');
  });

  it.each(Object.keys(sdkVariants) as SdkVariant[])('%s', async (variant) => {
    const target = "/a/8%3Aacs%3Ax?q=%20~!()*'%2B&api-version=1";
    expect(await verdict(signRequest({ ...unsigned, target }, variant))).toBe('accessKey');
  });

  it('what the JavaScript SDK itself signs', async () => {
    const policy = createCommunicationAccessKeyCredentialPolicy({ key: accessKey });
    const url = 'https://localhost:8443/rooms?x=%20~!()&api-version=2025-03-13';
    const sent = createPipelineRequest({ url, method: 'PATCH', body: '{"a":"안녕"}' });
    await policy.sendRequest(sent, async (request) => ({
      request,
      status: 200,
      headers: createHttpHeaders(),
    }));
    const body = Buffer.from('{"a":"안녕"}');
    const { pathname, search } = new URL(url);
    const request = { method: 'PATCH', target: pathname + search, headers: sent.headers.toJSON(), body };
    expect(await verdict(request)).toBe('accessKey');
  });

  it('either of two keys, and an empty body', async () => {
    const other = Buffer.from('other').toString('base64');
    const both = createAuthenticator({ accessKeys: [accessKey, other] });
    const request = { ...unsigned, method: 'DELETE', body: Buffer.alloc(0) };
    expect(await verdict(signRequest(request, 'raw', accessKey), both)).toBe('accessKey');
    expect(await verdict(signRequest(request, 'raw', other), both)).toBe('accessKey');
  });

  it('a public host that a proxy replaced', async () => {
    const request = withHeaders(signRequest({ ...unsigned, host: 'acs.example' }), { host: 'emulator:3002' });
    const proxied = createAuthenticator({ publicHosts: () => ['acs.example'] });
    expect(await verdict(request, proxied)).toBe('accessKey');
    expect(await verdict(request)).toContain('host');
  });
});

describe('access key, refused', () => {
  const request = signRequest(unsigned);
  const mismatch = 'matches neither access key';

  it.each<[string, AuthenticationRequest, string]>([
    ['another key', signRequest(unsigned, 'raw', 'b3RoZXI='), mismatch],
    ['a tampered body', { ...request, body: Buffer.from('{}') }, 'not the hash of the 2 bytes'],
    ['a tampered path', { ...request, target: '/identities/x?api-version=2023-10-01' }, mismatch],
    ['a tampered query', { ...request, target: '/identities?api-version=2023-10-02' }, mismatch],
    ['another method', { ...request, method: 'PUT' }, mismatch],
    ['another host', withHeaders(request, { host: 'localhost:8444' }), mismatch],
    ['another date', withHeaders(request, { 'x-ms-date': 'Mon, 01 Jan 2024 00:00:01 GMT' }), mismatch],
    ['a missing date', withoutHeader(request, 'x-ms-date'), 'signed header x-ms-date is missing'],
    ['a missing host', withoutHeader(request, 'host'), 'signed header host is missing'],
    ['a missing hash', withoutHeader(request, 'x-ms-content-sha256'), 'x-ms-content-sha256 is missing'],
    [
      'a header that names no object key',
      signHeaderNames('constructor;date;host;x-ms-content-sha256'),
      'is missing',
    ],
    [
      'a broken header',
      withHeaders(request, { authorization: 'HMAC-SHA256 x' }),
      'Authorization header is not',
    ],
    ['an unsigned hash', signHeaderNames('x-ms-date;host'), 'leaves out x-ms-content-sha256'],
    ['unsigned date and host', signHeaderNames('x-ms-content-sha256'), 'leaves out host and x-ms-date'],
  ])('%s', async (_name, tampered, reason) => expect(await verdict(tampered)).toContain(reason));

  function signHeaderNames(names: string): AuthenticationRequest {
    const signature = request.headers.authorization?.split('Signature=')[1];
    return withHeaders(request, {
      authorization: `HMAC-SHA256 SignedHeaders=${names}&Signature=${signature}`,
    });
  }

  it('an old or unreadable date once a limit is set', async () => {
    const strict = createAuthenticator({ dateSkewLimitMs: 300_000 });
    const lenient = createAuthenticator({ dateSkewLimitMs: 600_000 });
    expect(await verdict(request, strict)).toContain(`"${date}" is more than 300 s away`);
    expect(await verdict(request, lenient)).toBe('accessKey');
    expect(await verdict(signRequest({ ...unsigned, date: 'today' }), strict)).toContain('"today"');
    expect(
      await verdict(signRequest({ ...unsigned, date: 'today' }, 'Python of 2021, Date header'), strict),
    ).toContain('"today"');
  });
});

describe('access key', () => {
  it('recognises its own scheme only', () => {
    const recognises = (authorization?: string) =>
      authenticator.recognises({
        ...signRequest(unsigned),
        headers: authorization === undefined ? {} : { authorization },
      });
    expect([recognises(), recognises('Bearer x'), recognises('HMAC-SHA256 x')]).toEqual([false, false, true]);
  });

  it('refuses to start with a key that is not base64, without quoting it', () => {
    expect(() => createAuthenticator({ accessKeys: ['not base64!'] })).toThrow(
      'An access key is not valid base64.',
    );
  });
});
