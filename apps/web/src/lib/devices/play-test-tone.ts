const seconds = 1.2;
const patienceMs = 2000;

/** Three soft notes over a speaker, by default the one that the system uses. Resolves when they are over, or cannot be played. */
export async function playTestTone(sinkId = ''): Promise<void> {
  const audio = new AudioContext();
  const stopOutput = { current: () => {} };
  try {
    const output = await outputTo(audio, sinkId, stopOutput);
    // Where nothing can play sound, some browsers never begin.
    await Promise.race([audio.resume(), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
    if (audio.state !== 'running') return;
    const loudness = audio.createGain();
    loudness.connect(output);
    const tone = audio.createOscillator();
    tone.connect(loudness);
    [523.25, 659.25, 783.99].forEach((hertz, index) => {
      const at = audio.currentTime + (index * seconds) / 3;
      tone.frequency.setValueAtTime(hertz, at);
      loudness.gain.setValueAtTime(0, at);
      loudness.gain.linearRampToValueAtTime(0.25, at + 0.03);
      loudness.gain.linearRampToValueAtTime(0, at + seconds / 3 - 0.02);
    });
    const isOver = new Promise((resolve) => tone.addEventListener('ended', resolve));
    tone.start();
    tone.stop(audio.currentTime + seconds);
    await isOver;
  } finally {
    stopOutput.current();
    await audio.close();
  }
}

type SinkableContext = AudioContext & { setSinkId?: (sinkId: string) => Promise<void> };

/** Chromium sends a context to a speaker, other browsers only an element. One that is gone leaves the system's. */
async function outputTo(
  audio: SinkableContext,
  sinkId: string,
  stop: { current: () => void },
): Promise<AudioNode> {
  if (sinkId === '') return audio.destination;
  try {
    if (audio.setSinkId) {
      await audio.setSinkId(sinkId);
      return audio.destination;
    }
    const destination = audio.createMediaStreamDestination();
    const element = Object.assign(new Audio(), { srcObject: destination.stream });
    await element.setSinkId(sinkId);
    await element.play();
    stop.current = () => element.pause();
    return destination;
  } catch {
    return audio.destination;
  }
}
