import { describe, expect, it } from 'vitest';
import { viewSegments } from './segment-view.ts';

describe('viewSegments', () => {
  it('counts no segment of nothing', () => {
    expect(viewSegments('')).toMatchObject({ segmentCount: 0, remaining: 160, unusualCharacters: [] });
  });

  it('says what is left of the last segment', () => {
    expect(viewSegments('a'.repeat(161))).toMatchObject({
      encoding: 'GSM-7',
      segmentCount: 2,
      remaining: 145,
    });
  });

  it('names the characters because of which a message takes more room', () => {
    expect(viewSegments('It’s “done”')).toMatchObject({
      encoding: 'UCS-2',
      remaining: 59,
      unusualCharacters: ['’', '“', '”'],
      hasMoreUnusual: false,
    });
  });

  it('names only the first of many', () => {
    const view = viewSegments('가나다라마바사아자차');
    expect(view.unusualCharacters).toHaveLength(8);
    expect(view.hasMoreUnusual).toBe(true);
  });
});
