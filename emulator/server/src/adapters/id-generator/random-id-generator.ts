import { randomFillSync, randomUUID } from 'node:crypto';
import type { IdGenerator } from '../../kernel/ports/id-generator.ts';
import type { ResettableIdGenerator } from './resettable-id-generator.ts';
import { toUrlSafe } from './url-safe.ts';

const poolBytes = 8192;

/** Unpredictable ids; random bytes are drawn in bulk, since each request needs some. */
export function createRandomIdGenerator(): ResettableIdGenerator {
  const pool = new Uint8Array(poolBytes);
  let used = poolBytes;

  function draw(length: number): Uint8Array {
    if (length > poolBytes) return randomFillSync(new Uint8Array(length));
    if (used + length > poolBytes) {
      randomFillSync(pool);
      used = 0;
    }
    used += length;
    return pool.subarray(used - length, used);
  }

  const ids: IdGenerator = {
    uuid: () => randomUUID(),
    urlSafe: (length) => toUrlSafe(draw(length)),
  };
  return { ...ids, reset: () => undefined };
}
