import type { CallEndReason as WireEndReason, CallParticipant } from '@switchboard/acs-contracts';
import type { CommunicationIdentifierKind } from '@azure/communication-common';
import type { CallEndReason, ParticipantRole, RemoteParticipantState } from '../api/common.ts';
import { CallingError } from '../api/errors.ts';
import type {
  EndpointDetails,
  RemoteParticipant,
  RemoteParticipantEvents,
  RemoteVideoStream,
} from '../api/participants.ts';
import type { MediaSlot } from '../media/media-slots.ts';
import { RemoteVideo } from '../streams/remote-video.ts';
import { toIdentifier } from '../support/identifiers.ts';
import { emitterOf, PublicObject } from '../support/public-object.ts';

/** Quieter than this (−40 dB) is nobody speaking. */
const speakingLevel = 0.01;
/** Pauses between words do not end the speaking. */
const speakingHoldMs = 800;

/** One other user in a call; the same object when the user comes back on another device. */
export class Participant extends PublicObject<RemoteParticipantEvents> implements RemoteParticipant {
  readonly rawId: string;
  /** Of the present participation; empty before the service knows of it. */
  _participantId = '';
  _displayName: string | undefined;
  _endReason: WireEndReason | undefined;
  _onMute: (participant: Participant) => Promise<void>;
  _spokeAt = -Infinity;
  _mediaAccess = { isAudioPermitted: true, isVideoPermitted: true };
  state: RemoteParticipantState = 'Idle';
  isMuted = true;
  isSpeaking = false;
  role: ParticipantRole = 'Unknown';
  readonly _camera = new RemoteVideo(1, 'Video');
  readonly _screen = new RemoteVideo(2, 'ScreenSharing');

  constructor(rawId: string, onMute: (participant: Participant) => Promise<void>) {
    super();
    this.rawId = rawId;
    this._onMute = onMute;
  }

  get identifier(): CommunicationIdentifierKind {
    return toIdentifier(this.rawId);
  }

  get displayName(): string | undefined {
    return this._displayName;
  }

  get endpointDetails(): EndpointDetails[] {
    return this._participantId === '' ? [] : [{ participantId: this._participantId }];
  }

  get callEndReason(): CallEndReason | undefined {
    return this._endReason && { ...this._endReason };
  }

  get videoStreams(): ReadonlyArray<RemoteVideoStream> {
    return [this._camera, this._screen];
  }

  async mute(): Promise<void> {
    if (this.state === 'Connected') return this._onMute(this);
    throw new CallingError(500, 41015, `${this.rawId} is not connected and cannot be muted.`);
  }

  /** Takes over what the service says, and tells what is different. */
  _apply(wire: CallParticipant): void {
    const events = emitterOf<RemoteParticipantEvents>(this);
    this._participantId = wire.participantId;
    this._endReason = undefined;
    this._mediaAccess = { ...wire.mediaAccess };
    const isRenamed = this._displayName !== wire.displayName;
    const isOtherRole = this.role !== wire.role;
    const isMuteChanged = this.isMuted !== wire.isMuted;
    const oldName = this._displayName;
    this._displayName = wire.displayName;
    this.role = wire.role;
    this.isMuted = wire.isMuted;
    this._setState(wire.state);
    if (isRenamed) {
      events.emit('displayNameChanged', {
        ...(wire.displayName === undefined ? {} : { newValue: wire.displayName }),
        ...(oldName === undefined ? {} : { oldValue: oldName }),
      });
    }
    if (isOtherRole) events.emit('roleChanged');
    if (isMuteChanged) events.emit('isMutedChanged');
    const isOn = (kind: 'camera' | 'screen') =>
      wire.streams.some((stream) => stream.kind === kind && stream.isOn);
    this._camera._setAvailable(isOn('camera'));
    this._screen._setAvailable(isOn('screen'));
  }

  _leave(reason: WireEndReason): void {
    this._endReason = reason;
    this._camera._setAvailable(false);
    this._screen._setAvailable(false);
    this._setSpeaking(false);
    this._setState('Disconnected');
  }

  _setState(state: RemoteParticipantState): void {
    if (this.state === state) return;
    this.state = state;
    emitterOf<RemoteParticipantEvents>(this).emit('stateChanged');
  }

  _setTracks(tracks: Partial<Record<MediaSlot, MediaStreamTrack>>): void {
    this._camera._setTrack(tracks.camera);
    this._screen._setTrack(tracks.screen);
  }

  _setLevel(level: number, now = performance.now()): void {
    if (level > speakingLevel && !this.isMuted) this._spokeAt = now;
    this._setSpeaking(now - this._spokeAt < speakingHoldMs && !this.isMuted);
  }

  _setSpeaking(isSpeaking: boolean): void {
    if (this.isSpeaking === isSpeaking) return;
    this.isSpeaking = isSpeaking;
    emitterOf<RemoteParticipantEvents>(this).emit('isSpeakingChanged');
  }
}
