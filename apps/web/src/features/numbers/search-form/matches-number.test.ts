import type { PhoneNumber } from '@switchboard/access-api';
import { describe, expect, it } from 'vitest';
import { matchesNumber } from './matches-number.ts';

const number: PhoneNumber = {
  phoneNumber: '+12065550100',
  countryCode: 'US',
  numberType: 'geographic',
  capabilities: { calling: 'inbound', sms: 'none' },
  monthlyCost: { amount: 1, currencyCode: 'USD' },
  purchasedAt: '2026-01-05T12:00:00.000Z',
  assignee: { kind: 'team', id: '0198c4f0-0000-7000-8000-000000000001', displayName: 'Front desk 555' },
  releasing: false,
};

describe('matchesNumber', () => {
  it.each(['', ' ', '206', '206 555', '(206) 555-0100', '+1 206', 'front', 'DESK', 'desk 555'])(
    '%j means it',
    (text) => {
      expect(matchesNumber(number, text)).toBe(true);
    },
  );

  it.each(['207', 'Grace', '+2'])('%j does not', (text) => expect(matchesNumber(number, text)).toBe(false));

  it('knows numbers that nobody answers', () => {
    expect(matchesNumber({ ...number, assignee: null }, 'front')).toBe(false);
  });
});
