import type {
  AudioDeviceInfo,
  CallState as SdkCallState,
  LocalVideoStream,
  ParticipantCapabilityName,
  ParticipantRole,
  Reaction,
  RemoteParticipantState,
  RemoteVideoStream,
  VideoDeviceInfo,
} from '@switchboard/calling';
import type { CallingErrorCode, CallingProblem } from './calling-error.ts';

export type { ParticipantCapabilityName, Reaction };

/**
 * The connection over which calls are placed and come in. `idle`: not asked for so far. `reconnecting`: it was there and is
 * lost; a running call goes on meanwhile. `failed`: no agent could be made; `reason` says why.
 */
export interface AgentState {
  readonly connection: 'idle' | 'connecting' | 'connected' | 'reconnecting' | 'failed';
  readonly reason: CallingErrorCode | undefined;
}

/** Everything that the calling client knows. Immutable: what did not change keeps its reference. */
export interface CallingState {
  readonly agent: AgentState;
  /** Calls that ring on this device, the first at the front. */
  readonly incoming: readonly IncomingCallState[];
  /** The call that this page is in or places. One at a time. */
  readonly call: CallState | undefined;
  /** The last call, from its end until the next one or `dismissEnded`. */
  readonly ended: EndedCall | undefined;
  readonly devices: DevicesState;
  readonly problems: readonly CallingProblem[];
}

export interface IncomingCallState {
  readonly id: string;
  readonly callerId: string | undefined;
  readonly callerName: string | undefined;
}

/** Where a call came from, as the page that places it wants to remember it. */
export type CallTarget =
  | { readonly kind: 'people'; readonly userIds: readonly string[] }
  | { readonly kind: 'group'; readonly groupId: string }
  | { readonly kind: 'room'; readonly roomId: string }
  /** `callerId`: raw id of whoever called, if it is told. */
  | { readonly kind: 'incoming'; readonly callerId: string | undefined };

export type NetworkQuality = 'good' | 'poor' | 'bad';

export interface CallContext {
  readonly target: CallTarget;
  /** The conversation beside the call. */
  readonly threadId: string | undefined;
}

export interface CallState extends CallContext {
  readonly id: string;
  readonly direction: 'Incoming' | 'Outgoing';
  readonly state: SdkCallState;
  /** Epoch milliseconds of the first moment in `Connected`. */
  readonly connectedAt: number | undefined;
  readonly isMuted: boolean;
  /** Grows each time that somebody else muted this microphone. */
  readonly mutedByOthers: number;
  readonly camera: LocalVideoStream | undefined;
  readonly isScreenSharing: boolean;
  readonly role: ParticipantRole;
  readonly capabilities: Readonly<Record<ParticipantCapabilityName, boolean>>;
  /** In the order in which they came; without those who wait in the lobby. */
  readonly participants: readonly ParticipantState[];
  readonly lobby: readonly ParticipantState[];
  /** Whether newcomers wait; undefined where the SDK cannot switch it (with Azure it is a setting of the meeting). */
  readonly isLobbyOn: boolean | undefined;
  /** Raw ids, the loudest first. */
  readonly dominantSpeakers: readonly string[];
  /** Raw ids, who raised a hand first at the front; may hold one's own. */
  readonly raisedHands: readonly string[];
  /** Raw ids of those whom everybody shall see large, in the order in which they were put there; may hold one's own. */
  readonly spotlights: readonly string[];
  /** Those of the last seconds. */
  readonly reactions: readonly ReactionState[];
  readonly networkQuality: NetworkQuality;
  /** The connection to the call is lost and being mended. */
  readonly isReconnecting: boolean;
  readonly isSpeakingWhileMuted: boolean;
}

export interface ParticipantState {
  /** Raw id. */
  readonly id: string;
  readonly displayName: string | undefined;
  readonly state: RemoteParticipantState;
  readonly isMuted: boolean;
  readonly isSpeaking: boolean;
  readonly role: ParticipantRole;
  /** What the participant's own client tells of its network. */
  readonly networkQuality: NetworkQuality;
  /** Set while the camera is on. */
  readonly camera: VideoState | undefined;
  /** Set while the screen is shared. */
  readonly screen: VideoState | undefined;
}

export interface VideoState {
  /** To be handed to `CallingSession.showVideo`. */
  readonly stream: RemoteVideoStream;
  readonly isReceiving: boolean;
}

export interface ReactionState {
  readonly id: number;
  readonly participantId: string;
  readonly reaction: Reaction;
}

export interface EndedCall extends CallContext {
  readonly id: string;
  readonly code: number;
  readonly subCode: number;
  /** Undefined when nobody ever answered. */
  readonly durationMs: number | undefined;
}

/** `unknown`: the person was not asked yet. */
export type DevicePermission = 'unknown' | 'granted' | 'denied';

export interface DevicesState {
  readonly cameras: readonly VideoDeviceInfo[];
  readonly microphones: readonly AudioDeviceInfo[];
  readonly speakers: readonly AudioDeviceInfo[];
  readonly cameraId: string | undefined;
  readonly microphoneId: string | undefined;
  readonly speakerId: string | undefined;
  readonly cameraPermission: DevicePermission;
  readonly microphonePermission: DevicePermission;
  readonly isSpeakerSelectionAvailable: boolean;
  /** Names of chosen devices that are not connected: others are used until they are back. */
  readonly absent: Readonly<Partial<Record<DeviceChoice, string>>>;
  /** What shall be seen behind the person: `none`, `blur`, or the id of an image. */
  readonly background: string;
  /** `failed`: wished for and not possible, so that the camera stays off. */
  readonly backgroundEffect: 'off' | 'starting' | 'on' | 'failed';
}

export type DeviceChoice = 'camera' | 'microphone' | 'speaker';

export const initialState: CallingState = {
  agent: { connection: 'idle', reason: undefined },
  incoming: [],
  call: undefined,
  ended: undefined,
  devices: {
    cameras: [],
    microphones: [],
    speakers: [],
    cameraId: undefined,
    microphoneId: undefined,
    speakerId: undefined,
    cameraPermission: 'unknown',
    microphonePermission: 'unknown',
    isSpeakerSelectionAvailable: false,
    absent: {},
    background: 'none',
    backgroundEffect: 'off',
  },
  problems: [],
};
