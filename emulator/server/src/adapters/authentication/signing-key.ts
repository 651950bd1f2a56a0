import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  randomUUID,
  type KeyObject,
} from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The emulator's RS256 key pair with the names under which tokens and the key set refer to it. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly keyId: string;
  readonly x5t: string;
  readonly jwk: Readonly<Record<string, unknown>>;
}

export type SigningKeySource = () => Promise<SigningKey>;

const fileName = 'token-signing-key.pem';

/**
 * Gives the signing key, made at the first call: generating takes 50–500 ms of another thread, which a start must not
 * wait for. With a directory the key is kept there, readable by its owner only, so that tokens outlive a restart.
 */
export function createSigningKeySource(directory?: string): SigningKeySource {
  let key: Promise<SigningKey> | undefined;
  return () => {
    key ??= (directory === undefined ? generatePem() : readOrCreatePem(directory)).then(describeKey);
    key.catch(() => {
      key = undefined;
    });
    return key;
  };
}

async function readOrCreatePem(directory: string): Promise<string> {
  const path = join(directory, fileName);
  const existing = await readIfPresent(path);
  if (existing !== undefined) return existing;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, await generatePem(), { mode: 0o600, flag: 'wx', flush: true });
  try {
    // A link either puts the complete file there or fails: of two processes that start at once, both use the first's key.
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  return readFile(path, 'utf8');
}

async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function generatePem(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function describeKey(pem: string): SigningKey {
  const privateKey = readPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  const { n, e } = publicKey.export({ format: 'jwk' });
  // RFC 7638: the members in alphabetical order, without spaces.
  const keyId = createHash('sha256')
    .update(JSON.stringify({ e, kty: 'RSA', n }))
    .digest('base64url');
  const x5t = createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url');
  return {
    privateKey,
    publicKey,
    keyId,
    x5t,
    jwk: { kty: 'RSA', use: 'sig', alg: 'RS256', kid: keyId, x5t, n, e },
  };
}

function readPrivateKey(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'rsa') return key;
  } catch {
    // Reported below: what the parser says would quote the key.
  }
  throw new Error(`${fileName} is not an RSA private key in PEM form. Delete it, and a new one is made.`);
}
