import { describe, expect, it } from 'vitest';
import { DiagnosticQuality } from '../api/enumerations.ts';
import type { LinkSample } from './media-sample.ts';
import { createNetworkJudge } from './network-quality.ts';

const sample = (received: number, lost: number, roundTrip = 0.05): LinkSample => ({
  ...{ participantId: 'p', timestamp: 0, localCandidateType: 'host' },
  transport: { currentRoundTripTime: roundTrip },
  streams: [
    {
      ...{ id: 'in', slot: 'camera', direction: 'receive', codec: undefined, remote: {}, source: {} },
      figures: { packetsReceived: received, packetsLost: lost },
    },
  ],
});

describe('network quality', () => {
  it('is judged by what was lost since the last sample', () => {
    const judge = createNetworkJudge();
    judge([sample(1_000, 900)]);
    expect(judge([sample(1_100, 900)]).receive).toBe(DiagnosticQuality.Good);
    expect(judge([sample(1_190, 910)]).receive).toBe(DiagnosticQuality.Poor);
    expect(judge([sample(1_200, 950)]).receive).toBe(DiagnosticQuality.Bad);
  });

  it('is poor for senders when answers take long', () => {
    expect(createNetworkJudge()([sample(1, 0, 0.5)]).send).toBe(DiagnosticQuality.Poor);
    expect(createNetworkJudge()([sample(1, 0, 2)]).send).toBe(DiagnosticQuality.Bad);
  });
});
