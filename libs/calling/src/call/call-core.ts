import type {
  CallEndReason as WireEndReason,
  CallerInfo as WireCallerInfo,
  CallHead,
  CallView,
  CallingEvent,
} from '@switchboard/acs-contracts';
import type { Call, CallEvents } from '../api/call.ts';
import type { CallDirection, CallState } from '../api/common.ts';
import { CallingError } from '../api/errors.ts';
import type { LobbyEvents } from '../api/participants.ts';
import type { MediaDeviceManager } from '../devices/media-device-manager.ts';
import { AudioOutput } from '../media/audio-output.ts';
import type { MediaMesh } from '../media/media-mesh.ts';
import type { LinkSample } from '../media/media-sample.ts';
import type { Signalling } from '../signalling/signalling-types.ts';
import { Emitter } from '../support/emitter.ts';
import { applyView } from './apply-call-events.ts';
import type { CallInformation } from './call-information.ts';
import { DiagnosticsBoard } from './diagnostics-board.ts';
import { createCallMesh } from './call-mesh.ts';
import { LocalMedia } from './local-media.ts';
import { watchNetworkLoss } from './network-loss.ts';
import type { Participant } from './participant.ts';
import { RemoteDiagnosticsBoard, type RemoteDiagnosticEntry } from './remote-diagnostics-board.ts';

/** What an agent gives to its calls. */
export interface CallEnvironment {
  readonly signalling: Signalling;
  readonly devices: MediaDeviceManager;
  rtcConfiguration(): RTCConfiguration;
  /** The call has ended and leaves the agent's calls. */
  onEnded(core: CallCore): void;
}

/** Sends the request that begins a call; the answer is handled before the events that follow it. */
export type AskForCall = (
  media: { isMuted: boolean },
  onAnswer: (result: { call: CallView }) => void,
) => Promise<unknown>;

/** What happens inside of a call, for its features. */
export interface CoreEvents {
  headChanged: (head: CallHead, previous: CallHead | undefined) => void;
  participantsChanged: () => void;
  reaction: (event: CallingEvent<'reaction'>) => void;
  /** The person has been sent to somebody else, and this is the new call. */
  transferAccepted: (targetCall: Call) => void;
  transferUpdated: (event: CallingEvent<'transferUpdated'>) => void;
  /** What others say of their devices and network. */
  remoteDiagnostics: (diagnostics: readonly RemoteDiagnosticEntry[]) => void;
  realTimeText: (event: CallingEvent<'realTimeText'>) => void;
  dominantSpeakers: (rawIds: readonly string[], changedOn: Date) => void;
  data: (participant: Participant, data: ArrayBuffer) => void;
  samples: (samples: readonly LinkSample[]) => void;
  ended: () => void;
}

export interface CoreOptions {
  readonly id: string;
  readonly direction: CallDirection;
  readonly info: CallInformation;
  readonly callerRawId: string | undefined;
  readonly callerName: string | undefined;
  readonly transferorInfo?: WireCallerInfo | undefined;
  readonly media: ConstructorParameters<typeof LocalMedia>[1];
}

/** The state of one call and the parts that it is made of; `CallObject` is its public face. */
export class CallCore {
  readonly environment: CallEnvironment;
  readonly id: string;
  readonly direction: CallDirection;
  readonly info: CallInformation;
  readonly bus = new Emitter<CoreEvents>();
  readonly diagnostics = new DiagnosticsBoard();
  readonly remoteDiagnostics = new RemoteDiagnosticsBoard();
  readonly participants = new Map<string, Participant>();
  readonly output: AudioOutput;
  readonly mesh: MediaMesh;
  readonly local: LocalMedia;
  readonly _answered = Promise.withResolvers<void>();
  state: CallState = 'None';
  endReason: WireEndReason | undefined;
  callerRawId: string | undefined;
  callerName: string | undefined;
  transferorInfo: WireCallerInfo | undefined;
  head: CallHead | undefined;
  isIncomingAudioMuted = false;
  dominantSpeakers: { rawIds: readonly string[]; changedOn: Date } = { rawIds: [], changedOn: new Date(0) };
  /** The public object, and the emitter behind it. */
  call!: Call;
  events!: Emitter<CallEvents>;
  lobbyEvents!: Emitter<LobbyEvents>;
  _stopMonitor: (() => void) | undefined;
  _stopLossWatch: (() => void) | undefined;

  constructor(environment: CallEnvironment, options: CoreOptions) {
    this.environment = environment;
    this.id = options.id;
    this.direction = options.direction;
    this.info = options.info;
    this.callerRawId = options.callerRawId;
    this.callerName = options.callerName;
    this.transferorInfo = options.transferorInfo;
    this._answered.promise.catch(() => undefined);
    this.output = new AudioOutput();
    this.local = new LocalMedia(this, options.media);
    this.mesh = createCallMesh(this);
  }

  get isEnded(): boolean {
    return this.state === 'Disconnected';
  }

  get isOnHold(): boolean {
    return this.state === 'LocalHold' || this.state === 'RemoteHold';
  }

  get signalling(): Signalling {
    return this.environment.signalling;
  }

  /** Resolves once the service knows the call; rejects when the call has ended. */
  answered(): Promise<void> {
    return this.isEnded ? Promise.reject(endedError(this.id)) : this._answered.promise;
  }

  setState(state: CallState): void {
    const isBackwards = this.state === 'Disconnecting' && state !== 'Disconnected';
    if (this.state === state || this.isEnded || isBackwards) return;
    this.state = state;
    this.events.emit('stateChanged');
  }

  /** Asks the service for the call, opens devices meanwhile, and ends the call when the service refuses. */
  async begin(ask: AskForCall): Promise<void> {
    this.setState('Connecting');
    this._stopLossWatch = watchNetworkLoss(this);
    this.local.open();
    try {
      await ask({ isMuted: this.local.isMuted }, ({ call }) => {
        if (this.isEnded) return;
        this.restate(call);
        this._answered.resolve();
      });
    } catch (error) {
      this.finish(reasonOf(error));
      throw error;
    }
  }

  /** Takes over the whole state: the answer to the first request, or after much was missed. */
  restate(view: CallView): void {
    applyView(this, view);
  }

  /** The one way to the end: reason, `Disconnecting`, `Disconnected`, then out of the agent's calls. */
  finish(reason: WireEndReason): void {
    if (this.isEnded) return;
    this.endReason = reason;
    this.setState('Disconnecting');
    this._stopMonitor?.();
    this._stopLossWatch?.();
    this.mesh.close();
    this.output.close();
    this.local.close();
    this.setState('Disconnected');
    this._answered.reject(endedError(this.id));
    this.info._serverCallId.reject(endedError(this.id));
    this.bus.emit('ended');
    this.environment.onEnded(this);
  }

  participantBy(participantId: string): Participant | undefined {
    return [...this.participants.values()].find((known) => known._participantId === participantId);
  }
}

const endedError = (id: string): CallingError => new CallingError(412, 0, `The call ${id} has ended.`);

const reasonOf = (error: unknown): WireEndReason =>
  error instanceof CallingError ? { code: error.code, subCode: error.subCode } : { code: 500, subCode: 0 };
