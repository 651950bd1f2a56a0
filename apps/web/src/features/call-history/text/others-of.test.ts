import { describe, expect, it } from 'vitest';
import { othersOf } from './others-of.ts';

const person = (communicationUserId: string) => ({ communicationUserId, displayName: communicationUserId });
const [ada, grace, linus] = [person('ada'), person('grace'), person('linus')];

describe('othersOf', () => {
  it('leaves the reader out', () => {
    expect(othersOf({ startedBy: ada, participants: [ada, grace] }, 'ada')).toEqual([grace]);
  });

  it('names whoever called of a missed call, where nobody else was', () => {
    expect(othersOf({ startedBy: grace, participants: [] }, 'ada')).toEqual([grace]);
  });

  it('names nobody twice, whoever called first', () => {
    const call = { startedBy: linus, participants: [grace, linus, ada, grace] };
    expect(othersOf(call, 'ada')).toEqual([linus, grace]);
  });
});
