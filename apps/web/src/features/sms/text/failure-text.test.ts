import { describe, expect, it } from 'vitest';
import messages from '../../../messages/en.json' with { type: 'json' };
import { canBeSentAgain, failureTextOf } from './failure-text.ts';

describe('failureTextOf', () => {
  it('finds a text that exists', () => {
    const key = failureTextOf('sms/unreachable');
    expect(key && messages.sms.failures[key]).toContain('not reachable');
  });

  it.each(['sms/of-tomorrow', 'toString'])('knows no text for %s', (code) => {
    expect(failureTextOf(code)).toBeUndefined();
  });
});

describe('canBeSentAgain', () => {
  it('is about what may pass, not about a wrong number or a no', () => {
    expect(canBeSentAgain('sms/unreachable')).toBe(true);
    expect(canBeSentAgain('sms/number-unknown')).toBe(false);
    expect(canBeSentAgain('sms/recipient-opted-out')).toBe(false);
  });
});
