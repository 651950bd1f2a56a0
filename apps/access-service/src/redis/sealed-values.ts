import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Secret } from '@switchboard/node-kit';

const ALGORITHM = 'aes-256-gcm';
const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Values as they lie in Redis: encrypted, and bound to the name of their key, so that whoever reads Redis learns nothing, and
 * whoever writes to it can neither forge a value nor move one to another key.
 */
export class SealedValues {
  readonly #keys: readonly Buffer[];

  /** @param keys base64 of 32 bytes each; the first encrypts, all decrypt */
  constructor(keys: readonly Secret[]) {
    this.#keys = keys.map((key) => Buffer.from(key.reveal(), 'base64'));
    if (this.#keys.length === 0) throw new Error('A key is needed to seal values.');
  }

  seal(keyName: string, value: unknown): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#keys[0]!, iv).setAAD(Buffer.from(keyName));
    const text = Buffer.concat([cipher.update(JSON.stringify(value)), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), text]).toString('base64url');
  }

  /** @returns undefined for what no key of ours sealed under this name: it is as if it were not there */
  open(keyName: string, sealed: string | null | undefined): unknown {
    const bytes = Buffer.from(sealed ?? '', 'base64url');
    if (bytes.length <= 1 + IV_BYTES + TAG_BYTES || bytes[0] !== VERSION) return undefined;
    for (const key of this.#keys) {
      const text = decrypt(key, bytes, keyName);
      if (text !== undefined) return JSON.parse(text);
    }
    return undefined;
  }
}

function decrypt(key: Buffer, bytes: Buffer, keyName: string): string | undefined {
  const [iv, tag, text] = [
    bytes.subarray(1, 1 + IV_BYTES),
    bytes.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES),
    bytes.subarray(1 + IV_BYTES + TAG_BYTES),
  ];
  const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(keyName))
    .setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(text), decipher.final()]).toString();
  } catch {
    return undefined;
  }
}
