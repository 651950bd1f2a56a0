const seconds = 1.2;

/** Three soft notes over the speaker that the system uses. Resolves when they are over. */
export async function playTestTone(): Promise<void> {
  const audio = new AudioContext();
  try {
    await audio.resume();
    const loudness = audio.createGain();
    loudness.connect(audio.destination);
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
    await audio.close();
  }
}
