import { describe, expect, it } from 'vitest';
import { othersOf } from './others-of.ts';

const person = (communicationUserId: string) => ({ communicationUserId, displayName: communicationUserId });
const [ada, grace, linus] = [person('ada'), person('grace'), person('linus')];

describe('othersOf', () => {
  it('leaves the reader out', () => {
    expect(othersOf({ startedBy: ada, participants: [ada, grace], called: [] }, 'ada')).toEqual([grace]);
  });

  it('names whoever called of a missed call, where nobody else was', () => {
    expect(othersOf({ startedBy: grace, participants: [], called: [ada] }, 'ada')).toEqual([grace]);
  });

  it('names those who were called in vain', () => {
    expect(othersOf({ startedBy: ada, participants: [ada], called: [grace, linus] }, 'ada')).toEqual([
      grace,
      linus,
    ]);
  });

  it('names nobody twice, whoever called first', () => {
    const call = { startedBy: linus, participants: [grace, linus, ada, grace], called: [grace] };
    expect(othersOf(call, 'ada')).toEqual([linus, grace]);
  });
});
