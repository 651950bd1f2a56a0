import { outcomeOf } from '../checks/check.ts';
import { judgeMicrophone, judgeRefusal } from '../checks/judge-devices.ts';
import { openDevice } from './open-device.ts';
import type { Probe, ProbeContext } from './probe.ts';
import { pause } from './waiting.ts';

const listenMs = 3000;
const sampleEveryMs = 60;

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
  const audio = new AudioContext();
  try {
    await audio.resume();
    const analyser = audio.createAnalyser();
    audio.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const endsAt = performance.now() + listenMs;
    let loudest = 0;
    while (performance.now() < endsAt && !signal.aborted) {
      await pause(sampleEveryMs, signal);
      analyser.getFloatTimeDomainData(samples);
      const level = rootMeanSquare(samples);
      loudest = Math.max(loudest, level);
      onLevel(level);
    }
    return loudest;
  } finally {
    await audio.close();
  }
}

function rootMeanSquare(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}
