import type { CommunicationIdentifier } from '@azure/communication-common';
import type { CollectionUpdatedEvent, PropertyChangedEvent, StreamSize } from '../api/common.ts';
import { notSupported } from '../api/errors.ts';
import type { CallFeature, CallFeatureContext } from '../api/features.ts';
import type { RemoteVideoStream } from '../api/participants.ts';
import type { EventSource } from '../support/emitter.ts';
import { CoreFeature } from './core-feature.ts';

const reason = 'it is a part of Microsoft Teams meetings.';

interface PresentationEvents {
  isActiveChanged: PropertyChangedEvent;
}
/** Never active. */
export interface PPTLiveCallFeature extends CallFeature, EventSource<PresentationEvents> {
  readonly isActive: boolean;
  readonly target: HTMLElement;
  readonly activePresenterId?: CommunicationIdentifier | undefined;
}
export class CallPPTLive extends CoreFeature<PresentationEvents> implements PPTLiveCallFeature {
  readonly isActive = false;
  constructor(context: CallFeatureContext) {
    super('PPTLive', context);
  }
  get target(): HTMLElement {
    throw notSupported('PPTLive.target', reason);
  }
}

interface BreakoutRoomsEvents {
  breakoutRoomsUpdated: (event: { type: string; data: unknown }) => void;
}
/** Never any. */
export interface BreakoutRoomsCallFeature extends CallFeature, EventSource<BreakoutRoomsEvents> {
  readonly assignedBreakoutRooms?: undefined;
  readonly breakoutRoomsSettings?: undefined;
  readonly breakoutRooms?: undefined;
}
export class CallBreakoutRooms extends CoreFeature<BreakoutRoomsEvents> implements BreakoutRoomsCallFeature {
  constructor(context: CallFeatureContext) {
    super('BreakoutRooms', context);
  }
}

export type TogetherModeSeatingMap = Map<
  string,
  { top: number; left: number; width: number; height: number }
>;
interface TogetherModeEvents {
  togetherModeStreamsUpdated: CollectionUpdatedEvent<RemoteVideoStream>;
  togetherModeSceneUpdated: (data: TogetherModeSeatingMap) => void;
  togetherModeSeatingUpdated: (data: TogetherModeSeatingMap) => void;
}
/** Never started. */
export interface TogetherModeCallFeature extends CallFeature, EventSource<TogetherModeEvents> {
  readonly togetherModeStream: ReadonlyArray<RemoteVideoStream>;
  readonly togetherModeSeatingMap: TogetherModeSeatingMap;
  sceneSize: StreamSize;
  start(): Promise<void>;
}
export class CallTogetherMode extends CoreFeature<TogetherModeEvents> implements TogetherModeCallFeature {
  sceneSize: StreamSize = { width: 0, height: 0 };
  constructor(context: CallFeatureContext) {
    super('TogetherMode', context);
  }
  get togetherModeStream(): ReadonlyArray<RemoteVideoStream> {
    return [];
  }
  get togetherModeSeatingMap(): TogetherModeSeatingMap {
    return new Map();
  }
  async start(): Promise<void> {
    throw notSupported('TogetherMode.start', reason);
  }
}

export interface TeamsMeetingAudioConferencingCallFeature extends CallFeature {
  getTeamsMeetingAudioConferencingDetails(): Promise<never>;
}
export class CallTeamsMeetingAudioConferencing
  extends CoreFeature<Record<never, never>>
  implements TeamsMeetingAudioConferencingCallFeature
{
  constructor(context: CallFeatureContext) {
    super('TeamsMeetingAudioConferencing', context);
  }
  async getTeamsMeetingAudioConferencingDetails(): Promise<never> {
    throw notSupported('TeamsMeetingAudioConferencing.getTeamsMeetingAudioConferencingDetails', reason);
  }
}
