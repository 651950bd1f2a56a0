import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MediaMesh } from '../src/media/media-mesh.ts';
import { installBrowserGlobals } from './support/browser-globals.ts';

const WAIT = { timeout: 20_000 };

/** A connection whose senders remember what they were told. */
class Connection extends EventTarget {
  readonly connectionState = 'connected';
  readonly signalingState = 'stable';
  readonly _transceivers: object[] = [];
  readonly _channels: { label: string; onmessage?: (event: { data: unknown }) => void }[] = [];
  constructor() {
    super();
    connections.push(this);
  }
  addTransceiver(kind: string) {
    let parameters = { encodings: [{}] };
    const sender = {
      track: null as object | null,
      replaceTrack: async (track: object | null) => void (sender.track = track),
      getParameters: () => structuredClone(parameters),
      setParameters: async (changed: typeof parameters) => void (parameters = changed),
    };
    const mid = String(this._transceivers.length);
    this._transceivers.push({ sender, mid, receiver: { track: { kind } } });
  }
  getTransceivers = () => this._transceivers;
  createDataChannel(label: string) {
    const channel = { label, readyState: 'open', send: () => undefined };
    this._channels.push(channel);
    return channel;
  }
  wish = (cameraLines: number) =>
    this._channels
      .find(({ label }) => label === 'wishes')
      ?.onmessage?.({ data: JSON.stringify({ cameraLines }) });
  close = () => undefined;
  /** Encoding of the camera. */
  get camera() {
    const [, transceiver] = this._transceivers as { sender: { getParameters(): { encodings: unknown[] } } }[];
    return transceiver?.sender.getParameters().encodings[0];
  }
}

let connections: Connection[] = [];
let mesh: MediaMesh;

beforeEach(async () => {
  installBrowserGlobals();
  connections = [];
  Object.assign(globalThis, { RTCPeerConnection: Connection });
  const ignore = () => undefined;
  mesh = new MediaMesh({
    configuration: () => ({}),
    ...{ sendSignal: ignore, onTracks: ignore, onLinkState: ignore, onData: ignore },
    ...{ onRelayReach: ignore, onRemoved: ignore },
  });
  const camera = { getSettings: () => ({ width: 1_280, height: 720 }) };
  await mesh.setTrack('camera', camera as MediaStreamTrack);
});
afterEach(() => mesh.close());

const come = (...names: string[]) => {
  for (const participantId of names) mesh.addPeer({ participantId, isPolite: false });
};
const sent = (lines: number, maxFramerate: number, maxBitrate: number) => ({
  ...{ maxBitrate, maxFramerate },
  scaleResolutionDownBy: 720 / lines,
});

describe('the camera in a mesh', () => {
  it('shrinks as people come, and grows again as they leave', async () => {
    come('a');
    await vi.waitFor(() => expect(connections[0]?.camera).toEqual(sent(720, 30, 1_500_000)), WAIT);
    come('b', 'c', 'd');
    await vi.waitFor(() => {
      for (const { camera } of connections) expect(camera).toEqual(sent(360, 20, 350_000));
    }, WAIT);
    for (const name of ['b', 'c', 'd']) mesh.removePeer(name);
    await vi.waitFor(() => expect(connections[0]?.camera).toEqual(sent(720, 30, 1_500_000)), WAIT);
  });

  it('stays within the limits of the application, and grows when they are lifted', async () => {
    come('a');
    await mesh.setLimits({ frameHeight: 180, frameRate: 5 });
    expect(connections[0]?.camera).toEqual(sent(180, 5, 200_000));
    await mesh.setLimits({});
    expect(connections[0]?.camera).toEqual(sent(720, 30, 1_500_000));
  });

  it('is as small as the other shows it, to that one alone', async () => {
    come('a', 'b');
    connections[0]?.wish(540);
    connections[0]?.wish(180);
    await vi.waitFor(() => expect(connections[0]?.camera).toEqual(sent(180, 30, 200_000)), WAIT);
    expect(connections[1]?.camera).toEqual(sent(540, 30, 900_000));
  });

  it('is scaled by what the source delivers', async () => {
    come('a', 'b', 'c');
    const stream = { id: 's', figures: {}, remote: {}, codec: undefined };
    const source = { width: 360, height: 640 };
    const streams = [{ ...stream, slot: 'camera', direction: 'send', source } as const];
    mesh.measureSources([
      { participantId: 'a', timestamp: 0, transport: undefined, localCandidateType: undefined, streams },
    ]);
    await vi.waitFor(() => expect(connections[2]?.camera).toMatchObject({ scaleResolutionDownBy: 1 }), WAIT);
  });
});
