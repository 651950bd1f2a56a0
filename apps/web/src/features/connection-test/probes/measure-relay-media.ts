import type { RelayMedia } from '../checks/judge-relay.ts';
import type { IceServer } from './gather.ts';
import { drawTestPicture } from './draw-test-picture.ts';
import { pause } from './waiting.ts';

const connectMs = 15_000;
/** The first second is for the estimate of the bandwidth. */
const settleMs = 1000;
const measureMs = 4000;

/** Sends a picture from this page to this page over nothing but the relay, and measures how it arrives. */
export async function measureRelayMedia(
  iceServers: readonly IceServer[],
  signal: AbortSignal,
): Promise<RelayMedia> {
  const configuration = { iceServers: [...iceServers], iceTransportPolicy: 'relay' as const };
  const sender = new RTCPeerConnection(configuration);
  const receiver = new RTCPeerConnection(configuration);
  const picture = drawTestPicture();
  try {
    for (const track of picture.stream.getTracks()) sender.addTrack(track, picture.stream);
    const isConnected = connected(sender, signal);
    await connect(sender, receiver);
    if (!(await isConnected)) return nothing;
    await pause(settleMs, signal);
    const before = await inboundOf(receiver);
    const startedAt = performance.now();
    await pause(measureMs, signal);
    const after = await inboundOf(receiver);
    const seconds = (performance.now() - startedAt) / 1000;
    return {
      ...(await pairOf(sender)),
      kilobitsPerSecond: ((after.bytesReceived - before.bytesReceived) * 8) / 1000 / seconds,
      packetsReceived: after.packetsReceived - before.packetsReceived,
      packetsLost: after.packetsLost - before.packetsLost,
      framesDecoded: after.framesDecoded - before.framesDecoded,
    };
  } finally {
    picture.stop();
    sender.close();
    receiver.close();
  }
}

const nothing: RelayMedia = {
  candidateTypes: [],
  roundTripMs: null,
  kilobitsPerSecond: 0,
  packetsReceived: 0,
  packetsLost: 0,
  framesDecoded: 0,
};

/** Offer and answer within the page; candidates follow as they are found, once both sides know each other. */
async function connect(sender: RTCPeerConnection, receiver: RTCPeerConnection): Promise<void> {
  const introduced = Promise.withResolvers<void>();
  const passCandidates = (from: RTCPeerConnection, to: RTCPeerConnection) =>
    from.addEventListener('icecandidate', ({ candidate }) => {
      // After the end of the test there is nobody left to tell.
      if (candidate) void introduced.promise.then(() => to.addIceCandidate(candidate)).catch(() => undefined);
    });
  passCandidates(sender, receiver);
  passCandidates(receiver, sender);
  await sender.setLocalDescription();
  await receiver.setRemoteDescription(descriptionOf(sender));
  await receiver.setLocalDescription();
  await sender.setRemoteDescription(descriptionOf(receiver));
  introduced.resolve();
}

function descriptionOf({ localDescription }: RTCPeerConnection): RTCSessionDescription {
  if (!localDescription) throw new Error('The browser described no connection.');
  return localDescription;
}

async function connected(connection: RTCPeerConnection, signal: AbortSignal): Promise<boolean> {
  const settled = new Promise<boolean>((resolve) => {
    connection.addEventListener('connectionstatechange', () => {
      if (connection.connectionState === 'connected') resolve(true);
      if (connection.connectionState === 'failed') resolve(false);
    });
  });
  return Promise.race([settled, pause(connectMs, signal).then(() => false)]);
}

type Stats = Readonly<Record<string, unknown>>;

async function statsOf(connection: RTCPeerConnection): Promise<Stats[]> {
  const entries: Stats[] = [];
  (await connection.getStats()).forEach((entry: Stats) => entries.push(entry));
  return entries;
}

const countOf = (stats: Stats | undefined, name: string) => Number(stats?.[name] ?? 0);

async function inboundOf(connection: RTCPeerConnection) {
  const inbound = (await statsOf(connection)).find(({ type }) => type === 'inbound-rtp');
  return {
    bytesReceived: countOf(inbound, 'bytesReceived'),
    packetsReceived: countOf(inbound, 'packetsReceived'),
    packetsLost: countOf(inbound, 'packetsLost'),
    framesDecoded: countOf(inbound, 'framesDecoded'),
  };
}

/** The pair of candidates in use. @see https://www.w3.org/TR/webrtc-stats/#candidatepair-dict* */
async function pairOf(connection: RTCPeerConnection) {
  const stats = await statsOf(connection);
  const pair = stats.find(
    ({ type, state, nominated }) => type === 'candidate-pair' && state === 'succeeded' && nominated === true,
  );
  const typeOf = (id: unknown) =>
    String(stats.find((entry) => entry['id'] === id)?.['candidateType'] ?? 'unknown');
  const seconds = pair?.['currentRoundTripTime'];
  return {
    candidateTypes: [typeOf(pair?.['localCandidateId']), typeOf(pair?.['remoteCandidateId'])],
    roundTripMs: typeof seconds === 'number' ? seconds * 1000 : null,
  };
}
