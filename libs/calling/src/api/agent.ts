import type { CommunicationIdentifier, CommunicationTokenCredential } from '@azure/communication-common';
import type { AzureLogger } from '@azure/logger';
import type { EventSource } from '../support/emitter.ts';
import type { Call, IncomingCall, JoinCallOptions, StartCallOptions } from './call.ts';
import type { CollectionUpdatedEvent, ConnectionState, ConnectionStateChangedReason } from './common.ts';
import type { DeviceManager } from './devices.ts';
import type { CallAgentKind } from './enumerations.ts';
import type { CallClientFeature, CallClientFeatureFactory } from './features.ts';

export interface IceServer {
  urls: string[];
  username?: string;
  credential?: string;
}
export interface NetworkConfiguration {
  proxy?: { url: string };
  /** Used instead of the relays that the service names. */
  turn?: { iceServers: IceServer[] };
}
export interface DiagnosticOptions {
  appName?: string;
  appVersion?: string;
  tags?: string[];
}
export interface CallClientOptions {
  logger?: AzureLogger;
  diagnostics?: DiagnosticOptions;
  networkConfiguration?: NetworkConfiguration;
}
export interface CallAgentOptions {
  displayName?: string;
  emergencyCallOptions?: { countryCode?: string };
}

export interface GroupCallLocator {
  /** A GUID; whoever joins first starts the call. */
  groupId: string;
}
export type GroupLocator = GroupCallLocator;
export interface RoomCallLocator {
  roomId: string;
}
export type RoomLocator = RoomCallLocator;
export interface TeamsMeetingLinkLocator {
  meetingLink: string;
}
export interface TeamsMeetingIdLocator {
  meetingId: string;
  passcode?: string;
}
export type CallLocator = GroupLocator | RoomLocator | TeamsMeetingLinkLocator | TeamsMeetingIdLocator;

export type IncomingCallEvent = (args: { incomingCall: IncomingCall }) => void;
export type ConnectionStateChangedEvent = (args: {
  newValue: ConnectionState;
  oldValue: ConnectionState;
  reason?: ConnectionStateChangedReason;
}) => void;
export type HandleIncomingCallEvent = (args: {
  callId: string;
  participantId: string;
  code: number;
  subCode?: number;
}) => void;

export interface CallAgentEvents {
  incomingCall: IncomingCallEvent;
  handleIncomingCall: HandleIncomingCallEvent;
  callsUpdated: CollectionUpdatedEvent<Call>;
  connectionStateChanged: ConnectionStateChangedEvent;
}

/** One user on this device: places and receives calls. */
export interface CallAgent extends EventSource<CallAgentEvents> {
  readonly kind: CallAgentKind;
  readonly connectionState: ConnectionState;
  readonly calls: ReadonlyArray<Call>;
  readonly displayName?: string | undefined;
  /** Returns at once; the call's events tell what becomes of it. */
  startCall(participants: CommunicationIdentifier[], options?: StartCallOptions): Call;
  /** Returns at once; the call's events tell what becomes of it. */
  join(locator: CallLocator, options?: JoinCallOptions): Call;
  /** Hangs up all calls and disconnects. */
  dispose(): Promise<void>;
}

/** An agent of a Microsoft 365 user: part of the types only. */
export type TeamsCallAgent = never;

export interface CallClientApi {
  feature<TFeature extends CallClientFeature>(factory: CallClientFeatureFactory<TFeature>): TFeature;
  createCallAgent(
    tokenCredential: CommunicationTokenCredential,
    options?: CallAgentOptions,
  ): Promise<CallAgent>;
  createTeamsCallAgent(
    tokenCredential: CommunicationTokenCredential,
    options?: object,
  ): Promise<TeamsCallAgent>;
  getDeviceManager(): Promise<DeviceManager>;
  dispose(): Promise<void>;
}
