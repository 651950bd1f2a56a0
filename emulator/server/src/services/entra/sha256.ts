/** The hash of a text in UTF-8. */
export async function sha256(text: string): Promise<Uint8Array> {
  // eslint-disable-next-line no-restricted-syntax -- a pure function, unlike the randomness that the rule is about
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}
