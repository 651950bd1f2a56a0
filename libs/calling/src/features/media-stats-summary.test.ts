import { describe, expect, it } from 'vitest';
import type { LinkSample, StreamSample } from '../media/media-sample.ts';
import { reportMedia } from './media-stats-report.ts';
import { summarise } from './media-stats-summary.ts';

const stream = (bytesReceived: number): StreamSample => ({
  ...{ id: 'p:in', slot: 'camera', direction: 'receive', codec: 'VP8', remote: {}, source: {} },
  figures: {
    bytesReceived,
    packetsReceived: bytesReceived / 100,
    framesReceived: bytesReceived / 50,
    framesDecoded: bytesReceived / 50,
    jitter: 0.02,
  },
});
const sample = (timestamp: number, bytesReceived: number): LinkSample => ({
  ...{ participantId: 'p', timestamp, streams: [stream(bytesReceived)], localCandidateType: 'host' },
  transport: { currentRoundTripTime: 0.05 },
});

describe('media statistics', () => {
  it('have rates since the last sample', () => {
    const report = reportMedia([sample(2_000, 3_000)], [sample(1_000, 1_000)]);
    expect(report.video.receive).toMatchObject([
      {
        id: 'p:in',
        codecName: 'VP8',
        bitrate: 16_000,
        packetsPerSecond: 20,
        frameRateDecoded: 40,
        jitterInMs: 20,
      },
    ]);
    expect(report.transports).toEqual([{ id: 'p', rttInMs: 50, localCandidateType: 'host' }]);
    expect(reportMedia([sample(1_000, 1_000)], []).video.receive[0]).not.toHaveProperty('bitrate');
  });

  it('leave out places through which no picture went', () => {
    const empty = sample(2_000, 0);
    expect(reportMedia([empty], []).video.receive).toEqual([]);
  });

  it('are summed up per interval', () => {
    const samples = [1, 2, 3].map((second) => reportMedia([sample(second * 1_000, second * 1_000)], []));
    const now = new Date();
    const [received] = summarise(samples, 2, now).video.receive;
    expect(received).toMatchObject({
      codecName: { raw: ['VP8', 'VP8', 'VP8'], timestamp: now },
      packets: {
        raw: [10, 20, 30],
        aggregation: { count: [2, 1], sum: [30, 30], min: [10, 30], max: [20, 30] },
      },
    });
  });
});
