import { DiagnosticQuality } from '../api/enumerations.ts';
import { numberOf, type LinkSample } from './media-sample.ts';

export interface NetworkQuality {
  readonly send: DiagnosticQuality;
  readonly receive: DiagnosticQuality;
}

interface Totals {
  received: number;
  receivedLost: number;
  sent: number;
  sentLost: number;
  roundTripMs: number;
}

/** Judges from loss and delay since the last samples how well the network carries media. */
export function createNetworkJudge(): (samples: readonly LinkSample[]) => NetworkQuality {
  let last: Totals | undefined;
  return (samples) => {
    const now = total(samples);
    const before = last ?? now;
    last = now;
    const lost = (current: number, earlier: number) => Math.max(0, current - earlier);
    return {
      send: judge(lost(now.sentLost, before.sentLost), lost(now.sent, before.sent), now.roundTripMs),
      receive: judge(lost(now.receivedLost, before.receivedLost), lost(now.received, before.received), 0),
    };
  };
}

function total(samples: readonly LinkSample[]): Totals {
  const totals: Totals = { received: 0, receivedLost: 0, sent: 0, sentLost: 0, roundTripMs: 0 };
  for (const { streams, transport } of samples) {
    totals.roundTripMs = Math.max(
      totals.roundTripMs,
      numberOf(transport ?? {}, 'currentRoundTripTime') * 1000,
    );
    for (const { direction, figures, remote } of streams) {
      if (direction === 'receive') {
        totals.received += numberOf(figures, 'packetsReceived');
        totals.receivedLost += numberOf(figures, 'packetsLost');
      } else {
        totals.sent += numberOf(figures, 'packetsSent');
        totals.sentLost += numberOf(remote, 'packetsLost');
      }
    }
  }
  return totals;
}

/** Thresholds are our own: 5 % and 15 % loss, 400 ms and 1 s of round trip. */
function judge(lost: number, packets: number, roundTripMs: number): DiagnosticQuality {
  const share = packets + lost === 0 ? 0 : lost / (packets + lost);
  if (share > 0.15 || roundTripMs > 1_000) return DiagnosticQuality.Bad;
  if (share > 0.05 || roundTripMs > 400) return DiagnosticQuality.Poor;
  return DiagnosticQuality.Good;
}
