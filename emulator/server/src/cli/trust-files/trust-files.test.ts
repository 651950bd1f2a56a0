import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTrustFiles } from './trust-files.ts';

const [ours, company, other] = rootCertificates as [string, string, string];
const read = (path: string | undefined) => readFileSync(path!, 'utf8');

describe('writeTrustFiles', () => {
  let folder: string;
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'trust-files-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("adds the emulator's authority to those of the machine, and leaves nothing behind", async () => {
    const path = file('ours.pem', ours);
    const trust = await writeTrustFiles(path, {});
    const { NODE_EXTRA_CA_CERTS, SSL_CERT_FILE, REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE } = trust.variables;
    expect(NODE_EXTRA_CA_CERTS).toBe(path);
    expect(new Set([SSL_CERT_FILE, REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE]).size).toBe(1);
    expect(read(SSL_CERT_FILE).endsWith(`${ours.trimEnd()}\n`)).toBe(true);
    expect(read(SSL_CERT_FILE).match(/BEGIN CERTIFICATE/g)!.length).toBeGreaterThan(50);
    await trust[Symbol.asyncDispose]();
    expect(() => read(SSL_CERT_FILE)).toThrow('ENOENT');
  });

  it('keeps what was named before', async () => {
    await using trust = await writeTrustFiles(file('ours.pem', ours), {
      NODE_EXTRA_CA_CERTS: file('company.pem', company),
      SSL_CERT_FILE: file('openssl.pem', other),
      REQUESTS_CA_BUNDLE: folder,
    });
    const { NODE_EXTRA_CA_CERTS, SSL_CERT_FILE } = trust.variables;
    expect(read(NODE_EXTRA_CA_CERTS)).toBe(`${company.trimEnd()}\n${ours.trimEnd()}\n`);
    expect(read(SSL_CERT_FILE)).toBe(`${other.trimEnd()}\n${company.trimEnd()}\n${ours.trimEnd()}\n`);
    expect(trust.variables).not.toHaveProperty('REQUESTS_CA_BUNDLE');
  });

  it('writes a PKCS #12 store that OpenSSL reads', async () => {
    await using trust = await writeTrustFiles(file('ours.pem', ours), {
      SSL_CERT_FILE: file('openssl.pem', `${other}\n${other}`),
    });
    const args = ['pkcs12', '-nokeys', '-nomacver', '-passin', 'pass:', '-in'];
    const listed = execFileSync('openssl', [...args, trust.variables['ACS_TRUST_STORE']!], {
      encoding: 'utf8',
    });
    expect(listed.match(/friendlyName: authority-\d/g)).toEqual([
      'friendlyName: authority-1',
      'friendlyName: authority-2',
    ]);
    expect(listed.replaceAll(/\s+/g, '')).toContain(ours.replaceAll(/\s+/g, ''));
  });
});
