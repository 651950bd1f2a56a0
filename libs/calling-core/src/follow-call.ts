import type { Call, RemoteParticipant, RemoteVideoStream } from '@switchboard/calling';
import type { CallFeatures } from './call-features.ts';
import { hasLobbySwitch } from './read-call.ts';

/** One listener on many objects, taken off again all at once. */
interface Subscriptions {
  /** `source` is any object of the SDK; `events` are names that it has. */
  add(source: object, ...events: string[]): void;
  dropAll(): void;
}

interface AnySource {
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
}

function createSubscriptions(listener: () => void): Subscriptions {
  const known = new Map<object, readonly string[]>();
  const drop = (source: object) => {
    for (const event of known.get(source) ?? []) (source as AnySource).off(event, listener);
    known.delete(source);
  };
  return {
    add(source, ...events) {
      if (known.has(source)) return;
      known.set(source, events);
      for (const event of events) (source as AnySource).on(event, listener);
    },

    dropAll: () => [...known.keys()].forEach(drop),
  };
}

/** Calls `onChange` after every event of a call, its participants, their streams and its features. Returns what ends it. */
export function followCall(call: Call, features: CallFeatures, onChange: () => void): () => void {
  const subscriptions = createSubscriptions(changed);
  subscriptions.add(
    call,
    ...['stateChanged', 'idChanged', 'isMutedChanged', 'isScreenSharingOnChanged'],
    ...['isLocalVideoStartedChanged', 'remoteParticipantsUpdated', 'localVideoStreamsUpdated', 'roleChanged'],
  );
  subscriptions.add(
    call.lobby,
    'lobbyParticipantsUpdated',
    ...(hasLobbySwitch(call.lobby) ? ['isEnabledChanged'] : []),
  );
  subscriptions.add(features.capabilities, 'capabilitiesChanged');
  subscriptions.add(features.dominantSpeakers, 'dominantSpeakersChanged');
  subscriptions.add(features.raiseHand, 'raisedHandEvent', 'loweredHandEvent');
  subscriptions.add(features.spotlight, 'spotlightChanged');
  subscriptions.add(features.diagnostics.network, 'diagnosticChanged');
  subscriptions.add(features.diagnostics.media, 'diagnosticChanged');
  subscriptions.add(features.diagnostics.remote, 'diagnosticChanged');
  followPeople();

  function changed(): void {
    followPeople();
    onChange();
  }

  /** People and streams come and go: what is there is listened to, what is not there any more is let go with the call. */
  function followPeople(): void {
    for (const participant of call.remoteParticipants) {
      followParticipant(participant);
      for (const stream of participant.videoStreams) followStream(stream);
    }
  }

  function followParticipant(participant: RemoteParticipant): void {
    subscriptions.add(
      participant,
      ...['stateChanged', 'isMutedChanged', 'displayNameChanged', 'roleChanged'],
      ...['isSpeakingChanged', 'videoStreamsUpdated'],
    );
  }

  function followStream(stream: RemoteVideoStream): void {
    subscriptions.add(stream, 'isAvailableChanged', 'isReceivingChanged');
  }

  return () => subscriptions.dropAll();
}
