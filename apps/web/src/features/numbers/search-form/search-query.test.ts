import { describe, expect, it } from 'vitest';
import { changeSearchQuery, parseQuantity, readSearchQuery, writeSearchQuery } from './search-query.ts';

const whole = {
  country: 'US',
  type: 'geographic',
  calling: 'inbound+outbound',
  sms: 'outbound',
  locality: 'New York City',
  division: 'NY',
  area: '212',
  quantity: 3,
} as const;

describe('readSearchQuery', () => {
  it('reads what writeSearchQuery wrote', () => {
    const text = writeSearchQuery(whole).toString();
    expect(text).toContain('calling=inbound%2Boutbound');
    expect(readSearchQuery(new URLSearchParams(text))).toEqual(whole);
  });

  it.each([
    'country=us',
    'country=<script>',
    'type=fax',
    'calling=both',
    'sms=',
    'locality=',
    `locality=${'a'.repeat(101)}`,
    'area=20a',
    'area=1234567890',
    'quantity=0',
    'quantity=21',
    'quantity=-1',
    'quantity=1e1',
    'quantity=NaN',
  ])('leaves out what makes no sense: %s', (text) => {
    expect(readSearchQuery(new URLSearchParams(text))).toEqual({});
  });
});

describe('parseQuantity', () => {
  it.each([
    ['1', 1],
    [' 20 ', 20],
    ['21', undefined],
    ['0', undefined],
    ['', undefined],
    ['2.5', undefined],
    ['two', undefined],
  ])('%j is %s', (text, quantity) => expect(parseQuantity(text)).toBe(quantity));
});

describe('changeSearchQuery', () => {
  it('forgets kind, capabilities and place when the country changes, and keeps how many', () => {
    expect(changeSearchQuery(whole, { country: 'SE' })).toEqual({ country: 'SE', quantity: 3 });
  });

  it('forgets capabilities and place when the kind changes', () => {
    expect(changeSearchQuery(whole, { type: 'tollFree' })).toEqual({
      country: 'US',
      type: 'tollFree',
      quantity: 3,
    });
  });

  it('forgets the area code when the place changes', () => {
    const changed = changeSearchQuery(whole, { locality: 'Seattle', division: 'WA' });
    expect(changed).toEqual({ ...whole, locality: 'Seattle', division: 'WA', area: undefined });
    expect(changed).not.toHaveProperty('area');
  });

  it('keeps everything else when how many or a capability changes', () => {
    expect(changeSearchQuery(whole, { quantity: 1 })).toEqual({ ...whole, quantity: 1 });
    expect(changeSearchQuery(whole, { sms: 'none' })).toEqual({ ...whole, sms: 'none' });
  });
});
