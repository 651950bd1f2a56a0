import type { CallingEvent, CallParticipant, CallView } from '@switchboard/acs-contracts';
import type { Call, Departure } from './call.ts';
import { headOf, othersVisibleTo, participantOf, peersOf, speakersFor } from './call-view.ts';
import type { Member } from './member.ts';

interface Known {
  head: string;
  speakers: string;
  /** Texts by participant id. */
  readonly participants: Map<string, string>;
  readonly peers: Set<string>;
}

export type TellMember = (member: Member, event: CallingEvent) => void;

/**
 * Tells each client in a call what is different from what it knows. So no change can be forgotten, and whoever changes
 * the call need not say whom it concerns.
 */
export class CallAnnouncer {
  readonly #knownBy = new Map<string, Known>();
  #texts = new Map<string, { participant: CallParticipant; text: string }>();

  /** The call as the member sees it; from now on the member is told what changes. */
  view(call: Call, member: Member): CallView {
    const head = headOf(call, member);
    const participants = othersVisibleTo(call, member).map(participantOf);
    const peers = peersOf(call, member);
    const dominantSpeakers = speakersFor(call, member);
    this.#knownBy.set(member.participantId, {
      head: JSON.stringify(head),
      speakers: dominantSpeakers.join(),
      participants: new Map(participants.map((each) => [each.participantId, JSON.stringify(each)])),
      peers: new Set(peers.map(({ participantId }) => participantId)),
    });
    return { ...head, participants, peers, dominantSpeakers };
  }

  announce(call: Call, departures: readonly Departure[], tell: TellMember): void {
    for (const { member } of departures) this.#knownBy.delete(member.participantId);
    this.#texts = new Map([...call.members].map((member) => [member.participantId, this.#textOf(member)]));
    for (const member of call.members) {
      const known = this.#knownBy.get(member.participantId);
      if (known) this.#tellChanges(call, member, known, departures, (event) => tell(member, event));
    }
  }

  /** The same string for the same text, so that comparing costs nothing. */
  #textOf(member: Member) {
    const participant = participantOf(member);
    const text = JSON.stringify(participant);
    const before = this.#texts.get(member.participantId);
    return before?.text === text ? before : { participant, text };
  }

  #tellChanges(
    call: Call,
    member: Member,
    known: Known,
    departures: readonly Departure[],
    tell: (event: CallingEvent) => void,
  ): void {
    const { callId } = member;
    const peers = peersOf(call, member);
    const peerIds = new Set(peers.map(({ participantId }) => participantId));
    for (const participantId of known.peers) {
      if (peerIds.has(participantId)) continue;
      known.peers.delete(participantId);
      tell({ type: 'peerRemoved', callId, participantId });
    }
    for (const { member: gone, endReason } of departures) {
      if (!known.participants.delete(gone.participantId)) continue;
      const { participantId, rawId } = gone;
      tell({ type: 'participantRemoved', callId, participant: { participantId, rawId, endReason } });
    }
    const head = headOf(call, member);
    const headText = JSON.stringify(head);
    if (headText !== known.head) tell({ type: 'callUpdated', call: head });
    known.head = headText;
    for (const { participantId } of othersVisibleTo(call, member)) {
      const now = this.#texts.get(participantId);
      if (!now || known.participants.get(participantId) === now.text) continue;
      known.participants.set(participantId, now.text);
      tell({ type: 'participantUpdated', callId, participant: now.participant });
    }
    for (const peer of peers) {
      if (known.peers.has(peer.participantId)) continue;
      known.peers.add(peer.participantId);
      tell({ type: 'peerAdded', callId, peer });
    }
    const dominantSpeakers = speakersFor(call, member);
    if (dominantSpeakers.join() === known.speakers) return;
    known.speakers = dominantSpeakers.join();
    const changedOn = call.speakersChangedOn.toISOString();
    tell({ type: 'dominantSpeakersChanged', callId, dominantSpeakers, changedOn });
  }
}
