import { numberOf, type LinkSample, type StreamSample } from '../media/media-sample.ts';
import type { LoopbackFigures, MediaFigures } from './grade-call.ts';

/** What a test call has shown, from the samples of its sending side, the oldest first. */
export function measureLoopback(samples: readonly LinkSample[]): LoopbackFigures {
  return {
    bandwidth: highest(samples.map(({ transport }) => find(transport ?? {}, 'availableOutgoingBitrate'))),
    audio: measure(samples, 'audio'),
    video: measure(samples, 'camera'),
  };
}

/** Jitter and round trip as the average of what the receiving side has reported, the loss of the whole call. */
function measure(samples: readonly LinkSample[], slot: 'audio' | 'camera'): MediaFigures {
  const sent = samples.flatMap(({ streams }) =>
    streams.filter((stream) => stream.slot === slot && stream.direction === 'send'),
  );
  const last = sent.at(-1);
  const packets = last && numberOf(last.figures, 'packetsSent');
  const isReported =
    last !== undefined && 'packetsLost' in last.remote && packets !== undefined && packets > 0;
  return {
    jitterMs: average(sent, 'jitter'),
    roundTripMs: average(sent, 'roundTripTime'),
    lossShare: isReported ? Math.max(0, numberOf(last.remote, 'packetsLost')) / packets : undefined,
  };
}

function average(streams: readonly StreamSample[], name: string): number | undefined {
  const values = streams.flatMap(({ remote }) => find(remote, name) ?? []);
  if (values.length === 0) return undefined;
  return (values.reduce((sum, value) => sum + value, 0) / values.length) * 1000;
}

const highest = (values: readonly (number | undefined)[]): number | undefined =>
  values.reduce((most, value) => (value !== undefined && value > (most ?? 0) ? value : most), undefined);

const find = (figures: Readonly<Record<string, unknown>>, name: string): number | undefined =>
  typeof figures[name] === 'number' ? figures[name] : undefined;
