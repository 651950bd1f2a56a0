import type { CommunicationIdentifier, CommunicationIdentifierKind } from '@azure/communication-common';
import type {
  CallEndReason,
  CollectionUpdatedEvent,
  MediaStreamType,
  ParticipantRole,
  PropertyChangedEvent,
  PropertyChangedEventWithArgs,
  RemoteParticipantState,
  StreamSize,
} from './common.ts';
import type { EventSource } from '../support/emitter.ts';

export interface EndpointDetails {
  participantId: string;
}

export interface ParticipantInfo {
  readonly identifier: CommunicationIdentifierKind;
  readonly displayName?: string | undefined;
  readonly hasDisplayNameChanged?: boolean;
  readonly endpointDetails: EndpointDetails[];
}

export interface RemoteVideoStreamEvents {
  isAvailableChanged: PropertyChangedEvent;
  sizeChanged: PropertyChangedEvent;
  isReceivingChanged: PropertyChangedEvent;
}

export interface RemoteVideoStreamCommon {
  /** Unique in the participant. */
  readonly id: number;
  readonly mediaStreamType: MediaStreamType;
  /** Whether pictures arrive now. */
  readonly isReceiving: boolean;
  /** Of the last picture; 0 × 0 before the first. */
  readonly size: StreamSize;
}

export interface RemoteVideoStream extends RemoteVideoStreamCommon, EventSource<RemoteVideoStreamEvents> {
  /** Whether the participant sends it. */
  readonly isAvailable: boolean;
  /** Rejects while the stream is not available. */
  getMediaStream(): Promise<MediaStream>;
}

export interface RemoteParticipantEvents {
  stateChanged: PropertyChangedEvent;
  isMutedChanged: PropertyChangedEvent;
  displayNameChanged: PropertyChangedEventWithArgs<string>;
  roleChanged: PropertyChangedEvent;
  isSpeakingChanged: PropertyChangedEvent;
  videoStreamsUpdated: CollectionUpdatedEvent<RemoteVideoStream>;
}

export interface RemoteParticipant extends ParticipantInfo, EventSource<RemoteParticipantEvents> {
  readonly state: RemoteParticipantState;
  /** Once `Disconnected`. */
  readonly callEndReason?: CallEndReason | undefined;
  /** One of the camera and one of the screen, both from the start. */
  readonly videoStreams: ReadonlyArray<RemoteVideoStream>;
  readonly isMuted: boolean;
  readonly isSpeaking: boolean;
  readonly role: ParticipantRole;
  /** Asks that the microphone be muted; the participant may unmute. */
  mute(): Promise<void>;
}

export interface AdmitAllOperationResult {
  readonly successCount: number;
  readonly failureCount: number;
}

export interface LobbyEvents {
  lobbyParticipantsUpdated: CollectionUpdatedEvent<RemoteParticipant>;
  isEnabledChanged: PropertyChangedEvent;
}

/** Those who wait to be let in. */
export interface Lobby extends EventSource<LobbyEvents> {
  readonly participants: ReadonlyArray<RemoteParticipant>;
  admit(participant: CommunicationIdentifier, options?: object): Promise<void>;
  reject(participant: CommunicationIdentifier, options?: object): Promise<void>;
  admitAll(options?: object): Promise<AdmitAllOperationResult>;
  /** Whether those who come from now on wait. With `setEnabled` not in Microsoft's package, whose lobbies are a setting of Teams meetings. */
  readonly isEnabled: boolean;
  /** Needs the capability `manageLobby`. Switching it off admits nobody by itself. */
  setEnabled(isEnabled: boolean): Promise<void>;
}
