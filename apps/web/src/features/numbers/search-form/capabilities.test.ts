import { describe, expect, it } from 'vitest';
import { canDoNothing, goes, wantedCapabilities, withWay } from './capabilities.ts';

const all = { calling: 'inbound+outbound', sms: 'inbound+outbound' } as const;

describe('wantedCapabilities', () => {
  it('is all that is offered when nothing was asked for', () => {
    expect(wantedCapabilities({ calling: 'inbound+outbound', sms: 'none' }, {})).toEqual({
      calling: 'inbound+outbound',
      sms: 'none',
    });
  });

  it('is what was asked for, as far as it is offered', () => {
    expect(wantedCapabilities({ calling: 'inbound', sms: 'none' }, all)).toEqual({
      calling: 'inbound',
      sms: 'none',
    });
    expect(wantedCapabilities(all, { calling: 'none', sms: 'outbound' })).toEqual({
      calling: 'none',
      sms: 'outbound',
    });
  });

  it('may be nothing at all, which cannot be searched for', () => {
    expect(canDoNothing(wantedCapabilities(all, { calling: 'none', sms: 'none' }))).toBe(true);
    expect(canDoNothing(wantedCapabilities(all, { calling: 'none' }))).toBe(false);
  });
});

describe('withWay', () => {
  it('switches one way on and off and leaves the other', () => {
    expect(withWay('none', 'outbound', true)).toBe('outbound');
    expect(withWay('outbound', 'inbound', true)).toBe('inbound+outbound');
    expect(withWay('inbound+outbound', 'outbound', false)).toBe('inbound');
    expect(withWay('inbound', 'inbound', false)).toBe('none');
  });

  it('knows which ways a direction goes', () => {
    expect(goes('inbound+outbound', 'inbound')).toBe(true);
    expect(goes('outbound', 'inbound')).toBe(false);
    expect(goes('none', 'inbound')).toBe(false);
  });
});
