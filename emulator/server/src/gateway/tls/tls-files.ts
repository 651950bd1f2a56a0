import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  X509Certificate,
} from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { issueCertificate } from './certificate.ts';
import { withDirectoryLock } from './directory-lock.ts';
import { localNames } from './host-name.ts';
import type { TlsIdentity } from './sniff-protocols.ts';

/** What the emulator proves its identity with, kept in a directory of files. */
export interface TlsFiles {
  readonly identity: TlsIdentity;
  /** PEM of the authority that clients have to trust. */
  readonly caCertificate: string;
  readonly caCertificatePath: string;
}

const authorityName = 'ACS emulator local authority';

const dayMs = 86_400_000;
const authorityDays = 3650;
/** Browsers refuse server certificates that live longer than 398 days. */
const serverDays = 397;
/** An authority is renewed while it still outlives the server certificates that it signs. */
const authorityMarginDays = serverDays + 30;
const serverMarginDays = 30;

/** A private key and its certificate, in one file so that neither is ever found without the other. */
interface Pair {
  readonly key: string;
  readonly certificate: string;
}

/**
 * The authority and server certificate of `directory`, made when they are missing and renewed before they expire. The
 * authority can sign for `names` only; each set of names beyond the local ones has an authority of its own, so
 * that a new name never widens what an authority may do that was trusted before. Safe to call in several processes.
 */
export async function loadTlsFiles(
  directory: string,
  names: readonly string[],
  now: Date = new Date(),
): Promise<TlsFiles> {
  const folder = names.every((name) => localNames.includes(name))
    ? directory
    : join(directory, `names-${digest(names)}`);
  const found = await readTlsFiles(folder, now);
  if (found !== undefined) return found;

  await mkdir(folder, { recursive: true, mode: 0o700 });
  return withDirectoryLock(join(folder, 'lock'), async () => {
    const foundNow = await readTlsFiles(folder, now);
    return foundNow ?? makeTlsFiles(folder, names, now);
  });
}

const digest = (names: readonly string[]) =>
  createHash('sha256')
    .update([...names].sort().join('\n'))
    .digest('hex')
    .slice(0, 16);

const paths = (folder: string) => ({
  authority: join(folder, 'authority.pem'),
  server: join(folder, 'server.pem'),
  caCertificate: join(folder, 'ca.pem'),
});

/** Undefined when anything is missing, broken or about to expire. */
async function readTlsFiles(folder: string, now: Date): Promise<TlsFiles | undefined> {
  const files = paths(folder);
  const [server, caCertificate] = await Promise.all([
    readPair(files.server),
    readFile(files.caCertificate, 'utf8').catch(() => undefined),
  ]);
  if (server === undefined || caCertificate === undefined) return undefined;
  if (!lives(caCertificate, now, authorityMarginDays)) return undefined;
  if (!lives(server.certificate, now, serverMarginDays)) return undefined;
  const authorityKey = new X509Certificate(caCertificate).publicKey;
  if (!new X509Certificate(server.certificate).verify(authorityKey)) return undefined;
  return { identity: server, caCertificate, caCertificatePath: files.caCertificate };
}

async function makeTlsFiles(folder: string, names: readonly string[], now: Date): Promise<TlsFiles> {
  const files = paths(folder);
  let authority = await readPair(files.authority);
  if (authority === undefined || !lives(authority.certificate, now, authorityMarginDays)) {
    authority = makePair('authority', names, now, undefined);
    await writePair(files.authority, authority);
  }
  const server = makePair('server', names, now, authority);
  await writePair(files.server, server);
  await writeWhole(files.caCertificate, authority.certificate, 0o644);
  return {
    identity: server,
    caCertificate: authority.certificate,
    caCertificatePath: files.caCertificate,
  };
}

function makePair(
  kind: 'authority' | 'server',
  names: readonly string[],
  now: Date,
  authority: Pair | undefined,
): Pair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signingKey = authority === undefined ? privateKey : createPrivateKey(authority.key);
  const days = kind === 'authority' ? authorityDays : serverDays;
  const certificate = issueCertificate({
    kind,
    names,
    subject: kind === 'authority' ? authorityName : 'localhost',
    issuer: authorityName,
    publicKey,
    issuerPublicKey: createPublicKey(signingKey),
    signingKey,
    notBefore: new Date(now.getTime() - dayMs),
    notAfter: new Date(now.getTime() + days * dayMs),
  });
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string, certificate };
}

function lives(certificate: string, now: Date, days: number): boolean {
  try {
    const { validFromDate, validToDate } = new X509Certificate(certificate);
    return validFromDate <= now && validToDate.getTime() > now.getTime() + days * dayMs;
  } catch {
    return false;
  }
}

async function readPair(path: string): Promise<Pair | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const start = text.indexOf('-----BEGIN CERTIFICATE-----');
  if (start <= 0) return undefined;
  const pair = { key: text.slice(0, start), certificate: text.slice(start) };
  try {
    const fits = new X509Certificate(pair.certificate).checkPrivateKey(createPrivateKey(pair.key));
    return fits ? pair : undefined;
  } catch {
    return undefined;
  }
}

const writePair = (path: string, { key, certificate }: Pair) => writeWhole(path, key + certificate, 0o600);

/** Readers see the old file or the new one, never a part. */
async function writeWhole(path: string, text: string, mode: number): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, text, { mode });
  await chmod(temporary, mode);
  await rename(temporary, path);
}
