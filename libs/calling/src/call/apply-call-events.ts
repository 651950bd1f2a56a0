import type { CallHead, CallParticipant, CallView } from '@switchboard/acs-contracts';
import type { CallCore } from './call-core.ts';
import { startCallMonitor } from './call-monitor.ts';
import { Participant } from './participant.ts';

/** Takes over the whole state of a call. */
export function applyView(core: CallCore, view: CallView): void {
  applyHead(core, view);
  core._stopMonitor ??= startCallMonitor(core);
  const present = new Set(view.participants.map(({ rawId }) => rawId));
  for (const participant of [...core.participants.values()]) {
    const isWaitedFor = participant._participantId === '';
    if (!present.has(participant.rawId) && !isWaitedFor) {
      removeParticipant(core, participant, { code: 0, subCode: 0 });
    }
  }
  const added = view.participants.filter((wire) => takeIn(core, wire));
  announce(
    core,
    added.map(({ rawId }) => rawId),
  );
  for (const wire of view.participants) core.participants.get(wire.rawId)?._apply(wire);
  updateLobby(core);
  core.mesh.setPeers(view.peers);
  applyDominantSpeakers(core, view.dominantSpeakers, new Date());
}

/** What concerns the call itself and the own part in it. */
export function applyHead(core: CallCore, head: CallHead): void {
  const previous = core.head;
  core.head = head;
  core.info._apply(head);
  const isOtherCaller =
    core.callerRawId !== head.callerInfo.rawId || core.callerName !== head.callerInfo.displayName;
  core.callerRawId = head.callerInfo.rawId;
  core.callerName = head.callerInfo.displayName;
  const isOtherTransferor =
    core.transferorInfo?.rawId !== head.transferorInfo?.rawId ||
    core.transferorInfo?.displayName !== head.transferorInfo?.displayName;
  core.transferorInfo = head.transferorInfo;
  core.setState(head.state);
  if (isOtherCaller) core.events.emit('callerInfoChanged');
  if (isOtherTransferor) core.events.emit('transferorInfoChanged');
  if (previous?.self.role !== head.self.role) core.events.emit('roleChanged');
  if ((previous?.isLobbyEnabled ?? false) !== head.isLobbyEnabled) core.lobbyEvents.emit('isEnabledChanged');
  core.local.applyMuted(head.self.isMuted);
  core.local.pictures.applyStreams(head.self.streams);
  void core.mesh.setPaused(core.isOnHold);
  core.output.setMuted(core.isOnHold || core.isIncomingAudioMuted);
  core.bus.emit('headChanged', head, previous);
}

export function applyParticipant(core: CallCore, wire: CallParticipant): void {
  if (takeIn(core, wire)) announce(core, [wire.rawId]);
  core.participants.get(wire.rawId)?._apply(wire);
  updateLobby(core);
  core.bus.emit('participantsChanged');
}

export function removeParticipant(
  core: CallCore,
  participant: Participant,
  reason: { code: number; subCode: number },
): void {
  core.participants.delete(participant.rawId);
  participant._leave(reason);
  core.remoteDiagnostics.forget(participant.rawId);
  core.events.emit('remoteParticipantsUpdated', { added: [], removed: [participant] });
  updateLobby(core);
  core.bus.emit('participantsChanged');
}

export function applyDominantSpeakers(core: CallCore, rawIds: readonly string[], changedOn: Date): void {
  const isSame = rawIds.join() === core.dominantSpeakers.rawIds.join();
  if (isSame) return;
  core.dominantSpeakers = { rawIds, changedOn };
  core.bus.emit('dominantSpeakers', rawIds, changedOn);
}

/** The participant of a raw id, made when there is none yet. True when it was made. */
function takeIn(core: CallCore, wire: CallParticipant): boolean {
  if (core.participants.has(wire.rawId)) return false;
  core.participants.set(wire.rawId, createParticipant(core, wire.rawId));
  return true;
}

export function createParticipant(core: CallCore, rawId: string): Participant {
  return new Participant(rawId, async () => {
    await core.signalling.request('muteParticipants', { callId: core.id, participants: [rawId] });
  });
}

/** Told before their properties are set: listeners of the participant hear the first changes. */
function announce(core: CallCore, rawIds: readonly string[]): void {
  const added = rawIds.flatMap((rawId) => core.participants.get(rawId) ?? []);
  if (added.length > 0) core.events.emit('remoteParticipantsUpdated', { added, removed: [] });
}

const waiting = new WeakMap<CallCore, readonly Participant[]>();

function updateLobby(core: CallCore): void {
  const before = waiting.get(core) ?? [];
  const now = [...core.participants.values()].filter(({ state }) => state === 'InLobby');
  waiting.set(core, now);
  const added = now.filter((participant) => !before.includes(participant));
  const removed = before.filter((participant) => !now.includes(participant));
  if (added.length + removed.length > 0)
    core.lobbyEvents.emit('lobbyParticipantsUpdated', { added, removed });
}
