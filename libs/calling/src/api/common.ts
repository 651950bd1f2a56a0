import type { CommunicationIdentifierKind } from '@azure/communication-common';

/** Tells that a property has changed; listeners read it again. */
export type PropertyChangedEvent = () => void;
export type PropertyChangedEventWithArgs<Value, Reason = unknown> = (args: {
  newValue?: Value;
  oldValue?: Value;
  reason?: Reason;
}) => void;
export type CollectionUpdatedEvent<Item> = (args: { added: Item[]; removed: Item[] }) => void;

export interface Disposable {
  dispose(): void;
}

export type CallState =
  | 'None'
  | 'Connecting'
  | 'Ringing'
  | 'Connected'
  | 'LocalHold'
  | 'RemoteHold'
  | 'InLobby'
  | 'Disconnecting'
  | 'Disconnected'
  | 'EarlyMedia';
export type CallDirection = 'Incoming' | 'Outgoing';
export type ConnectionState = 'Connected' | 'Disconnected';
export type ConnectionStateChangedReason = 'invalidToken' | 'connectionIssue';
export type RemoteParticipantState =
  'Idle' | 'Connecting' | 'Ringing' | 'Connected' | 'Hold' | 'InLobby' | 'EarlyMedia' | 'Disconnected';
export type ParticipantRole =
  'Unknown' | 'Attendee' | 'Presenter' | 'Organizer' | 'Co-organizer' | 'Consumer' | 'Collaborator';
export type MediaStreamType = 'Video' | 'ScreenSharing' | 'RawMedia' | 'LiveStream' | 'Audio';
export type ScalingMode = 'Stretch' | 'Crop' | 'Fit';
export type DtmfTone =
  | 'A'
  | 'B'
  | 'C'
  | 'D'
  | 'Flash'
  | 'Num0'
  | 'Num1'
  | 'Num2'
  | 'Num3'
  | 'Num4'
  | 'Num5'
  | 'Num6'
  | 'Num7'
  | 'Num8'
  | 'Num9'
  | 'Pound'
  | 'Star';

export interface CallEndReason {
  readonly code: number;
  readonly subCode?: number;
}

export interface CallerInfo {
  readonly identifier: CommunicationIdentifierKind | undefined;
  readonly displayName?: string | undefined;
}

export interface StreamSize {
  readonly width: number;
  readonly height: number;
}

export interface HeaderOfCustomContext {
  key: string;
  value: string;
}
/** What the caller hands to the callee. */
export interface CustomContext {
  userToUser?: string;
  xHeaders?: HeaderOfCustomContext[];
  sipHeaders?: HeaderOfCustomContext[];
  voipHeaders?: HeaderOfCustomContext[];
}
