import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate, createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { issueCertificate } from './certificate.ts';
import { hostNames } from './host-name.ts';
import { loadTlsFiles } from './tls-files.ts';

const dayMs = 86_400_000;
const withOpenSsl = it.skipIf(spawnSync('openssl', ['version']).status !== 0);

describe('TLS files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'acs-emulator-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const inFolder = (name: string) => join(folder, 'tls', name);
  const load = (further: string[] = [], now?: Date) =>
    loadTlsFiles(join(folder, 'tls'), hostNames(further), now);

  /** What OpenSSL says about a server certificate under the strict rules. */
  function verify(caFile: string, certificate: string, ...more: string[]): string {
    const leaf = join(folder, 'leaf.pem');
    writeFileSync(leaf, certificate);
    const args = ['verify', '-x509_strict', '-purpose', 'sslserver', ...more, '-CAfile', caFile, leaf];
    try {
      return execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' }).replace(leaf, '').trim();
    } catch (error) {
      return (error as { stderr: string }).stderr;
    }
  }

  withOpenSsl('satisfy OpenSSL for each local name (needs the openssl command)', async () => {
    const { identity, caCertificatePath } = await load();
    for (const check of [
      ['-verify_hostname', 'localhost'],
      ['-verify_ip', '127.0.0.1'],
      ['-verify_ip', '::1'],
    ]) {
      expect(verify(caCertificatePath, identity.certificate, ...check)).toBe(': OK');
    }
    expect(verify(caCertificatePath, identity.certificate, '-verify_hostname', 'example.com')).toContain(
      'mismatch',
    );
  });

  withOpenSsl(
    'hold an authority that cannot vouch for any other name (needs the openssl command)',
    async () => {
      const { caCertificate, caCertificatePath } = await load();
      const pair = readFileSync(inFolder('authority.pem'), 'utf8');
      const signingKey = createPrivateKey(pair);
      for (const name of ['example.com', '10.0.0.1', '2001:db8::1']) {
        const forged = issueCertificate({
          kind: 'server',
          subject: 'forged',
          issuer: 'ACS emulator local authority',
          publicKey: createPublicKey(signingKey),
          issuerPublicKey: new X509Certificate(caCertificate).publicKey,
          signingKey,
          notBefore: new Date(Date.now() - dayMs),
          notAfter: new Date(Date.now() + dayMs),
          names: [name],
        });
        expect(verify(caCertificatePath, forged)).toContain('permitted subtree violation');
      }
    },
  );

  it('are kept, with keys that only their owner can read', async () => {
    const first = await load();
    expect(await load()).toEqual(first);
    expect(statSync(inFolder('authority.pem')).mode & 0o777).toBe(0o600);
    expect(statSync(inFolder('server.pem')).mode & 0o777).toBe(0o600);
    expect(readFileSync(first.caCertificatePath, 'utf8')).not.toContain('PRIVATE KEY');
  });

  it('are the same for all who start at once', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => load()));
    expect(new Set(all.map(({ identity }) => identity.certificate)).size).toBe(1);
  });

  it('have a new server certificate of the same authority before the old one expires', async () => {
    const first = await load();
    const kept = await load([], new Date(Date.now() + 366 * dayMs));
    expect(kept).toEqual(first);
    const renewed = await load([], new Date(Date.now() + 368 * dayMs));
    expect(renewed.caCertificate).toBe(first.caCertificate);
    expect(renewed.identity.certificate).not.toBe(first.identity.certificate);
  });

  it('have a new authority before the old one expires', async () => {
    const first = await load();
    const later = await load([], new Date(Date.now() + 9 * 365 * dayMs));
    expect(later.caCertificate).not.toBe(first.caCertificate);
    expect(
      new X509Certificate(later.identity.certificate).verify(
        new X509Certificate(later.caCertificate).publicKey,
      ),
    ).toBe(true);
  });

  it('are made again when a file is missing or damaged', async () => {
    const first = await load();
    writeFileSync(inFolder('server.pem'), 'damaged');
    const second = await load();
    expect(second.caCertificate).toBe(first.caCertificate);
    rmSync(inFolder('ca.pem'));
    expect((await load()).caCertificate).toBe(first.caCertificate);
    writeFileSync(inFolder('authority.pem'), 'damaged');
    writeFileSync(inFolder('server.pem'), 'damaged');
    expect((await load()).caCertificate).not.toBe(first.caCertificate);
  });

  withOpenSsl('with further names have an authority of their own (needs the openssl command)', async () => {
    const local = await load();
    const composed = await load(['emulator', '192.168.1.5']);
    expect(composed.caCertificate).not.toBe(local.caCertificate);
    expect((await load(['EMULATOR', '192.168.1.5'])).caCertificate).toBe(composed.caCertificate);
    const { certificate } = composed.identity;
    expect(verify(composed.caCertificatePath, certificate, '-verify_hostname', 'emulator')).toBe(': OK');
    expect(verify(composed.caCertificatePath, certificate, '-verify_ip', '192.168.1.5')).toBe(': OK');
  });
});
