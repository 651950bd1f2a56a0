/**
 * Rings until the returned function is called. Of several tabs of the application that may be heard, one rings.
 * A tab that nobody has touched so far is silenced by most browsers, so it does not take the turn of another.
 */
export function playRingtone(): () => void {
  const mayBeHeard = navigator.userActivation?.hasBeenActive ?? true;
  if (!mayBeHeard || !('locks' in navigator)) return playTones();
  const life = new AbortController();
  const ringWhileOurs = () =>
    new Promise<void>((resolve) => {
      const stop = playTones();
      life.signal.addEventListener('abort', () => {
        stop();
        resolve();
      });
    });
  navigator.locks
    .request('switchboard-ringtone', { signal: life.signal }, ringWhileOurs)
    .catch(() => undefined);
  return () => life.abort();
}

/** A soft double tone every three seconds; made here, so that nothing is downloaded. Returns what stops it. */
function playTones(): () => void {
  const context = new AudioContext();
  const ring = () => {
    for (const [frequency, delay] of [
      [523, 0],
      [659, 0.18],
      [523, 0.6],
      [659, 0.78],
    ] as const) {
      const start = context.currentTime + delay;
      const oscillator = context.createOscillator();
      const gain = context.createGain();
      oscillator.frequency.value = frequency;
      gain.gain.setValueAtTime(0.0001, start);
      gain.gain.exponentialRampToValueAtTime(0.14, start + 0.03);
      gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.32);
      oscillator.connect(gain).connect(context.destination);
      oscillator.start(start);
      oscillator.stop(start + 0.34);
    }
  };
  ring();
  const timer = setInterval(ring, 3000);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
