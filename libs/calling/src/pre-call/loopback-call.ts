import type { DeviceAccess } from '../api/devices.ts';
import { sampleLink, type LinkSample } from '../media/media-sample.ts';
import { PeerLink, type PeerLinkOptions } from '../media/peer-link.ts';
import type { Emitter } from '../support/emitter.ts';
import type { LoopbackFigures } from './grade-call.ts';
import { measureLoopback } from './measure-loopback.ts';
import { openTestMedia, type TestMedia } from './test-media.ts';

export interface LoopbackEvents {
  samples: (samples: readonly LinkSample[]) => void;
}
export interface LoopbackOptions {
  rtcConfiguration(): RTCConfiguration;
  readonly access: DeviceAccess;
  readonly events: Emitter<LoopbackEvents>;
  readonly signal: AbortSignal;
}

const connectWithinMs = 15_000;
const measureForMs = 8_000;
const sampleEveryMs = 1_000;

/**
 * Calls oneself, over the same connections as any call: through the relay when there is one, so that its whole way is tested.
 * Undefined when the two ends do not reach each other.
 */
export async function callOneself(options: LoopbackOptions): Promise<LoopbackFigures | undefined> {
  const media = await openTestMedia(options.access);
  const links = connectEnds(relayOnly(options.rtcConfiguration()), media);
  try {
    const isConnected = await waitUntil(
      () => links.every(({ isConnected: isThere }) => isThere),
      connectWithinMs,
      options.signal,
    );
    return isConnected ? await measure(links, options) : undefined;
  } finally {
    for (const link of links) link.close();
    media.stop();
  }
}

/** Both ends and the signals between them; the first sends. */
function connectEnds(configuration: RTCConfiguration, media: TestMedia): readonly [PeerLink, PeerLink] {
  const common = {
    configuration: () => configuration,
    terms: () => ({ peers: 1, limits: {}, sourceLines: {} }),
    onTracks: () => undefined,
    onStateChange: () => undefined,
    onData: () => undefined,
    onRelayReach: () => undefined,
  } satisfies Partial<PeerLinkOptions>;
  const receiver: PeerLink = new PeerLink({
    ...{ ...common, participantId: 'loopback-receiver', isPolite: true, outgoing: () => ({}) },
    sendSignal: (signal) => sender.handleSignal(signal),
  });
  const sender: PeerLink = new PeerLink({
    ...{ ...common, participantId: 'loopback-sender', isPolite: false },
    outgoing: () => ({ audio: media.audio, camera: media.camera }),
    sendSignal: (signal) => receiver.handleSignal(signal),
  });
  return [sender, receiver];
}

async function measure(
  [sender, receiver]: readonly [PeerLink, PeerLink],
  { events, signal }: LoopbackOptions,
): Promise<LoopbackFigures> {
  const sent: LinkSample[] = [];
  const endsAt = performance.now() + measureForMs;
  while (performance.now() < endsAt && !signal.aborted) {
    await pause(sampleEveryMs);
    const samples = await Promise.all([sampleLink(sender), sampleLink(receiver)]);
    if (samples[0]) sent.push(samples[0]);
    events.emit(
      'samples',
      samples.flatMap((sample) => sample ?? []),
    );
  }
  return measureLoopback(sent);
}

function relayOnly(configuration: RTCConfiguration): RTCConfiguration {
  const urls = (configuration.iceServers ?? []).flatMap((server) => server.urls);
  const hasRelay = urls.some((url) => /^turns?:/i.test(url));
  return hasRelay ? { ...configuration, iceTransportPolicy: 'relay' } : configuration;
}

async function waitUntil(look: () => boolean, withinMs: number, signal: AbortSignal): Promise<boolean> {
  const endsAt = performance.now() + withinMs;
  while (!look()) {
    if (performance.now() > endsAt || signal.aborted) return false;
    await pause(50);
  }
  return true;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
