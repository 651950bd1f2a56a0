import { describe, expect, it } from 'vitest';
import {
  formatStringToSign,
  hostCandidates,
  isHmacAuthorization,
  parseHmacAuthorization,
  pathAndQueryCandidates,
} from './hmac-signature.ts';

const signature = 'b9c9KzTh220zEHqlsmoYsIMthSmfDTR8p9UePPij6TQ=';

describe('parseHmacAuthorization', () => {
  it('gives the signed headers in their order', () => {
    expect(
      parseHmacAuthorization(
        `HMAC-SHA256 SignedHeaders=Date;Host;x-ms-content-sha256&Signature=${signature}`,
      ),
    ).toEqual({ signedHeaders: ['date', 'host', 'x-ms-content-sha256'], signature });
  });

  it.each([
    '',
    'Bearer token',
    `SignedHeaders=host&Signature=${signature}`,
    `HMAC-SHA256 SignedHeaders=&Signature=${signature}`,
    `HMAC-SHA256 SignedHeaders=host&Signature=${signature}&`,
    `HMAC-SHA256 SignedHeaders=host&Signature=short`,
    `HMAC-SHA512 SignedHeaders=host&Signature=${signature}`,
  ])('refuses %o', (header) => expect(parseHmacAuthorization(header)).toBeUndefined());

  it('tells the scheme from others even when its parameters are broken', () => {
    expect(isHmacAuthorization('hmac-sha256 nonsense')).toBe(true);
    expect(isHmacAuthorization('Bearer HMAC-SHA256 ')).toBe(false);
  });
});

describe('formatStringToSign', () => {
  it('joins verb, path and query, and the signed values', () => {
    const values = ['Mon, 01 Jan 2024 00:00:00 GMT', 'localhost:8443', 'hash='];
    expect(formatStringToSign('post', '/identities?api-version=2023-10-01', values)).toBe(
      'POST\n/identities?api-version=2023-10-01\nMon, 01 Jan 2024 00:00:00 GMT;localhost:8443;hash=',
    );
  });
});

describe('pathAndQueryCandidates', () => {
  it.each([
    ['/identities?api-version=2023-10-01', []],
    ['/a?q=%20~!()', ['/a?q=+%7E%21%28%29', '/a?q= ~!()']],
    ['/8%3Aacs%3Ax', ['/8:acs:x']],
    ['/a?', ['/a']],
    ['/%zz%ff?x=1', ['/%zz\ufffd?x=1']],
    ['/%EC%95%88', ['/안']],
  ])('gives %o itself and the other encodings', (target, others) => {
    expect([...pathAndQueryCandidates(target)]).toEqual([target, ...others]);
  });
});

describe('hostCandidates', () => {
  it('gives each host with and without its port, the header first', () => {
    expect([...hostCandidates('localhost:3002', ['acs.example'])]).toEqual([
      'localhost:3002',
      'localhost',
      'acs.example',
      'acs.example:443',
      'acs.example:80',
    ]);
  });

  it('leaves the colons of an IPv6 address', () => {
    expect([...hostCandidates('[::1]:3002', [])]).toEqual(['[::1]:3002', '[::1]']);
  });
});
