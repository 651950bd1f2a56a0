import { DiagnosticQuality } from '../api/enumerations.ts';
import { startMediaMonitor } from '../media/media-monitor.ts';
import { numberOf, type LinkSample } from '../media/media-sample.ts';
import { createFreezeJudge } from '../media/camera-freeze.ts';
import { createNetworkJudge } from '../media/network-quality.ts';
import { sinkIdOf } from '../devices/media-device-manager.ts';
import type { CallCore } from './call-core.ts';

/** Watches the media of a call: who speaks, what arrives, how good the network is. Returns what ends it. */
export function startCallMonitor(core: CallCore): () => void {
  const judge = createNetworkJudge();
  const isFrozen = createFreezeJudge();
  const { devices } = core.environment;
  const onSpeaker = () => {
    const speaker = devices.selectedSpeaker;
    core.diagnostics.flag(
      'noSpeakerDevicesEnumerated',
      speaker === undefined && devices._lists.microphones.length > 0,
    );
    void core.output.setSink(speaker?.isSystemDefault ? '' : sinkIdOf(speaker));
  };
  const onOnline = () => core.diagnostics.flagNetwork('noNetwork', !navigator.onLine);
  let told = 0;

  const stop = startMediaMonitor({
    mesh: core.mesh,
    onRemoteLevel: (participantId, level) => core.participantBy(participantId)?._setLevel(level),
    onLocalLevel(level) {
      const rounded = core.local.isMuted ? 0 : Math.round(level * 100) / 100;
      if (rounded === told || !core.signalling.isConnected || core.state !== 'Connected') return;
      told = rounded;
      core.signalling.notify({ type: 'audioLevel', callId: core.id, level: rounded });
    },
    onSamples(samples) {
      for (const sample of samples) measure(core, sample);
      core.mesh.measureSources(samples);
      askForWhatIsSeen(core);
      const quality = judge(samples);
      core.diagnostics.rate('networkSendQuality', quality.send);
      core.diagnostics.rate('networkReceiveQuality', quality.receive);
      rateConnections(core);
      core.diagnostics.flag('cameraFreeze', isFrozen(findCamera(core), samples));
      core.bus.emit('samples', samples);
    },
  });
  devices.on('selectedSpeakerChanged', onSpeaker);
  window.addEventListener('online', onOnline);
  window.addEventListener('offline', onOnline);
  onSpeaker();
  onOnline();
  return () => {
    stop();
    devices.off('selectedSpeakerChanged', onSpeaker);
    window.removeEventListener('online', onOnline);
    window.removeEventListener('offline', onOnline);
  };
}

/** The camera that is sent; on hold there is none. */
function findCamera(core: CallCore): MediaStreamTrack | undefined {
  return core.isOnHold ? undefined : core.local.pictures.cameraTrack;
}

function measure(core: CallCore, { participantId, streams }: LinkSample): void {
  const participant = core.participantBy(participantId);
  for (const { slot, direction, figures } of streams) {
    if (slot === 'audio' || direction !== 'receive' || !participant) continue;
    const stream = slot === 'camera' ? participant._camera : participant._screen;
    stream._measure(numberOf(figures, 'framesReceived'), {
      width: numberOf(figures, 'frameWidth'),
      height: numberOf(figures, 'frameHeight'),
    });
  }
}

/** Pictures that nobody has put on the page are not spoken of: the application may use them otherwise. */
function askForWhatIsSeen(core: CallCore): void {
  for (const link of core.mesh.links.values()) {
    const lines = core.participantBy(link.participantId)?._camera._linesSeen();
    if (lines !== undefined) link.askFor(lines);
  }
}

/** `networkReconnect`: the service or every participant is out of reach. */
function rateConnections(core: CallCore): void {
  const states = [...core.mesh.links.values()].flatMap(({ connection }) => connection?.connectionState ?? []);
  const isBroken = (state: string) => state === 'failed' || state === 'disconnected';
  const isCutOff = states.length > 0 && states.every(isBroken);
  core.diagnostics.rate(
    'networkReconnect',
    isCutOff || !core.signalling.isConnected ? DiagnosticQuality.Bad : DiagnosticQuality.Good,
  );
}
