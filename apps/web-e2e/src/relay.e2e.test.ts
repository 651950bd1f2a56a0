import { CommunicationIdentityClient } from '@azure/communication-identity';
import {
  CommunicationRelayClient,
  type CommunicationIceServer,
} from '@azure/communication-network-traversal';
import { expect, test as base, type Page } from '@playwright/test';
import { ChildService, findTurnserver, freeRelayPort, Relay } from '@switchboard/dev-env';
// eslint-disable-next-line @nx/enforce-module-boundaries -- browsers, relay and emulator are under test, nothing else has to run
import { startEmulator, type RunningEmulator } from 'acs-emulator';
import { createEmulatorControl } from '@switchboard/emulator-control';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const turnserver = findTurnserver();

/** The emulator beside a coturn of its own. */
const test = base.extend<{ readonly emulator: RunningEmulator }>({
  emulator: async ({}, use) => {
    const directory = await mkdtemp(join(tmpdir(), 'relay-video-'));
    const relay = new Relay({
      turnserver: turnserver!,
      port: await freeRelayPort(),
      directory: join(directory, 'relay'),
    });
    const coturn = new ChildService({ name: 'relay', onLine: () => undefined, ...relay.prepare() });
    await coturn.ready();
    const emulator = await startEmulator({
      stateDirectory: directory,
      turnUrls: relay.urls,
      turnSecret: relay.secret,
      turnLog: relay.logFile,
    });
    await use(emulator);
    await emulator.stop();
    await coturn.stop();
    await rm(directory, { recursive: true });
  },
});

test.skip(turnserver === undefined, 'needs the coturn package');

test('two browsers see and hear each other through the relay alone, which counts it', async ({
  browser,
  emulator,
}) => {
  async function enter() {
    const connectionString = emulator.connectionString.replace('https:', 'http:');
    const identities = new CommunicationIdentityClient(connectionString, { allowInsecureConnection: true });
    const { communicationUserId: id } = await identities.createUser();
    const relay = new CommunicationRelayClient(connectionString);
    const { iceServers } = await relay.getRelayConfiguration({ id, routeType: 'any', ttl: 600 });
    const page = await (await browser.newContext()).newPage();
    // Any page of a local origin may use camera and microphone.
    await page.goto(`http://localhost:${emulator.port}/_emulator/health`);
    await openConnection(page, iceServers);
    return { id, page };
  }
  const [alice, bob] = [await enter(), await enter()];
  await negotiate(alice.page, bob.page);
  for (const { page } of [alice, bob]) {
    await expect
      .poll(() => received(page), { timeout: 30_000 })
      .toEqual({
        candidates: ['relay', 'relay'],
        hasVideo: true,
        hasSound: true,
      });
  }
  for (const { page } of [alice, bob]) await hangUp(page);
  const control = createEmulatorControl(`http://localhost:${emulator.port}`);
  const usage = async () => (await control.relay.usage()).users;
  for (const { id } of [alice, bob]) {
    await expect
      .poll(async () => (await usage()).find(({ user }) => user === id)?.bytesToPeers ?? 0, {
        timeout: 30_000,
      })
      .toBeGreaterThan(50_000);
  }
  for (const { page } of [alice, bob]) await page.context().close();
});

/** A peer connection with camera and microphone that may use nothing but the relay. */
function openConnection(page: Page, iceServers: readonly CommunicationIceServer[]): Promise<void> {
  return page.evaluate(async (servers) => {
    const connection = new RTCPeerConnection({
      iceServers: servers as unknown as RTCIceServer[],
      iceTransportPolicy: 'relay',
    });
    // Sound is decoded when somebody listens. A page that captures may play without a click.
    connection.addEventListener('track', ({ track }) => {
      const player = new Audio();
      player.srcObject = new MediaStream([track]);
      void player.play();
    });
    const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    for (const track of media.getTracks()) connection.addTrack(track, media);
    Object.assign(globalThis, { connection });
  }, iceServers);
}

/** Offer and answer, each with all its candidates. */
async function negotiate(caller: Page, callee: Page): Promise<void> {
  const describe = (page: Page, offer?: RTCSessionDescriptionInit) =>
    page.evaluate(async (remote) => {
      const { connection } = globalThis as unknown as { connection: RTCPeerConnection };
      if (remote) await connection.setRemoteDescription(remote);
      await connection.setLocalDescription();
      while (connection.iceGatheringState !== 'complete')
        await new Promise((resolve) =>
          connection.addEventListener('icegatheringstatechange', resolve, { once: true }),
        );
      const { type, sdp } = connection.localDescription!;
      return { type, sdp };
    }, offer);
  const answer = await describe(callee, await describe(caller));
  await caller.evaluate(async (remote) => {
    const { connection } = globalThis as unknown as { connection: RTCPeerConnection };
    await connection.setRemoteDescription(remote);
  }, answer);
}

/** Ends the allocations, which would last ten minutes otherwise. */
function hangUp(page: Page): Promise<void> {
  return page.evaluate(() => {
    const { connection } = globalThis as unknown as { connection: RTCPeerConnection };
    connection.close();
  });
}

/** What has really arrived: decoded frames, audible samples, and by which kind of candidates. */
function received(page: Page) {
  return page.evaluate(async () => {
    const { connection } = globalThis as unknown as { connection: RTCPeerConnection };
    const report = [...(await connection.getStats()).values()] as Record<string, unknown>[];
    const pair = report.find(({ type, nominated }) => type === 'candidate-pair' && nominated === true);
    const kindOf = (id: unknown) => report.find((entry) => entry['id'] === id)?.['candidateType'];
    const inbound = (kind: string) =>
      report.find((entry) => entry['type'] === 'inbound-rtp' && entry['kind'] === kind) ?? {};
    return {
      candidates: [kindOf(pair?.['localCandidateId']), kindOf(pair?.['remoteCandidateId'])],
      hasVideo: Number(inbound('video')['framesDecoded'] ?? 0) >= 30,
      hasSound: Number(inbound('audio')['totalAudioEnergy'] ?? 0) > 0,
    };
  });
}
