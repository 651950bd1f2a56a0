import { sha256 } from './sha256.ts';

/** The same GUID for the same text in every run, so that whoever signs in twice is the same person twice. */
export async function stableGuid(text: string): Promise<string> {
  const bytes = (await sha256(text)).slice(0, 16);
  // Version 8 and the RFC 9562 variant.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
