import { describe, expect, it } from 'vitest';
import { outcomeOf } from './outcome-of.ts';

const person = (communicationUserId: string) => ({ communicationUserId, displayName: null });
const call = {
  direction: 'outgoing',
  missed: false,
  declined: false,
  participants: [person('ada')],
  endedAt: '2026-11-21T10:00:00Z',
} as const;

describe('outcomeOf', () => {
  it('says that nobody answered, once the call is over', () => {
    expect(outcomeOf({ ...call, participants: [...call.participants] }, 'ada')).toBe('noAnswer');
    expect(outcomeOf({ ...call, participants: [], endedAt: null }, 'ada')).toBe('outgoing');
  });

  it('says how a call began in which others were', () => {
    const participants = [person('ada'), person('grace')];
    expect(outcomeOf({ ...call, participants }, 'ada')).toBe('outgoing');
    expect(outcomeOf({ ...call, participants, direction: 'joined' }, 'ada')).toBe('joined');
  });

  it('tells declined calls from missed ones', () => {
    const participants = [person('ada')];
    expect(outcomeOf({ ...call, participants, declined: true }, 'ada')).toBe('declined');
    expect(outcomeOf({ ...call, participants, direction: 'incoming', missed: true }, 'grace')).toBe('missed');
  });
});
