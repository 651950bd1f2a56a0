/** Root mean square of samples between −1 and 1. */
export function loudnessOf(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}

/** How far a meter falls between two looks at most: a short sound stays to be seen for half a second. */
const fall = 8;

/** What a meter shows after `shown` when `heard`: it rises at once and falls slowly, as meters of sound do. */
export function meterLevel(shown: number, heard: number): number {
  return Math.max(heard, shown - fall, 0);
}

/** For a meter, 0 to 100. Ears judge loudness by its logarithm: −60 dB is silence, 0 dB is full scale. */
export function levelOf(loudness: number): number {
  if (loudness <= 0) return 0;
  return Math.round(Math.max(0, Math.min(100, 100 + (20 * Math.log10(loudness) * 100) / 60)));
}
