import { loudnessOf } from './loudness.ts';

const everyMs = 80;

/** A power of two, as analysers want it, that leaves no sound between two looks out. */
const samplesOf = (audio: AudioContext) => 2 ** Math.ceil(Math.log2((audio.sampleRate * everyMs) / 1000));

/** Tells how loud a stream is, 0 to 1, many times a second until it is given up. The stream stays the caller's to stop. */
export function watchLoudness(
  stream: MediaStream,
  onLoudness: (loudness: number) => void,
  signal: AbortSignal,
): void {
  if (signal.aborted) return;
  const audio = new AudioContext();
  const analyser = new AnalyserNode(audio, { fftSize: samplesOf(audio) });
  audio.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    onLoudness(loudnessOf(samples));
  }, everyMs);
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    void audio.close();
  });
  // Not waited for: where nothing can play sound, some browsers never begin, and it stays silent.
  audio.resume().catch(() => undefined);
}
