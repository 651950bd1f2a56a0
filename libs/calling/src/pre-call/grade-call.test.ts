import { describe, expect, it } from 'vitest';
import { gradeCall } from './grade-call.ts';

const grades = (jitter: string, packetLoss: string, rtt: string) => ({ jitter, packetLoss, rtt });

describe('the grades of a test call', () => {
  it('are all bad without one', () => {
    const bad = grades('Bad', 'Bad', 'Bad');
    expect(gradeCall(undefined)).toEqual({
      ...{ connected: false, bandWidth: 'Bad', diagnostics: { audio: bad, video: bad } },
    });
  });

  it('follow the figures; what was not measured is bad', () => {
    expect(
      gradeCall({
        bandwidth: 700_000,
        audio: { jitterMs: 5, lossShare: 0, roundTripMs: 200 },
        video: { jitterMs: 45, lossShare: 0.2, roundTripMs: undefined },
      }),
    ).toEqual({
      connected: true,
      bandWidth: 'Average',
      diagnostics: { audio: grades('Good', 'Good', 'Good'), video: grades('Average', 'Bad', 'Bad') },
    });
  });
});
