/**
 * The addresses that clients get: the configured ones, and STUN on every UDP address of a TURN server, because every
 * TURN server answers STUN as well. Whoever names STUN servers gets those instead.
 */
export function iceServerUrls(configured: readonly string[]): readonly string[] {
  if (configured.some((url) => url.startsWith('stun'))) return configured;
  const overUdp = configured.filter((url) => url.startsWith('turn:') && !url.endsWith('?transport=tcp'));
  const stun = overUdp.map((url) => url.replace('turn:', 'stun:').replace(/\?.*$/, ''));
  return [...configured, ...new Set(stun)];
}
