import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type SecureContextOptions } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { freePort } from '../ports.ts';
import { decodeStunMessage, encodeStunMessage, newTransactionId, stunMethod } from './stun-message.ts';
import { startRelay, turnserver, type RelayBed } from './testing/relay-bed.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const canRun = turnserver !== undefined && spawnSync('openssl', ['version']).status === 0;

describe.skipIf(!canRun)('the relay over TLS (needs the coturn and openssl packages)', () => {
  let directory: string;
  let bed: RelayBed;
  let port: number;
  let ca: string;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'relay-tls-'));
    const [certificate, key] = [join(directory, 'certificate.pem'), join(directory, 'key.pem')];
    const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, ...names],
      { stdio: 'ignore' },
    );
    ca = readFileSync(certificate, 'utf8');
    port = await freePort();
    bed = await startRelay({ tls: { port, certificate, key } });
  });
  afterAll(async () => {
    await bed[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true });
  });

  const dial = (options: SecureContextOptions) => connect({ host: '127.0.0.1', port, ca, ...options });

  async function exchangeOverTls() {
    const socket = dial({ minVersion: 'TLSv1.2' });
    await once(socket, 'secureConnect');
    const transactionId = newTransactionId();
    socket.write(encodeStunMessage({ kind: 'request', method: stunMethod.binding, transactionId }, []));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    return { transactionId, answer: decodeStunMessage(answer) };
  }

  it('answers over TLS 1.2 or later', async () => {
    const { answer, transactionId } = await exchangeOverTls();
    expect(answer).toMatchObject({ kind: 'success', transactionId });
  });

  it.each([
    // The lowest level of security, because this side refuses such old versions otherwise.
    ['TLS 1.0', { ciphers: 'DEFAULT@SECLEVEL=0', minVersion: 'TLSv1', maxVersion: 'TLSv1' }],
    ['TLS 1.1', { ciphers: 'DEFAULT@SECLEVEL=0', minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1' }],
    ['ciphers without forward secrecy', { ciphers: 'AES128-GCM-SHA256', maxVersion: 'TLSv1.2' }],
  ] as const)('refuses %s, or does not answer at all', async (_, options) => {
    let isConnected = false;
    const socket = dial(options);
    socket.on('secureConnect', () => (isConnected = true));
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    // What came later has been answered long since.
    await exchangeOverTls();
    await exchangeOverTls();
    expect(isConnected).toBe(false);
    socket.destroy();
  });
});
