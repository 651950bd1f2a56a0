import { CommunicationRelayClient } from '@azure/communication-network-traversal';
import { CommunicationIdentityClient } from '@azure/communication-identity';
// eslint-disable-next-line @nx/enforce-module-boundaries -- the relay's log and the emulator that reads it are tested as a pair
import { startEmulator, type RunningEmulator } from 'acs-emulator';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { eventually, needsCoturn, startRelay, turnserver, type RelayBed } from './testing/relay-bed.ts';
import type { TurnClient } from './testing/turn-client.ts';

interface Traffic {
  readonly bytesFromClient: number;
  readonly bytesToClient: number;
  readonly bytesFromPeers: number;
  readonly bytesToPeers: number;
  readonly packetsToPeers: number;
}

interface UserUsage extends Traffic {
  readonly user: string | null;
  readonly allocations: number;
  readonly activeAllocations: number;
}

interface UsageReport {
  readonly total: Traffic;
  readonly users: readonly UserUsage[];
  readonly allocations: readonly (Traffic & {
    username: string;
    startedOn: string;
    endedOn: string | null;
  })[];
}

// The relay tells of what has ended once a second, and a busy machine is slow.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const payload = Buffer.alloc(1000, 'x');

describe.skipIf(!turnserver)(`GET /_emulator/relay/usage ${needsCoturn}`, () => {
  let stateDirectory: string;
  let bed: RelayBed;
  let emulator: RunningEmulator;
  let http: string;
  beforeAll(async () => {
    stateDirectory = await mkdtemp(join(tmpdir(), 'relay-usage-'));
    bed = await startRelay();
    const { logFile, secret, urls } = bed.relay;
    emulator = await startEmulator({ stateDirectory, turnUrls: urls, turnSecret: secret, turnLog: logFile });
    http = `http://localhost:${emulator.port}`;
  });
  beforeEach(() => emulator.reset());
  afterAll(async () => {
    await emulator.stop();
    await bed[Symbol.asyncDispose]();
    await rm(stateDirectory, { recursive: true });
  });

  const usage = async () => (await (await fetch(`${http}/_emulator/relay/usage`)).json()) as UsageReport;

  /** A user and a client with the credential that the emulator issues for them. */
  async function connectUser() {
    const connectionString = emulator.connectionString.replace('https:', 'http:');
    const identities = new CommunicationIdentityClient(connectionString, { allowInsecureConnection: true });
    const { communicationUserId: id } = await identities.createUser();
    return { id, client: await connect(connectionString, id) };
  }

  async function connect(connectionString: string, id?: string): Promise<TurnClient> {
    const relay = new CommunicationRelayClient(connectionString);
    const { iceServers } = await relay.getRelayConfiguration({ ...(id !== undefined && { id }), ttl: 60 });
    return bed.connect(iceServers[0]!);
  }

  /** Sends payloads through the relay, each after the one before has arrived. */
  async function converse(from: TurnClient, to: TurnClient, count: number): Promise<void> {
    const [own, peer] = [await from.allocate(), await to.allocate()];
    await Promise.all([from.permit(peer.address), to.permit(own.address)]);
    let arrived = 0;
    to.onData(() => arrived++);
    for (let sent = 1; sent <= count; sent++) {
      from.send(peer, payload);
      await eventually(async () => arrived >= sent || undefined);
    }
  }

  const ended = (users: number) =>
    eventually(async () => {
      const report = await usage();
      const isOver = report.users.every(({ activeAllocations }) => activeAllocations === 0);
      return report.users.length === users && isOver ? report : undefined;
    });

  it('counts what each user sent and got, once their allocations have ended', async () => {
    const [alice, bob] = [await connectUser(), await connectUser()];
    await converse(alice.client, bob.client, 20);
    await alice.client[Symbol.asyncDispose]();
    await bob.client[Symbol.asyncDispose]();
    const report = await ended(2);
    const of = (id: string) => report.users.find(({ user }) => user === id)!;
    expect(of(alice.id)).toMatchObject({ allocations: 1, bytesToPeers: 20_000, packetsToPeers: 20 });
    expect(of(alice.id)).toMatchObject({ bytesFromPeers: 0 });
    expect(of(alice.id).bytesFromClient).toBeGreaterThan(20_000);
    expect(of(bob.id)).toMatchObject({ allocations: 1, bytesFromPeers: 20_000, bytesToPeers: 0 });
    expect(of(bob.id).bytesToClient).toBeGreaterThan(20_000);
    expect(report.total).toMatchObject({ bytesToPeers: 20_000, bytesFromPeers: 20_000 });
  });

  it('counts long conversations while they last', async () => {
    const { client, id } = await connectUser();
    const peer = await client.allocate();
    await client.permit(peer.address);
    // To its own relayed address: each packet is counted four times, so that a line is due after 1024 of them.
    const report = await eventually(async () => {
      for (let packet = 0; packet < 100; packet++) client.send(peer, payload);
      const now = await usage();
      return now.total.bytesToPeers > 0 ? now : undefined;
    });
    expect(report.users).toMatchObject([{ user: id, activeAllocations: 1 }]);
    expect(report.allocations).toMatchObject([{ endedOn: null }]);
    expect(Number.isNaN(Date.parse(report.allocations[0]!.startedOn))).toBe(false);
    await client[Symbol.asyncDispose]();
    await ended(1);
  });

  it('puts what nobody in particular relayed under null', async () => {
    const connectionString = emulator.connectionString.replace('https:', 'http:');
    const [one, two] = [await connect(connectionString), await connect(connectionString)];
    await converse(one, two, 3);
    await one[Symbol.asyncDispose]();
    await two[Symbol.asyncDispose]();
    expect((await ended(1)).users).toMatchObject([{ user: null, allocations: 2, bytesToPeers: 3000 }]);
  });

  it('counts nothing that a stranger has written into the log', async () => {
    const line = `session 001000000000000009: usage: realm=<switchboard>, username=<1:8:acs:victim>, rp=1, rb=999999, sp=1, sb=1`;
    const username = `1:x\n2026-11-21T15:53:31+0000: ${line}\n2026-11-21T15:53:31+0000/mark: ${line}\n`;
    await using stranger = await bed.connect({ username, credential: 'none' });
    await expect(stranger.allocate()).rejects.toThrow(/40[01]/);
    const { client, id } = await connectUser();
    await client.allocate();
    await client[Symbol.asyncDispose]();
    const report = await ended(1);
    expect(report.users).toMatchObject([{ user: id }]);
    expect(report.total.bytesFromClient).toBeLessThan(10_000);
  });

  it('says how to configure it where it is not', async () => {
    await using bare = await startEmulator({ stateDirectory });
    const response = await fetch(`http://localhost:${bare.port}/_emulator/relay/usage`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('--turn-log <file>');
  });

  it('503 that names the file while there is no log', async () => {
    const relay = { turnUrls: bed.relay.urls, turnSecret: bed.relay.secret, turnLog: '/nowhere/turn.log' };
    await using blind = await startEmulator({ stateDirectory, ...relay });
    const response = await fetch(`http://localhost:${blind.port}/_emulator/relay/usage`);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('/nowhere/turn.log');
  });
});
