import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The secret of the access service's webhook, made at the first start. It stays the same: the emulator keeps its
 * subscriptions and delivers with it what it could not deliver before.
 */
export function readOrMakeWebhookSecret(dataDirectory: string): string {
  const path = join(dataDirectory, 'webhook-secret');
  mkdirSync(dataDirectory, { recursive: true });
  try {
    writeFileSync(path, randomBytes(24).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8');
}
