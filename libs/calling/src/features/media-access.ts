import type { CommunicationIdentifier } from '@azure/communication-common';
import type { CallHead } from '@switchboard/acs-contracts';
import type { CallFeature, CallFeatureContext } from '../api/features.ts';
import type { EventSource } from '../support/emitter.ts';
import { rawIdOf, toIdentifier } from '../support/identifiers.ts';
import { CoreFeature } from './core-feature.ts';

export interface MeetingMediaAccess {
  isAudioPermitted: boolean;
  isVideoPermitted: boolean;
}
export interface MediaAccess extends MeetingMediaAccess {
  participant: CommunicationIdentifier;
}
interface Events {
  mediaAccessChanged: (data: { mediaAccesses: MediaAccess[] }) => void;
  meetingMediaAccessChanged: (data: { meetingMediaAccess: MeetingMediaAccess }) => void;
}
/** Who may unmute and who may switch on a camera. */
export interface MediaAccessCallFeature extends CallFeature, EventSource<Events> {
  permitAudio(participants: CommunicationIdentifier[]): Promise<void>;
  forbidAudio(participants: CommunicationIdentifier[]): Promise<void>;
  permitOthersAudio(): Promise<void>;
  forbidOthersAudio(): Promise<void>;
  permitVideo(participants: CommunicationIdentifier[]): Promise<void>;
  forbidVideo(participants: CommunicationIdentifier[]): Promise<void>;
  permitOthersVideo(): Promise<void>;
  forbidOthersVideo(): Promise<void>;
  getAllOthersMediaAccess(): MediaAccess[];
  getMeetingMediaAccess(): MeetingMediaAccess;
}

type Right = 'isAudioPermitted' | 'isVideoPermitted';

export class CallMediaAccess extends CoreFeature<Events> implements MediaAccessCallFeature {
  readonly _known = new Map<string, MeetingMediaAccess>();

  constructor(context: CallFeatureContext) {
    super('MediaAccess', context);
    for (const { rawId, ...access } of this._others()) this._known.set(rawId, access);
    this._follow('participantsChanged', () => this._compare());
    this._follow('headChanged', (head, previous) => this._compareMeeting(head, previous));
  }

  permitAudio(participants: CommunicationIdentifier[]): Promise<void> {
    return this._set(participants.map(rawIdOf), 'isAudioPermitted', true);
  }
  forbidAudio(participants: CommunicationIdentifier[]): Promise<void> {
    return this._set(participants.map(rawIdOf), 'isAudioPermitted', false);
  }
  permitOthersAudio(): Promise<void> {
    return this._set('others', 'isAudioPermitted', true);
  }
  forbidOthersAudio(): Promise<void> {
    return this._set('others', 'isAudioPermitted', false);
  }
  permitVideo(participants: CommunicationIdentifier[]): Promise<void> {
    return this._set(participants.map(rawIdOf), 'isVideoPermitted', true);
  }
  forbidVideo(participants: CommunicationIdentifier[]): Promise<void> {
    return this._set(participants.map(rawIdOf), 'isVideoPermitted', false);
  }
  permitOthersVideo(): Promise<void> {
    return this._set('others', 'isVideoPermitted', true);
  }
  forbidOthersVideo(): Promise<void> {
    return this._set('others', 'isVideoPermitted', false);
  }

  getAllOthersMediaAccess(): MediaAccess[] {
    return this._others().map(({ rawId, ...access }) => ({ participant: toIdentifier(rawId), ...access }));
  }

  getMeetingMediaAccess(): MeetingMediaAccess {
    return { ...(this._core.head?.meetingMediaAccess ?? { isAudioPermitted: true, isVideoPermitted: true }) };
  }

  _others(): (MeetingMediaAccess & { rawId: string })[] {
    return [...this._core.participants.values()].map(({ rawId, _mediaAccess }) => ({
      rawId,
      ..._mediaAccess,
    }));
  }

  async _set(participants: string[] | 'others', right: Right, isPermitted: boolean): Promise<void> {
    await this._core.answered();
    if (participants.length === 0) return;
    const change = { callId: this._core.id, participants, [right]: isPermitted };
    await this._core.signalling.request('setMediaAccess', change);
  }

  _compare(): void {
    const changed = this._others().filter(({ rawId, isAudioPermitted, isVideoPermitted }) => {
      const known = this._known.get(rawId);
      this._known.set(rawId, { isAudioPermitted, isVideoPermitted });
      return known?.isAudioPermitted !== isAudioPermitted || known.isVideoPermitted !== isVideoPermitted;
    });
    if (changed.length === 0) return;
    const mediaAccesses = changed.map(({ rawId, ...access }) => ({
      participant: toIdentifier(rawId),
      ...access,
    }));
    this._emit('mediaAccessChanged', { mediaAccesses });
  }

  _compareMeeting({ meetingMediaAccess }: CallHead, previous: CallHead | undefined): void {
    const before = previous?.meetingMediaAccess;
    if (
      before?.isAudioPermitted === meetingMediaAccess.isAudioPermitted &&
      before.isVideoPermitted === meetingMediaAccess.isVideoPermitted
    )
      return;
    this._emit('meetingMediaAccessChanged', { meetingMediaAccess: { ...meetingMediaAccess } });
  }
}
