import type { SignallingEvent } from '../signalling/signalling-types.ts';
import {
  applyDominantSpeakers,
  applyHead,
  applyParticipant,
  removeParticipant,
} from './apply-call-events.ts';
import type { CallCore } from './call-core.ts';

/** Carries out one event of the service in the call that it concerns. */
export function handleCallEvent(core: CallCore, event: SignallingEvent): void {
  if (core.isEnded) return;
  switch (event.type) {
    case 'callUpdated':
      return applyHead(core, event.call);
    case 'callEnded':
      return core.finish(event.endReason);
    case 'participantUpdated':
      return applyParticipant(core, event.participant);
    case 'participantRemoved': {
      const participant = core.participantBy(event.participant.participantId);
      return participant && removeParticipant(core, participant, event.participant.endReason);
    }
    case 'peerAdded':
      return core.mesh.addPeer(event.peer);
    case 'peerRemoved':
      return core.mesh.removePeer(event.participantId);
    case 'signal':
      return core.mesh.handleSignal(event.from, event.signal);
    case 'mutedByOthers':
      return core.events.emit('mutedByOthers');
    case 'reaction':
      return core.bus.emit('reaction', event);
    case 'transferUpdated':
      return core.bus.emit('transferUpdated', event);
    case 'diagnosticsChanged': {
      const changed = core.remoteDiagnostics.learn(event);
      if (changed.length > 0) core.bus.emit('remoteDiagnostics', changed);
      return;
    }
    case 'realTimeText':
      return core.bus.emit('realTimeText', event);
    case 'dominantSpeakersChanged':
      return applyDominantSpeakers(core, event.dominantSpeakers, new Date(event.changedOn));
    default:
    // An event that a newer service knows.
  }
}
