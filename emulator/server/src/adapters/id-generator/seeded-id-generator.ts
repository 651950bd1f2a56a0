import type { ResettableIdGenerator } from './resettable-id-generator.ts';
import { toUrlSafe } from './url-safe.ts';

/**
 * The same ids in the same order in each run with the same seed. Predictable, so for tests only, and not together with
 * stored data from an earlier run, whose ids would come again.
 */
export function createSeededIdGenerator(seed: string): ResettableIdGenerator {
  let next = createSequence(seed);

  const bytes = (length: number) => Uint8Array.from({ length }, () => next() & 0xff);
  return {
    uuid() {
      const random = bytes(16);
      random[6] = (random[6]! & 0x0f) | 0x40;
      random[8] = (random[8]! & 0x3f) | 0x80;
      const hex = Buffer.from(random).toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    },
    urlSafe: (length) => toUrlSafe(bytes(length)),
    reset() {
      next = createSequence(seed);
    },
  };
}

/** Whole numbers from 0 to 2³² - 1: Mulberry32 from an FNV-1a hash of the seed. */
export function createSequence(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ character.codePointAt(0)!, 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
