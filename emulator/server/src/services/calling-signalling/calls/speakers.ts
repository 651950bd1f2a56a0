import { limits } from '../limits.ts';

interface Voice {
  level: number;
  heardAtMs: number;
}

/** Who speaks loudest, from the levels that the clients measure at their microphones. */
export class Speakers {
  readonly #voices = new Map<string, Voice>();

  /** A level falls slowly, so that pauses between words change no order. */
  hear(rawId: string, level: number, nowMs: number): void {
    const before = this.#voices.get(rawId)?.level ?? 0;
    this.#voices.set(rawId, { level: Math.max(level, before * fade), heardAtMs: nowMs });
  }

  forget(rawId: string): void {
    this.#voices.delete(rawId);
  }

  /** Raw ids, the loudest first. */
  ranking(nowMs: number): string[] {
    for (const [rawId, { heardAtMs }] of this.#voices)
      if (nowMs - heardAtMs >= limits.silenceMs) this.#voices.delete(rawId);
    return [...this.#voices]
      .filter(([, { level }]) => level >= limits.audibleLevel)
      .sort(([, one], [, other]) => other.level - one.level)
      .slice(0, limits.dominantSpeakers)
      .map(([rawId]) => rawId);
  }
}

const fade = 0.7;
