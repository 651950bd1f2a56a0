import { describe, expect, it } from 'vitest';
import { readLocator } from './agent/read-locator.ts';
import { configureCalling, requireConfiguration, websocketUrl } from './configuration.ts';
import { reconnectDelayMs, remedyFor } from './signalling/reconnection.ts';

describe('configureCalling', () => {
  it('is asked for by name when it is missing', () => {
    expect(() => requireConfiguration()).toThrow(/configureCalling/);
  });

  it('refuses addresses that are none, and insecure ones elsewhere', () => {
    expect(() => configureCalling({ endpoint: 'localhost:3002' })).toThrow(/endpoint must be/);
    expect(() => configureCalling({ endpoint: 'http://localhost:3002' })).toThrow(/https:/);
    const endpoint = 'https://localhost:3002';
    expect(() => configureCalling({ endpoint, insecureEndpoint: 'http://example.com' })).toThrow(
      /this machine/,
    );
  });

  it('chooses the plain address where one is given', () => {
    configureCalling({ endpoint: 'https://localhost:3002/', insecureEndpoint: 'http://localhost:3002' });
    expect(websocketUrl(requireConfiguration(), '/calling')).toBe('ws://localhost:3002/calling');
    configureCalling({ endpoint: 'https://localhost:3002/' });
    expect(websocketUrl(requireConfiguration(), '/calling')).toBe('wss://localhost:3002/calling');
  });
});

describe('locators', () => {
  it('are taken apart', () => {
    const groupId = '11111111-2222-4333-8444-55555555ABCD';
    expect(readLocator({ groupId })).toEqual({ groupId: groupId.toLowerCase() });
    expect(readLocator({ roomId: '99' })).toEqual({ roomId: '99' });
    expect(() => readLocator({ meetingId: '1', passcode: 'x' })).toThrow(/CallAgent.join\({ meetingId }\)/);
    expect(() => readLocator({} as never)).toThrow(/groupId or roomId/);
  });
});

describe('reconnecting', () => {
  it('begins at once, then waits longer and longer', () => {
    const delays = [0, 1, 2, 3, 9].map((attempt) => reconnectDelayMs(attempt, () => 1));
    expect(delays).toEqual([0, 500, 1_000, 2_000, 10_000]);
  });

  it('resumes after what it does not know', () => {
    expect([1006, 1001, 1013, 4000].map(remedyFor)).toEqual(['resume', 'resume', 'resume', 'resume']);
  });
});
