import type {
  CommunicationIdentifier,
  CommunicationUserIdentifier,
  MicrosoftTeamsUserIdentifier,
  PhoneNumberIdentifier,
} from '@azure/communication-common';
import type { LocalAudioStream } from '../streams/local-audio-stream.ts';
import type { LocalVideoStream } from '../streams/local-video-stream.ts';
import type { EventSource } from '../support/emitter.ts';
import type {
  CallDirection,
  CallEndReason,
  CallState,
  CallerInfo,
  CollectionUpdatedEvent,
  CustomContext,
  Disposable,
  DtmfTone,
  ParticipantRole,
  PropertyChangedEvent,
} from './common.ts';
import type { CallKind, IncomingCallKind } from './enumerations.ts';
import type { CallFeature, CallFeatureFactory } from './features.ts';
import type { Lobby, RemoteParticipant } from './participants.ts';
import type { RemoteAudioStream } from './streams.ts';

export interface MediaConstraintRange {
  max?: number;
}
export interface VideoSendConstraints {
  frameHeight?: MediaConstraintRange;
  frameRate?: MediaConstraintRange;
  /** In bits per second. */
  bitrate?: MediaConstraintRange;
}
export interface VideoConstraints {
  send?: VideoSendConstraints;
}
export interface CallConstraints {
  video?: VideoConstraints;
}

export interface AudioOptions {
  muted?: boolean;
  localAudioStreams?: LocalAudioStream[];
}
export interface VideoOptions {
  localVideoStreams?: LocalVideoStream[];
  constraints?: VideoConstraints;
}
export interface JoinCallOptions {
  videoOptions?: VideoOptions;
  audioOptions?: AudioOptions;
}
export interface StartCallOptions extends JoinCallOptions {
  alternateCallerId?: PhoneNumberIdentifier;
  customContext?: CustomContext;
}
export type AcceptCallOptions = JoinCallOptions;
export interface AddPhoneNumberOptions {
  alternateCallerId?: PhoneNumberIdentifier;
}
export interface HangUpOptions {
  /** Ends the call for all participants. */
  forEveryone: boolean;
}

export interface CallInfo {
  /** Of the call's chat; calls of communication users have none. */
  readonly threadId: string | undefined;
  readonly groupId: string | undefined;
  /** Of the own participation; empty until the call is answered by the service. */
  readonly participantId: string;
  getServerCallId(): Promise<string>;
  onCallInfoChanged(event: 'callInfoChanged', listener: PropertyChangedEvent): void;
  offCallInfoChanged(event: 'callInfoChanged', listener: PropertyChangedEvent): void;
}

export interface CallEvents {
  stateChanged: PropertyChangedEvent;
  idChanged: PropertyChangedEvent;
  isMutedChanged: PropertyChangedEvent;
  isIncomingAudioMutedChanged: PropertyChangedEvent;
  isScreenSharingOnChanged: PropertyChangedEvent;
  isLocalVideoStartedChanged: PropertyChangedEvent;
  remoteParticipantsUpdated: CollectionUpdatedEvent<RemoteParticipant>;
  localVideoStreamsUpdated: CollectionUpdatedEvent<LocalVideoStream>;
  localAudioStreamsUpdated: CollectionUpdatedEvent<LocalAudioStream>;
  remoteAudioStreamsUpdated: CollectionUpdatedEvent<RemoteAudioStream>;
  roleChanged: PropertyChangedEvent;
  mutedByOthers: PropertyChangedEvent;
  callerInfoChanged: PropertyChangedEvent;
  transferorInfoChanged: PropertyChangedEvent;
}

export interface CallCommon extends Disposable, EventSource<CallEvents> {
  readonly kind: CallKind;
  readonly id: string;
  readonly callerInfo: CallerInfo;
  readonly transferorInfo?: CallerInfo | undefined;
  readonly state: CallState;
  readonly callEndReason?: CallEndReason | undefined;
  readonly direction: CallDirection;
  readonly isMuted: boolean;
  readonly isIncomingAudioMuted: boolean;
  readonly isScreenSharingOn: boolean;
  readonly isLocalVideoStarted: boolean;
  readonly localVideoStreams: ReadonlyArray<LocalVideoStream>;
  readonly localAudioStreams: ReadonlyArray<LocalAudioStream>;
  readonly remoteAudioStreams: ReadonlyArray<RemoteAudioStream>;
  readonly remoteParticipants: ReadonlyArray<RemoteParticipant>;
  readonly role: ParticipantRole;
  readonly lobby: Lobby;
  feature<TFeature extends CallFeature>(factory: CallFeatureFactory<TFeature>): TFeature;
  hangUp(options?: HangUpOptions): Promise<void>;
  mute(): Promise<void>;
  unmute(): Promise<void>;
  muteAllRemoteParticipants(): Promise<void>;
  muteIncomingAudio(): Promise<void>;
  unmuteIncomingAudio(): Promise<void>;
  sendDtmf(dtmfTone: DtmfTone): Promise<void>;
  startVideo(localVideoStream: LocalVideoStream): Promise<void>;
  stopVideo(localVideoStream: LocalVideoStream): Promise<void>;
  hold(): Promise<void>;
  resume(): Promise<void>;
  startScreenSharing(localVideoStream?: LocalVideoStream): Promise<void>;
  stopScreenSharing(): Promise<void>;
  startAudio(localAudioStream: LocalAudioStream): Promise<void>;
  stopAudio(): void;
  setConstraints(constraints: CallConstraints): Promise<void>;
}

/** A call of a communication user, one-to-one, group or room. */
export interface Call extends CallCommon {
  readonly info: CallInfo;
  addParticipant(identifier: CommunicationUserIdentifier | MicrosoftTeamsUserIdentifier): RemoteParticipant;
  addParticipant(identifier: PhoneNumberIdentifier, options?: AddPhoneNumberOptions): RemoteParticipant;
  removeParticipant(identifier: CommunicationIdentifier): Promise<void>;
}

export interface IncomingCallEvents {
  callEnded: (args: { callEndReason: CallEndReason }) => void;
  callerInfoChanged: PropertyChangedEvent;
  transferorInfoChanged: PropertyChangedEvent;
}

/** A call that rings on this device. */
export interface IncomingCall extends EventSource<IncomingCallEvents> {
  readonly kind: IncomingCallKind;
  /** The accepted call has the same id. */
  readonly id: string;
  readonly callerInfo: CallerInfo;
  readonly transferorInfo?: CallerInfo | undefined;
  /** Why it no longer rings. */
  readonly callEndReason?: CallEndReason | undefined;
  readonly customContext?: CustomContext | undefined;
  readonly info: CallInfo;
  accept(options?: AcceptCallOptions): Promise<Call>;
  reject(): Promise<void>;
}
