import { describe, expect, it } from 'vitest';
import { endReasonOf } from './end-reason.ts';

describe('endReasonOf', () => {
  it.each([
    [0, 0, 'hungUp'],
    [0, 4097, 'endedForEveryone'],
    [0, 5300, 'removed'],
    [403, 5829, 'notOpen'],
    [403, 5828, 'notInvited'],
    [480, 10037, 'notReachable'],
    [487, 0, 'cancelled'],
    [490, 4502, 'connectionLost'],
    [496, 7, 'connectionLost'],
    [487, 10003, 'elsewhere'],
    [487, 10004, 'notAnswered'],
    [603, 0, 'declined'],
    [500, 12345, 'unknown'],
  ])('reads %i/%i as %s', (code, subCode, reason) => {
    expect(endReasonOf({ code, subCode })).toBe(reason);
  });
});
