import type { CommunicationIdentifier } from '@azure/communication-common';
import type { AddPhoneNumberOptions, Call, CallConstraints, CallEvents, HangUpOptions } from '../api/call.ts';
import type {
  CallDirection,
  CallEndReason,
  CallState,
  CallerInfo,
  DtmfTone,
  ParticipantRole,
} from '../api/common.ts';
import { CallKind } from '../api/enumerations.ts';
import { notSupported } from '../api/errors.ts';
import type { CallFeature, CallFeatureContext, CallFeatureFactory } from '../api/features.ts';
import type { RemoteParticipant } from '../api/participants.ts';
import type { RemoteAudioStream } from '../api/streams.ts';
import { sendLimitsOf } from '../media/sender-limits.ts';
import type { LocalAudioStream } from '../streams/local-audio-stream.ts';
import type { LocalVideoStream } from '../streams/local-video-stream.ts';
import { RemoteAudio } from '../streams/remote-audio.ts';
import { toCallerInfo } from '../support/identifiers.ts';
import { memoiseFeatures } from '../support/memoise-features.ts';
import { emitterOf, PublicObject } from '../support/public-object.ts';
import { addParticipant, hangUp, hold, removeFromCall, resume } from './call-commands.ts';
import type { CallCore } from './call-core.ts';
import type { CallInformation } from './call-information.ts';
import { CallLobby } from './call-lobby.ts';

/** The call as applications see it. Every state that it hands out is a copy. */
export class CallObject extends PublicObject<CallEvents> implements Call {
  readonly kind = CallKind.Call;
  readonly lobby: CallLobby;
  readonly _core: CallCore;
  readonly _agent: CallFeatureContext['callAgent'];
  readonly _features = memoiseFeatures();
  readonly _remoteAudio: RemoteAudio;

  constructor(core: CallCore, agent: CallFeatureContext['callAgent']) {
    super();
    this._core = core;
    this._agent = agent;
    this.lobby = new CallLobby(core);
    this._remoteAudio = new RemoteAudio(core.output.stream);
    core.call = this;
    core.events = emitterOf<CallEvents>(this);
    core.lobbyEvents = emitterOf(this.lobby);
    core.bus.on('ended', () => this._features.dispose());
  }

  get id(): string {
    return this._core.id;
  }
  get info(): CallInformation {
    return this._core.info;
  }
  get state(): CallState {
    return this._core.state;
  }
  get direction(): CallDirection {
    return this._core.direction;
  }
  get callEndReason(): CallEndReason | undefined {
    return this._core.endReason && { ...this._core.endReason };
  }
  get callerInfo(): CallerInfo {
    const { callerRawId, callerName } = this._core;
    return toCallerInfo({ rawId: callerRawId, displayName: callerName });
  }
  get transferorInfo(): CallerInfo | undefined {
    return this._core.transferorInfo && toCallerInfo(this._core.transferorInfo);
  }
  get isMuted(): boolean {
    return this._core.local.isMuted;
  }
  get isIncomingAudioMuted(): boolean {
    return this._core.isIncomingAudioMuted;
  }
  get isScreenSharingOn(): boolean {
    return this._core.local.pictures.isScreenSharingOn;
  }
  get isLocalVideoStarted(): boolean {
    return this._core.local.pictures.isVideoStarted;
  }
  get localVideoStreams(): ReadonlyArray<LocalVideoStream> {
    return this._core.local.pictures.streams;
  }
  get localAudioStreams(): ReadonlyArray<LocalAudioStream> {
    return this._core.local.audioStreams;
  }
  get remoteAudioStreams(): ReadonlyArray<RemoteAudioStream> {
    return [this._remoteAudio];
  }
  get remoteParticipants(): ReadonlyArray<RemoteParticipant> {
    return [...this._core.participants.values()];
  }
  get role(): ParticipantRole {
    return this._core.head?.self.role ?? 'Unknown';
  }

  feature<TFeature extends CallFeature>(factory: CallFeatureFactory<TFeature>): TFeature {
    const create = () => new factory.callApiCtor({ callAgent: this._agent, call: this });
    return this._features.get(factory, create);
  }

  async hangUp(options?: HangUpOptions): Promise<void> {
    await hangUp(this._core, options?.forEveryone === true);
  }
  async mute(): Promise<void> {
    await this._core.local.mute();
  }
  async unmute(): Promise<void> {
    await this._core.local.unmute();
  }
  async muteAllRemoteParticipants(): Promise<void> {
    await this._core.answered();
    await this._core.signalling.request('muteParticipants', { callId: this.id, participants: 'others' });
  }
  async muteIncomingAudio(): Promise<void> {
    this._setIncomingAudioMuted(true);
  }
  async unmuteIncomingAudio(): Promise<void> {
    this._setIncomingAudioMuted(false);
  }
  /** Tones are for phone numbers, and calls of this library have none. */
  async sendDtmf(dtmfTone: DtmfTone): Promise<void> {
    throw notSupported(`Call.sendDtmf(${dtmfTone})`, 'calls to phone numbers do not pass through the page.');
  }
  async startVideo(localVideoStream: LocalVideoStream): Promise<void> {
    await this._core.local.pictures.startVideo(localVideoStream);
  }
  async stopVideo(localVideoStream: LocalVideoStream): Promise<void> {
    await this._core.local.pictures.stopVideo(localVideoStream);
  }
  async startScreenSharing(localVideoStream?: LocalVideoStream): Promise<void> {
    await this._core.local.pictures.startScreenSharing(localVideoStream);
  }
  async stopScreenSharing(): Promise<void> {
    await this._core.local.pictures.stopScreenSharing();
  }
  async startAudio(localAudioStream: LocalAudioStream): Promise<void> {
    await this._core.local.startAudio(localAudioStream);
  }
  stopAudio(): void {
    this._core.local.stopAudio();
  }
  async hold(): Promise<void> {
    await hold(this._core);
  }
  async resume(): Promise<void> {
    await resume(this._core);
  }
  /** Returns at once; the participant's state tells whether it comes. */
  addParticipant(identifier: CommunicationIdentifier, options?: AddPhoneNumberOptions): RemoteParticipant {
    return addParticipant(this._core, identifier, options?.alternateCallerId);
  }
  async removeParticipant(identifier: CommunicationIdentifier): Promise<void> {
    await removeFromCall(this._core, identifier);
  }
  async setConstraints({ video }: CallConstraints): Promise<void> {
    await this._core.mesh.setLimits(sendLimitsOf(video));
  }
  /** Ends the features; a call that still runs is hung up. */
  dispose(): void {
    void hangUp(this._core, false).catch(() => undefined);
    this._features.dispose();
  }

  _setIncomingAudioMuted(isMuted: boolean): void {
    const core = this._core;
    if (core.isIncomingAudioMuted === isMuted) return;
    core.isIncomingAudioMuted = isMuted;
    core.output.setMuted(core.isOnHold || isMuted);
    core.events.emit('isIncomingAudioMutedChanged');
  }
}

/** What the call's features are made of; they are given the public object. */
export function coreOf(call: object): CallCore {
  return (call as CallObject)._core;
}
