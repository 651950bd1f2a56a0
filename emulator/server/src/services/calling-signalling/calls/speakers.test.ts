import { describe, expect, it } from 'vitest';
import { limits } from '../limits.ts';
import { Speakers } from './speakers.ts';

describe('Speakers', () => {
  it('ranks the loudest first, at most five', () => {
    const speakers = new Speakers();
    for (let index = 0; index < 7; index += 1) speakers.hear(`u${index}`, index / 10, 0);
    expect(speakers.ranking(0)).toEqual(['u6', 'u5', 'u4', 'u3', 'u2']);
  });

  it('does not fall for a pause between words', () => {
    const speakers = new Speakers();
    speakers.hear('ann', 0.8, 0);
    speakers.hear('bob', 0.4, 0);
    speakers.hear('ann', 0, 200);
    expect(speakers.ranking(200)).toEqual(['ann', 'bob']);
    for (let ms = 400; ms <= 1000; ms += 200) speakers.hear('ann', 0, ms);
    expect(speakers.ranking(1000)).toEqual(['bob', 'ann']);
  });

  it('forgets who is silent or has left', () => {
    const speakers = new Speakers();
    speakers.hear('ann', 1, 0);
    speakers.hear('bob', 1, 500);
    expect(speakers.ranking(limits.silenceMs)).toEqual(['bob']);
    speakers.forget('bob');
    expect(speakers.ranking(limits.silenceMs)).toEqual([]);
  });

  it('takes no breath for speech', () => {
    const speakers = new Speakers();
    speakers.hear('ann', limits.audibleLevel / 2, 0);
    expect(speakers.ranking(0)).toEqual([]);
  });
});
