/** Two short, soft tones; made here, so that nothing is downloaded. */
export function playArrivalSound(): void {
  const context = new AudioContext();
  const end = context.currentTime + 0.32;
  for (const [frequency, delay] of [
    [659, 0],
    [880, 0.11],
  ] as const) {
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    const start = context.currentTime + delay;
    oscillator.frequency.value = frequency;
    gain.gain.setValueAtTime(0.0001, start);
    gain.gain.exponentialRampToValueAtTime(0.12, start + 0.015);
    gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.2);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(end);
    if (delay > 0) oscillator.onended = () => void context.close();
  }
}
