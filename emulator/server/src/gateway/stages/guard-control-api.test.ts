import { describe, expect, it } from 'vitest';
import type { Exchange } from '../exchange.ts';
import type { PipelinePorts } from '../stage.ts';
import { guardControlApi, refuseControl } from './guard-control-api.ts';

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

  it('lets an address in that counts as this machine', () => {
    const rules = { controlKey: undefined, hostNames, controlFrom: new Set(['172.18.0.1']) };
    const headers = { host: 'localhost:3002' };
    expect(refuseControl({ remoteAddress: '::ffff:172.18.0.1', headers }, rules)).toBeUndefined();
    expect(refuseControl({ remoteAddress: '172.18.0.2', headers }, rules)).toContain('this machine only');
    expect(
      refuseControl({ remoteAddress: '172.18.0.1', headers: { host: 'evil.example' } }, rules),
    ).toContain('does not answer to the host name');
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

describe('metrics', () => {
  const read = (change: Partial<Exchange>, headers: Record<string, string> = {}) =>
    guardControlApi(
      {
        ...{ method: 'GET', target: '/_emulator/metrics', remoteAddress: '10.0.0.2', route: undefined },
        ...change,
        headers: { host: 'emulator:3002', ...headers },
      } as Exchange,
      { hostNames, controlKey: key } as unknown as PipelinePorts,
    );

  it('are for other hosts too, without the key', () => expect(read({})).toBeUndefined());

  it('are not for pages, and nothing else is open with them', () => {
    expect(() => read({}, { origin: 'http://evil.example' })).toThrow('pages of other origins');
    expect(() => read({ method: 'POST' })).toThrow('control key');
    expect(() => read({ target: '/_emulator/metrics/state' })).toThrow('control key');
  });
});

describe('the link of another page to the handset or the mailbox', () => {
  const visit = {
    'sec-fetch-site': 'same-site',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
    'sec-fetch-user': '?1',
  };
  const open = (change: Partial<Exchange> = {}, headers: Record<string, string> = visit) =>
    guardControlApi(
      {
        method: 'GET',
        target: '/_emulator/handset?number=%2B14255550123',
        remoteAddress: '127.0.0.1',
        route: undefined,
        ...change,
        headers: { host: 'localhost:3002', ...headers },
      } as Exchange,
      { hostNames, controlKey: undefined } as unknown as PipelinePorts,
    );

  it.each(['same-site', 'cross-site'])('opens it (%s)', (site) => {
    expect(open({}, { ...visit, 'sec-fetch-site': site })).toBeUndefined();
    expect(open({ target: '/_emulator/handset' }, { ...visit, 'sec-fetch-site': site })).toBeUndefined();
    expect(open({ target: '/_emulator/mailbox' }, { ...visit, 'sec-fetch-site': site })).toBeUndefined();
  });

  it.each([
    ['another page', { target: '/_emulator/state' }, visit],
    ['what is below it', { target: '/_emulator/handset/messages' }, visit],
    ['another spelling', { target: '/%5Femulator/handset' }, visit],
    ['a form', { method: 'POST' }, { ...visit, origin: 'http://localhost:3000' }],
    ['a form without an origin', { method: 'POST' }, visit],
    ['a frame', {}, { ...visit, 'sec-fetch-dest': 'iframe' }],
    ['a script', {}, { ...visit, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'empty' }],
    ['an image', {}, { ...visit, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
    ['a page that names its origin', {}, { ...visit, origin: 'http://evil.example' }],
  ])('does not open %s', (_, change, headers) => {
    expect(() => open(change, headers)).toThrow('pages of other origins');
  });

  it('opens it to this machine and by a local name only', () => {
    expect(() => open({ remoteAddress: '10.0.0.2' })).toThrow('this machine only');
    expect(() => open({}, { ...visit, host: 'evil.example' })).toThrow('host name');
  });
});
