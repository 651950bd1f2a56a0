import { watchLoudness } from '../../../lib/devices/watch-loudness.ts';
import { outcomeOf } from '../checks/check.ts';
import { judgeMicrophone, judgeRefusal } from '../checks/judge-devices.ts';
import { openDevice } from './open-device.ts';
import type { Probe, ProbeContext } from './probe.ts';
import { pause } from './waiting.ts';

const listenMs = 3000;

/** Opens the microphone and listens for a few seconds. */
export const probeMicrophone: Probe = async (context) => {
  if (!globalThis.navigator?.mediaDevices) return outcomeOf('failed', 'mediaUnsupported');
  let stream: MediaStream;
  try {
    stream = await openDevice({ audio: true }, context.signal);
  } catch (error) {
    return judgeRefusal('microphone', error);
  }
  const [track] = stream.getAudioTracks();
  try {
    const loudest = await listen(stream, context);
    return judgeMicrophone({ device: track?.label ?? '', isMuted: track?.muted ?? true, loudest });
  } finally {
    for (const opened of stream.getTracks()) opened.stop();
    context.onLevel(0);
  }
};

async function listen(stream: MediaStream, { signal, onLevel }: ProbeContext): Promise<number> {
  const listening = new AbortController();
  let loudest = 0;
  try {
    watchLoudness(
      stream,
      (loudness) => {
        loudest = Math.max(loudest, loudness);
        onLevel(loudness);
      },
      listening.signal,
    );
    await pause(listenMs, signal);
    return loudest;
  } finally {
    listening.abort();
  }
}
