import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy.ts';

const emulator = { endpoint: 'https://localhost:3002', insecureEndpoint: 'http://localhost:3002' };
const azure = { endpoint: 'https://contoso.communication.azure.com', insecureEndpoint: null };
const policyFor = (dataPlane: typeof emulator | typeof azure | undefined): Record<string, string[]> =>
  Object.fromEntries(
    contentSecurityPolicy({ nonce: 'n0nce', dataPlane, development: false })
      .split('; ')
      .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]),
  );

describe('contentSecurityPolicy', () => {
  it('runs scripts by nonce only', () => {
    expect(policyFor(emulator)['script-src']).toEqual(["'self'", "'nonce-n0nce'", "'strict-dynamic'"]);
  });

  it('lets text become scripts where the operator wants it for the blur of Azure, and nowhere else', () => {
    const scripts = (dataPlane: typeof emulator | typeof azure, allowsEval: boolean) =>
      contentSecurityPolicy({ nonce: 'n0nce', dataPlane, development: false, allowsEval });
    expect(scripts(azure, true)).toContain("'unsafe-eval'");
    expect(scripts(azure, false)).not.toContain("'unsafe-eval'");
    expect(scripts(emulator, true)).not.toContain("'unsafe-eval'");
  });

  it('lets the page talk to itself and to the data plane only', () => {
    expect(policyFor(emulator)['connect-src']).toEqual([
      "'self'",
      ...['https://localhost:3002', 'wss://localhost:3002', 'http://localhost:3002', 'ws://localhost:3002'],
    ]);
    expect(policyFor(undefined)['connect-src']).toEqual(["'self'"]);
  });

  it('adds the real-time hosts of Azure', () => {
    const sources = policyFor(azure)['connect-src'];
    expect(sources).toContain('wss://*.trouter.skype.com');
    expect(sources?.some((source) => source.startsWith('http:'))).toBe(false);
  });
});
