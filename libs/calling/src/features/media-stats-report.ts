import { numberOf, type LinkSample, type StreamSample } from '../media/media-sample.ts';

type Value = number | string | undefined;

/** One stream: an id, and figures by name. Which ones depends on direction and kind. */
export interface StreamStats<NumberType = number, StringType = string> {
  id: string;
  codecName?: StringType;
  transportId?: StringType;
  bitrate?: NumberType;
  jitterInMs?: NumberType;
  packets?: NumberType;
  packetsPerSecond?: NumberType;
  packetsLost?: NumberType;
  packetsLostPerSecond?: NumberType;
  rttInMs?: NumberType;
}
export interface OutgoingAudioMediaStats<N = number, S = string> extends StreamStats<N, S> {
  audioInputLevel?: N;
}
export interface IncomingAudioMediaStats<N = number, S = string> extends StreamStats<N, S> {
  jitterBufferDelayInMs?: N;
  audioOutputLevel?: N;
  healedRatio?: N;
}
export interface OutgoingVideoMediaStats<N = number, S = string> extends StreamStats<N, S> {
  frameRateInput?: N;
  frameWidthInput?: N;
  frameHeightInput?: N;
  framesEncoded?: N;
  frameRateEncoded?: N;
  framesSent?: N;
  frameRateSent?: N;
  frameWidthSent?: N;
  frameHeightSent?: N;
  keyFramesEncoded?: N;
}
export interface IncomingVideoMediaStats<N = number, S = string> extends StreamStats<N, S> {
  jitterBufferDelayInMs?: N;
  frameRateDecoded?: N;
  frameRateReceived?: N;
  frameWidthReceived?: N;
  frameHeightReceived?: N;
  longestFreezeDurationInMs?: N;
  totalFreezeDurationInMs?: N;
  framesReceived?: N;
  framesDropped?: N;
  framesDecoded?: N;
  keyFramesDecoded?: N;
}
export interface TransportMediaStats<N = number, S = string> {
  id: string;
  rttInMs?: N;
  availableIncomingBitrate?: N;
  availableOutgoingBitrate?: N;
  /** `host`, `srflx`, `prflx` or `relay`: by which way the media goes. Microsoft's package does not tell. */
  localCandidateType?: S;
}
interface BothWays<Send, Receive> {
  send: Send[];
  receive: Receive[];
}
export interface MediaStatsReport<N = number, S = string> {
  audio: BothWays<OutgoingAudioMediaStats<N, S>, IncomingAudioMediaStats<N, S>>;
  video: BothWays<OutgoingVideoMediaStats<N, S>, IncomingVideoMediaStats<N, S>>;
  screenShare: BothWays<OutgoingVideoMediaStats<N, S>, IncomingVideoMediaStats<N, S>>;
  transports: TransportMediaStats<N, S>[];
}
export type MediaStatsReportSample = MediaStatsReport;

const groups = { audio: 'audio', camera: 'video', screen: 'screenShare' } as const;

export const emptyReport = <N, S>(): MediaStatsReport<N, S> => ({
  audio: { send: [], receive: [] },
  video: { send: [], receive: [] },
  screenShare: { send: [], receive: [] },
  transports: [],
});

/** The figures of all connections now, with rates since `before`. */
export function reportMedia(samples: readonly LinkSample[], before: readonly LinkSample[]): MediaStatsReport {
  const report = emptyReport<number, string>();
  for (const sample of samples) {
    const last = before.find(({ participantId }) => participantId === sample.participantId);
    const seconds = last ? (sample.timestamp - last.timestamp) / 1000 : 0;
    for (const stream of sample.streams.filter(isUsed)) {
      const earlier = last?.streams.find(({ id }) => id === stream.id);
      const stats = describe(stream, earlier, seconds, sample);
      report[groups[stream.slot]][stream.direction].push(stats);
    }
    const { transport } = sample;
    if (!transport) continue;
    report.transports.push({
      id: sample.participantId,
      ...present({
        rttInMs: milliseconds(transport, 'currentRoundTripTime'),
        availableIncomingBitrate: transport['availableIncomingBitrate'] as Value,
        availableOutgoingBitrate: transport['availableOutgoingBitrate'] as Value,
        localCandidateType: sample.localCandidateType,
      }),
    });
  }
  return report;
}

/** A connection has a place for a camera and a screen from the start, and probes the line with packets that hold no picture. */
const isUsed = ({ slot, direction, figures }: StreamSample) =>
  slot === 'audio' || numberOf(figures, direction === 'send' ? 'framesSent' : 'framesReceived') > 0;

function describe(
  stream: StreamSample,
  earlier: StreamSample | undefined,
  seconds: number,
  { participantId, transport }: LinkSample,
): StreamStats {
  const { figures, remote, direction, slot, source, codec } = stream;
  const isIncoming = direction === 'receive';
  const quality = isIncoming ? figures : remote;
  const rate = (now: number, then: number) =>
    earlier && seconds > 0 ? Math.max(0, now - then) / seconds : undefined;
  const perSecond = (name: string) => rate(numberOf(figures, name), numberOf(earlier?.figures ?? {}, name));
  const bytes = perSecond(isIncoming ? 'bytesReceived' : 'bytesSent');
  const lost = (of: StreamSample) => numberOf(isIncoming ? of.figures : of.remote, 'packetsLost');
  return {
    id: stream.id,
    transportId: participantId,
    ...present({
      codecName: codec,
      bitrate: bytes === undefined ? undefined : Math.round(bytes * 8),
      jitterInMs: milliseconds(quality, 'jitter'),
      packets: figures[isIncoming ? 'packetsReceived' : 'packetsSent'] as Value,
      packetsPerSecond: perSecond(isIncoming ? 'packetsReceived' : 'packetsSent'),
      packetsLost: lost(stream),
      packetsLostPerSecond: rate(lost(stream), earlier ? lost(earlier) : 0),
      rttInMs: milliseconds(remote, 'roundTripTime') ?? milliseconds(transport ?? {}, 'currentRoundTripTime'),
      ...(slot === 'audio'
        ? audioFigures(figures, source, isIncoming)
        : videoFigures(stream, isIncoming, perSecond)),
    }),
  };
}

function audioFigures(figures: StreamSample['figures'], source: StreamSample['source'], isIncoming: boolean) {
  if (!isIncoming) return { audioInputLevel: source['audioLevel'] as Value };
  const samples = numberOf(figures, 'totalSamplesReceived');
  return {
    audioOutputLevel: figures['audioLevel'] as Value,
    jitterBufferDelayInMs: jitterBufferMs(figures),
    healedRatio: samples > 0 ? numberOf(figures, 'concealedSamples') / samples : undefined,
  };
}

function videoFigures(
  { figures, source }: StreamSample,
  isIncoming: boolean,
  perSecond: (name: string) => number | undefined,
): Record<string, Value> {
  if (!isIncoming) {
    return {
      frameRateInput: source['framesPerSecond'] as Value,
      frameWidthInput: source['width'] as Value,
      frameHeightInput: source['height'] as Value,
      framesEncoded: figures['framesEncoded'] as Value,
      frameRateEncoded: perSecond('framesEncoded'),
      framesSent: figures['framesSent'] as Value,
      frameRateSent: figures['framesPerSecond'] as Value,
      frameWidthSent: figures['frameWidth'] as Value,
      frameHeightSent: figures['frameHeight'] as Value,
      keyFramesEncoded: figures['keyFramesEncoded'] as Value,
    };
  }
  return {
    jitterBufferDelayInMs: jitterBufferMs(figures),
    frameRateDecoded: perSecond('framesDecoded'),
    frameRateReceived: perSecond('framesReceived'),
    frameWidthReceived: figures['frameWidth'] as Value,
    frameHeightReceived: figures['frameHeight'] as Value,
    totalFreezeDurationInMs: milliseconds(figures, 'totalFreezesDuration'),
    framesReceived: figures['framesReceived'] as Value,
    framesDropped: figures['framesDropped'] as Value,
    framesDecoded: figures['framesDecoded'] as Value,
    keyFramesDecoded: figures['keyFramesDecoded'] as Value,
  };
}

const milliseconds = (figures: Readonly<Record<string, unknown>>, name: string): number | undefined =>
  typeof figures[name] === 'number' ? figures[name] * 1000 : undefined;

const jitterBufferMs = (figures: Readonly<Record<string, unknown>>): number | undefined => {
  const emitted = numberOf(figures, 'jitterBufferEmittedCount');
  return emitted > 0 ? (numberOf(figures, 'jitterBufferDelay') / emitted) * 1000 : undefined;
};

/** Figures that the browser does not give are left out. */
const present = (figures: Record<string, Value>): Record<string, number & string> =>
  Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined)) as Record<
    string,
    number & string
  >;
