import { probeCamera } from './probe-camera.ts';
import { probeMicrophone } from './probe-microphone.ts';
import { probeCredentials, probeRelayMedia, probeStun, probeTurn } from './probe-relay.ts';
import { probeCommunication, probeLive, probeService } from './probe-services.ts';
import type { Probes } from './probe.ts';

export const browserProbes: Probes = {
  microphone: probeMicrophone,
  camera: probeCamera,
  service: probeService,
  communication: probeCommunication,
  live: probeLive,
  relayCredentials: probeCredentials,
  stun: probeStun,
  turn: probeTurn,
  relayMedia: probeRelayMedia,
};
