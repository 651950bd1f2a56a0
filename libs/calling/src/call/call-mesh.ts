import { MediaMesh } from '../media/media-mesh.ts';
import type { CallCore } from './call-core.ts';

/** The connections of a call, wired to its participants, its loudspeaker and the signalling. */
export function createCallMesh(core: CallCore): MediaMesh {
  return new MediaMesh({
    configuration: () => core.environment.rtcConfiguration(),
    sendSignal: (to, signal) => core.signalling.notify({ type: 'signal', callId: core.id, to, ...signal }),
    onTracks(participantId, tracks) {
      core.participantBy(participantId)?._setTracks(tracks);
      core.output.play(participantId, tracks.audio);
    },
    onLinkState(participantId, state) {
      if (state !== 'connected' && state !== 'connecting') core.participantBy(participantId)?._setLevel(0);
    },
    onRelayReach: (isReachable) => core.diagnostics.flagNetwork('networkRelaysNotReachable', !isReachable),
    onData(participantId, data) {
      const participant = core.participantBy(participantId);
      if (participant) core.bus.emit('data', participant, data);
    },
    onRemoved(participantId) {
      core.output.stop(participantId);
      core.participantBy(participantId)?._setTracks({});
    },
  });
}
