import { createIdentifierFromRawId } from '@azure/communication-common';
import type { CallClientApi } from '@switchboard/calling';
import type { CallingSdk } from '../calling-sdk.ts';

type Listener = (...args: never[]) => void;

/** Anything of an SDK that is listened to. */
export class ScriptedSource {
  readonly listeners = new Map<string, Set<Listener>>();

  on(event: string, listener: Listener): void {
    this.listeners.set(event, (this.listeners.get(event) ?? new Set()).add(listener));
  }
  off(event: string, listener: Listener): void {
    this.listeners.get(event)?.delete(listener);
  }
  emit(event: string, ...args: unknown[]): void {
    for (const listener of [...(this.listeners.get(event) ?? [])])
      (listener as (...given: unknown[]) => void)(...args);
  }
  get listenerCount(): number {
    return [...this.listeners.values()].reduce((sum, { size }) => sum + size, 0);
  }
}

export class ScriptedParticipant extends ScriptedSource {
  readonly identifier;
  displayName: string | undefined;
  state = 'Connected';
  isMuted = false;
  isSpeaking = false;
  role = 'Presenter';
  videoStreams: (ScriptedSource & { mediaStreamType: string; isAvailable: boolean; isReceiving: boolean })[] =
    [];

  constructor(rawId: string, displayName: string) {
    super();
    this.identifier = createIdentifierFromRawId(rawId);
    this.displayName = displayName;
  }

  addCamera() {
    const camera = Object.assign(new ScriptedSource(), {
      ...{ mediaStreamType: 'Video', isAvailable: false, isReceiving: false },
    });
    this.videoStreams.push(camera);
    this.emit('videoStreamsUpdated');
    return camera;
  }
}

/** A call whose course the test tells. Commands are written down. */
export class ScriptedCall extends ScriptedSource {
  readonly log: string[] = [];
  readonly lobby = new ScriptedSource();
  readonly features = new Map<unknown, ScriptedSource>();
  id = 'call';
  direction = 'Outgoing';
  state = 'Connecting';
  isMuted = false;
  isScreenSharingOn = false;
  role = 'Presenter';
  localVideoStreams: object[] = [];
  remoteParticipants: ScriptedParticipant[] = [];
  callEndReason: { code: number; subCode?: number } | undefined;
  /** What the next command is refused with. */
  refusal: Error | undefined;
  raisedHands: { identifier: object; order: number }[] = [];
  spotlights: { identifier: object; order?: number }[] = [];
  othersDiagnostics: { rawId: string; diagnostic: string; value: number | boolean }[] = [];

  feature(factory: unknown): ScriptedSource {
    const feature = this.features.get(factory) ?? this.makeFeature();
    this.features.set(factory, feature);
    return feature;
  }

  makeFeature(): ScriptedSource {
    const board = () => Object.assign(new ScriptedSource(), { getLatest: () => ({}) });
    const remote = Object.assign(new ScriptedSource(), {
      getLatest: () => ({ diagnostics: this.othersDiagnostics }),
      startSendingDiagnostics: () => this.log.push('startSendingDiagnostics'),
    });
    return Object.assign(new ScriptedSource(), {
      capabilities: { unmuteMic: { isPresent: true }, shareScreen: { isPresent: false } },
      dominantSpeakers: { speakersList: [] },
      getRaisedHands: () => this.raisedHands,
      getSpotlightedParticipants: () => this.spotlights,
      network: board(),
      media: board(),
      remote,
    });
  }

  enter(state: string): void {
    this.state = state;
    this.emit('stateChanged');
  }

  add(participant: ScriptedParticipant): void {
    this.remoteParticipants.push(participant);
    this.emit('remoteParticipantsUpdated', { added: [participant], removed: [] });
  }

  tellDiagnostics(): void {
    for (const feature of this.features.values())
      if ('remote' in feature) (feature.remote as ScriptedSource).emit('diagnosticChanged');
  }

  async mute(): Promise<void> {
    this.obey('mute');
    this.isMuted = true;
    this.emit('isMutedChanged');
  }

  async startScreenSharing(): Promise<void> {
    this.obey('startScreenSharing');
  }

  async hangUp(): Promise<void> {
    this.obey('hangUp');
    this.callEndReason = { code: 0, subCode: 0 };
    this.enter('Disconnected');
  }

  obey(command: string): void {
    this.log.push(command);
    if (this.refusal) throw this.refusal;
  }
}

class ScriptedDevices extends ScriptedSource {
  cameras: { id: string; name: string }[] = [];
  microphones: { id: string; name: string }[] = [];
  permitted = { audio: true, video: true };
  isSpeakerSelectionAvailable = false;
  selectedMicrophone: { id: string } | undefined;
  selectedSpeaker: undefined;

  async getCameras() {
    return this.cameras;
  }
  async getMicrophones() {
    return this.microphones;
  }
  async selectMicrophone(microphone: { id: string }) {
    this.selectedMicrophone = microphone;
    this.emit('selectedMicrophoneChanged');
  }
  async askDevicePermission() {
    return this.permitted;
  }
}

class ScriptedEffects extends ScriptedSource {
  readonly log: string[] = [];
  isPossible = true;
  refusal: Error | undefined;

  async isSupported() {
    return this.isPossible;
  }
  async startEffects({ name }: { name: string }) {
    this.log.push(`start ${name}`);
    if (this.refusal) throw this.refusal;
  }
  async stopEffects() {
    this.log.push('stop');
  }
}

/** A calling SDK of which the test is the service. */
export class ScriptedSdk {
  readonly agent = Object.assign(new ScriptedSource(), {
    connectionState: 'Connected',
    startCall: () => this.nextCall,
    join: () => this.nextCall,
    dispose: async () => undefined,
  });
  readonly devices = new ScriptedDevices();
  /** Those of every camera. */
  readonly effects = new ScriptedEffects();
  nextCall = new ScriptedCall();
  agentRefusal: Error | undefined;

  get sdk(): CallingSdk {
    const client = {
      getDeviceManager: async () => this.devices,
      createCallAgent: async () => {
        if (this.agentRefusal) throw this.agentRefusal;
        return this.agent;
      },
      dispose: async () => undefined,
    } as unknown as CallClientApi;
    class Client {
      constructor() {
        return client;
      }
    }
    const { effects } = this;
    class Stream extends ScriptedSource {
      readonly mediaStreamType = 'Video';
      readonly source: object;
      readonly effects = effects;
      feature = () => this.effects;
      constructor(source: object) {
        super();
        this.source = source;
      }
    }
    const names = ['Capabilities', 'DataChannel', 'DominantSpeakers', 'MediaStats', 'RaiseHand', 'Reaction'];
    return {
      CallClient: Client,
      LocalVideoStream: Stream,
      VideoStreamRenderer: Stream,
      Features: Object.fromEntries(
        [...names, 'Spotlight', 'UserFacingDiagnostics', 'VideoEffects'].map((name) => [name, { name }]),
      ),
    } as unknown as CallingSdk;
  }

  /** Lets a call ring. */
  ring(id: string, displayName: string) {
    const incomingCall = Object.assign(new ScriptedSource(), {
      id,
      callerInfo: { identifier: createIdentifierFromRawId('8:acs:caller'), displayName },
      info: { getServerCallId: async () => `server of ${id}` },
      accept: async () => this.nextCall,
      reject: async () => undefined,
    });
    this.agent.emit('incomingCall', { incomingCall });
    return incomingCall;
  }
}
