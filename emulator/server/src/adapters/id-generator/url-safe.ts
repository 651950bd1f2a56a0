const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** One character for each byte. */
export function toUrlSafe(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += alphabet[byte & 63];
  return text;
}
