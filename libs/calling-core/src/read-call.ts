import { getIdentifierRawId } from '@azure/communication-common';
import type { Call, RemoteParticipant } from '@switchboard/calling';
import type {
  CallState,
  NetworkQuality,
  ParticipantCapabilityName,
  ParticipantState,
  VideoState,
} from './calling-state.ts';
import type { CallFeatures } from './call-features.ts';
import { judgeNetwork, judgeOthersNetworks } from './judge-network.ts';

/** What is known of a call besides what its objects say. */
export type CallNotes = Pick<
  CallState,
  'target' | 'threadId' | 'connectedAt' | 'mutedByOthers' | 'reactions'
>;

/** Reads a snapshot off the objects of the SDK. */
export function readCall(call: Call, features: CallFeatures, notes: CallNotes): CallState {
  const networks = judgeOthersNetworks(features.diagnostics.remote);
  const participants = call.remoteParticipants.map((participant) => readParticipant(participant, networks));
  return {
    ...notes,
    id: call.id,
    direction: call.direction,
    state: call.state,
    isMuted: call.isMuted,
    camera: call.localVideoStreams.find(({ mediaStreamType }) => mediaStreamType !== 'ScreenSharing'),
    isScreenSharing: call.isScreenSharingOn,
    role: call.role,
    capabilities: presentOf(features.capabilities.capabilities),
    participants: participants.filter(({ state }) => state !== 'InLobby'),
    lobby: participants.filter(({ state }) => state === 'InLobby'),
    isLobbyOn: hasLobbySwitch(call.lobby) ? call.lobby.isEnabled : undefined,
    dominantSpeakers: features.dominantSpeakers.dominantSpeakers.speakersList.map(getIdentifierRawId),
    raisedHands: features.raiseHand
      .getRaisedHands()
      .toSorted((a, b) => a.order - b.order)
      .map(({ identifier }) => getIdentifierRawId(identifier)),
    spotlights: features.spotlight
      .getSpotlightedParticipants()
      .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
      .map(({ identifier }) => getIdentifierRawId(identifier)),
    ...readDiagnostics(features.diagnostics),
  };
}

/** Microsoft's package has no such switch, and may refuse listeners of events that it does not know. */
export const hasLobbySwitch = (lobby: Call['lobby']): boolean => 'setEnabled' in lobby;

function readDiagnostics({
  network,
  media,
}: CallFeatures['diagnostics']): Pick<
  CallState,
  'networkQuality' | 'isReconnecting' | 'isSpeakingWhileMuted'
> {
  const { noNetwork, networkReconnect, networkReceiveQuality, networkSendQuality } = network.getLatest();
  return {
    networkQuality: judgeNetwork([networkReceiveQuality?.value, networkSendQuality?.value]),
    isReconnecting: noNetwork?.value === true || Number(networkReconnect?.value ?? 1) > 1,
    isSpeakingWhileMuted: media.getLatest().speakingWhileMicrophoneIsMuted?.value === true,
  };
}

function readParticipant(
  participant: RemoteParticipant,
  networks: ReadonlyMap<string, NetworkQuality>,
): ParticipantState {
  const { identifier, displayName, state, isMuted, isSpeaking, role } = participant;
  const id = getIdentifierRawId(identifier);
  return {
    ...{ id, displayName, state, isMuted, isSpeaking, role },
    networkQuality: networks.get(id) ?? 'good',
    camera: readVideo(participant, 'Video'),
    screen: readVideo(participant, 'ScreenSharing'),
  };
}

function readVideo(participant: RemoteParticipant, type: 'Video' | 'ScreenSharing'): VideoState | undefined {
  const stream = participant.videoStreams.find(
    ({ mediaStreamType, isAvailable }) => isAvailable && mediaStreamType === type,
  );
  return stream && { stream, isReceiving: stream.isReceiving };
}

function presentOf(
  capabilities: Readonly<Record<ParticipantCapabilityName, { isPresent: boolean }>>,
): Record<ParticipantCapabilityName, boolean> {
  return Object.fromEntries(
    Object.entries(capabilities).map(([name, { isPresent }]) => [name, isPresent]),
  ) as Record<ParticipantCapabilityName, boolean>;
}
