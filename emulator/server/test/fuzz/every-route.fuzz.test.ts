import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishedOperations } from '../../src/config/published-operations.ts';
import { startEmulator, type RunningEmulator } from '../../src/index.ts';
import { hostileRequest, toBytes, type Credentials } from './hostile-request.ts';
import { sendRaw } from './raw-request.ts';

/** They wait by design: for an event, or until the client goes. */
const waiting = ['Emulator_WaitForEvent', 'Emulator_StreamEvents'];
const runsPerRoute = Number(process.env['FUZZ_RUNS'] ?? 25);

describe('every route under hostile requests', () => {
  let stateDirectory: string;
  let emulator: RunningEmulator;
  let credentials: Credentials;

  beforeAll(async () => {
    stateDirectory = await mkdtemp(join(tmpdir(), 'acs-emulator-'));
    emulator = await startEmulator({ stateDirectory });
    credentials = await obtainCredentials(emulator);
  });

  afterAll(async () => {
    await emulator.stop();
    await rm(stateDirectory, { recursive: true });
  });

  it('answers with the status of a success or of a client error, and always answers', async () => {
    const dataPlane = emulator.operations.filter(({ route }) => !route.includes('/_emulator/'));
    expect(dataPlane.length).toBeGreaterThan(30);
    for (const { id, route, auth } of dataPlane) await attack(id, route, auth[0]);
  });

  it('answers 501 at worst where no operation is emulated yet', async () => {
    const emulated = new Set(emulator.operations.map(({ id }) => id));
    for (const { id, route } of publishedOperations) {
      if (!emulated.has(id)) await attack(id, route, 'accessKey', 5);
    }
  });

  it('holds for the control API, which may change the emulator under attack', async () => {
    const control = emulator.operations.filter(({ route }) => route.includes('/_emulator/'));
    for (const { id, route } of control) {
      if (!waiting.includes(id)) await attack(id, route, undefined);
    }
    await emulator.reset();
  });

  async function attack(id: string, route: string, scheme: string | undefined, runs = runsPerRoute) {
    await fc.assert(
      fc.asyncProperty(hostileRequest, async (request) => {
        const { status, body } = await sendRaw(emulator.port, toBytes(route, scheme, request, credentials));
        const acceptable = status < 500 || (status === 501 && body.includes('EmulatorOperationNotSupported'));
        expect(acceptable, `${id} answered ${status}: ${body}`).toBe(true);
      }),
      { numRuns: runs },
    );
  }
});

async function obtainCredentials({ port, accessKey, operations }: RunningEmulator): Promise<Credentials> {
  const route = operations.find(({ id }) => id === 'CommunicationIdentity_Create')!.route;
  const request = {
    segments: [],
    query: 'api-version=2023-10-01',
    body: Buffer.from('{"createTokenWithScopes":["chat"]}'),
    headers: ['content-type: application/json'],
    chunkSizes: [],
    signed: true,
  };
  const { status, body } = await sendRaw(
    port,
    toBytes(route, 'accessKey', request, { accessKey, userToken: '' }),
  );
  expect(status, body).toBe(201);
  return { accessKey, userToken: JSON.parse(body).accessToken.token };
}
