import { createHash } from 'node:crypto';

/**
 * The id by which Communication Services recognise a repeated request: the caller's key, made different when the
 * participants had to be given new identities, because the same id with another body is refused.
 */
export function repeatabilityId(idempotencyKey: string, rawIds: readonly string[]): string {
  const hash = createHash('sha256')
    .update([idempotencyKey, ...rawIds].join(' '))
    .digest('hex');
  const variant = ((Number.parseInt(hash[16]!, 16) & 0x3) | 0x8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `4${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
