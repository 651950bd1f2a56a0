import { setMaxListeners } from 'node:events';

/** What calls need of a browser and Node has not. No media flows: the browser tests are for that. */
class FakeMediaStream extends EventTarget {
  readonly id = crypto.randomUUID();
  readonly active = true;
  readonly _tracks: FakeTrack[];
  constructor(tracks: FakeTrack[] = []) {
    super();
    this._tracks = [...tracks];
  }
  getTracks = () => [...this._tracks];
  getAudioTracks = () => this._tracks.filter(({ kind }) => kind === 'audio');
  getVideoTracks = () => this._tracks.filter(({ kind }) => kind === 'video');
  addTrack = (track: FakeTrack) => void this._tracks.push(track);
  removeTrack = (track: FakeTrack) => void this._tracks.splice(this._tracks.indexOf(track), 1);
}

class FakeTrack extends EventTarget {
  readonly kind: 'audio' | 'video';
  readonly label = 'Fake device';
  enabled = true;
  readyState: 'live' | 'ended' = 'live';
  contentHint = '';
  constructor(kind: 'audio' | 'video') {
    super();
    this.kind = kind;
  }
  clone = () => new FakeTrack(this.kind);
  getSettings = () => ({});
  stop = () => void (this.readyState = 'ended');
}

class FakePeerConnection extends EventTarget {
  readonly connectionState = 'new';
  readonly signalingState = 'stable';
  readonly remoteDescription = null;
  readonly localDescription = null;
  getTransceivers = () => [];
  addTransceiver = () => undefined;
  createDataChannel = () => ({ readyState: 'connecting', bufferedAmount: 0 });
  getStats = async () => new Map();
  setConfiguration = () => undefined;
  restartIce = () => undefined;
  setLocalDescription = async () => undefined;
  setRemoteDescription = async () => undefined;
  close = () => undefined;
}

const devices = [
  { kind: 'audioinput', deviceId: 'mic-1', groupId: 'a', label: 'Microphone' },
  { kind: 'videoinput', deviceId: 'cam-1', groupId: 'a', label: 'Camera' },
  { kind: 'audiooutput', deviceId: 'spk-1', groupId: 'a', label: 'Speaker' },
];

/** Makes `globalThis` look like a page with one device of each kind; to refuse them makes opening them fail. */
export function installBrowserGlobals(): {
  refuseDevices(name: string | undefined): void;
  refuseScreens(refusal: DOMException | undefined): void;
} {
  let refusal: string | undefined;
  let screenRefusal: DOMException | undefined;
  const mediaDevices = Object.assign(manyListeners(new EventTarget()), {
    enumerateDevices: async () => devices,
    async getUserMedia({ audio, video }: MediaStreamConstraints) {
      if (refusal) throw new DOMException('refused', refusal);
      const tracks = [...(audio ? [new FakeTrack('audio')] : []), ...(video ? [new FakeTrack('video')] : [])];
      return new FakeMediaStream(tracks);
    },
    async getDisplayMedia() {
      if (screenRefusal) throw screenRefusal;
      return new FakeMediaStream([new FakeTrack('video')]);
    },
  });
  const audioElement = () => ({ play: async () => undefined, pause: () => undefined });
  Object.assign(globalThis, {
    MediaStream: FakeMediaStream,
    RTCPeerConnection: FakePeerConnection,
    window: manyListeners(new EventTarget()),
    document: Object.assign(new EventTarget(), { createElement: audioElement }),
  });
  Object.defineProperty(globalThis, 'navigator', {
    configurable: true,
    value: { mediaDevices, onLine: true, userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0' },
  });
  return {
    refuseDevices: (name) => void (refusal = name),
    refuseScreens: (exception) => void (screenRefusal = exception),
  };
}

/** All people of a test share the globals of one page. */
function manyListeners<Target extends EventTarget>(target: Target): Target {
  setMaxListeners(0, target);
  return target;
}
