import { createHmac } from 'node:crypto';
import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChildService } from '../../child-service.ts';
import { freeRelayPort } from '../../ports.ts';
import { findTurnserver } from '../find-turnserver.ts';
import { Relay } from '../relay.ts';
import type { TurnserverSettings } from '../turnserver-conf.ts';
import { TurnClient, type TurnCredential } from './turn-client.ts';

export const turnserver = findTurnserver();
/** For the names of what is skipped. */
export const needsCoturn = '(needs the coturn package)';

/** In the tables of `/proc/net`. */
const listening = '0A';

export const hasIpv6 = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ address }) => address === '::1'),
);

/** A coturn of the test's own on a free port, gone with its files when disposed. */
export async function startRelay(settings: Partial<TurnserverSettings> = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'relay-'));
  const port = await freeRelayPort();
  const relay = new Relay({ turnserver: turnserver!, port, directory, settings });
  const lines: string[] = [];
  const service = await new ChildService({
    name: 'relay',
    onLine: (line) => lines.push(line),
    ...relay.prepare(),
  }).ready();
  const secret = settings.secret ?? relay.secret;

  return {
    relay,
    port,
    service,
    /** As the emulator issues them. */
    credential: (id: string, expiresInSeconds = 600) => credentialOf(secret, id, expiresInSeconds),
    connect: (credential: TurnCredential, address = '127.0.0.1') =>
      TurnClient.open({ address, port }, credential),
    async [Symbol.asyncDispose]() {
      await service.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export type RelayBed = Awaited<ReturnType<typeof startRelay>>;

export function credentialOf(secret: string, id: string, expiresInSeconds: number): TurnCredential {
  const username = `${Math.floor(Date.now() / 1000) + expiresInSeconds}:${id}`;
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
}

/** TCP ports that a process takes connections on, from `/proc`. */
export async function listeningPorts(pid: number): Promise<number[]> {
  const descriptors = await readdir(`/proc/${pid}/fd`);
  const links = await Promise.all(
    descriptors.map((each) => readlink(`/proc/${pid}/fd/${each}`).catch(() => '')),
  );
  const inodes = new Set(links.map((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1]));
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((each) => readFile(`/proc/${pid}/net/${each}`, 'utf8').catch(() => '')),
  );
  const ports = tables
    .join('\n')
    .split('\n')
    .flatMap((line) => {
      const [, local, , state, , , , , , inode] = line.trim().split(/\s+/);
      return state === listening && inodes.has(inode) ? [parseInt(local?.split(':').at(-1) ?? '', 16)] : [];
    });
  return [...new Set(ports)];
}

/** Repeats until it holds. @throws when it does not within the time that a slow machine takes */
export async function eventually<T>(check: () => Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + 15_000;
  for (;;) {
    const value = await check();
    if (value !== undefined) return value;
    if (performance.now() > deadline) throw new Error('It did not come to pass.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
