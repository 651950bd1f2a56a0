import { describe, expect, it } from 'vitest';
import { refuseControl } from './guard-control-api.ts';

const hostNames = new Set(['localhost', '127.0.0.1', '::1']);
const key = 'a-key-of-enough-length';
const from = (remoteAddress: string, headers: Record<string, string>, controlKey?: string) =>
  refuseControl(
    { remoteAddress, headers: { host: 'localhost:3002', ...headers } },
    { controlKey, hostNames },
  );

describe('the guard of the control API', () => {
  it.each(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])(
    'lets programs on this machine in (%s)',
    (address) => expect(from(address, {})).toBeUndefined(),
  );

  it.each(['localhost', 'LOCALHOST:80', '127.0.0.1:3002', '[::1]:3002'])('answers to the name %s', (host) =>
    expect(from('127.0.0.1', { host })).toBeUndefined(),
  );

  it.each(['evil.example', 'localhost.evil.example:3002', '', '[::2]:1', 'localhost:1:2'])(
    'does not answer to the name "%s", which DNS may have bound to this machine',
    (host) => expect(from('127.0.0.1', { host })).toContain('does not answer to the host name'),
  );

  it('refuses pages of other origins, with or without an Origin header', () => {
    expect(from('127.0.0.1', { origin: 'http://evil.example' })).toContain('pages of other origins');
    expect(from('127.0.0.1', { origin: 'http://localhost:3000' })).toContain('pages of other origins');
    expect(from('127.0.0.1', { origin: 'null' })).toContain('pages of other origins');
    expect(from('127.0.0.1', { 'sec-fetch-site': 'cross-site' })).toContain('pages of other origins');
    expect(from('127.0.0.1', { 'sec-fetch-site': 'same-site' })).toContain('pages of other origins');
  });

  it('lets its own pages in', () => {
    const own = { origin: 'https://localhost:3002', 'sec-fetch-site': 'same-origin' };
    expect(from('127.0.0.1', own)).toBeUndefined();
    expect(from('127.0.0.1', { 'sec-fetch-site': 'none' })).toBeUndefined();
  });

  it('refuses other hosts without the key, and all of them when there is none', () => {
    const header = 'x-emulator-control-key';
    expect(from('10.0.0.2', {})).toContain('this machine only');
    expect(from('10.0.0.2', { [header]: key })).toContain('this machine only');
    expect(from('10.0.0.2', {}, key)).toContain('only with the control key');
    expect(from('10.0.0.2', { [header]: 'wrong' }, key)).toContain('only with the control key');
    expect(from('10.0.0.2', { [header]: key, host: 'emulator:3002' }, key)).toBeUndefined();
    expect(from('10.0.0.2', { [header]: key, origin: 'http://evil.example' }, key)).toContain(
      'other origins',
    );
  });
});
