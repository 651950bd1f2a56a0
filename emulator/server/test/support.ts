import { createHash, createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator, type EmulatorOptions, type RunningEmulator } from '../src/index.ts';

/** An emulator on a free port that leaves nothing behind. */
export async function startTemporaryEmulator(options: EmulatorOptions = {}) {
  const stateDirectory = await mkdtemp(join(tmpdir(), 'acs-emulator-'));
  const emulator = await startEmulator({ stateDirectory, ...options });
  return {
    ...emulator,
    http: `http://localhost:${emulator.port}`,
    async [Symbol.asyncDispose]() {
      await emulator.stop();
      await rm(stateDirectory, { recursive: true, force: true });
    },
  };
}

export type TemporaryEmulator = Awaited<ReturnType<typeof startTemporaryEmulator>>;

/** A request over plain HTTP that carries the signature of the emulator's access key. */
export async function fetchSigned(
  { port, accessKey }: Pick<RunningEmulator, 'port' | 'accessKey'>,
  method: string,
  target: string,
  body = '',
  headers: Record<string, string> = {},
): Promise<Response> {
  const date = new Date().toUTCString();
  const hash = createHash('sha256').update(body).digest('base64');
  const text = `${method}\n${target}\n${date};localhost:${port};${hash}`;
  const signature = createHmac('sha256', Buffer.from(accessKey, 'base64')).update(text).digest('base64');
  return fetch(`http://localhost:${port}${target}`, {
    method,
    headers: {
      ...headers,
      'x-ms-date': date,
      'x-ms-content-sha256': hash,
      authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
    },
    ...(body !== '' && { body }),
  });
}

/** A new communication user and a token with the scope `chat`. */
export async function createUser(emulator: RunningEmulator): Promise<{ rawId: string; token: string }> {
  const target = '/identities?api-version=2023-10-01';
  const response = await fetchSigned(emulator, 'POST', target, '{"createTokenWithScopes":["chat"]}');
  const { identity, accessToken } = (await response.json()) as {
    identity: { id: string };
    accessToken: { token: string };
  };
  return { rawId: identity.id, token: accessToken.token };
}
