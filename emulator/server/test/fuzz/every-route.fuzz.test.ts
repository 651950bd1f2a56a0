import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishedOperations } from '../../src/config/published-operations.ts';
import { startEmulator, type RunningEmulator } from '../../src/index.ts';
import { hostileRequest, toBytes, type Credentials } from './hostile-request.ts';
import { createUser, fetchSigned } from '../support.ts';
import { sendRaw } from './raw-request.ts';

/** They wait by design: for an event, or until the client goes. */
const waiting = [
  'Emulator_WaitForEvent',
  'Emulator_StreamEvents',
  'Emulator_WaitForHandsetMessage',
  'Emulator_StreamHandsetMessages',
  'Emulator_WaitForEmail',
  'Emulator_StreamEmails',
];
const runsPerRoute = Number(process.env['FUZZ_RUNS'] ?? 25);

describe('every route under hostile requests', () => {
  let stateDirectory: string;
  let emulator: RunningEmulator;
  let credentials: Credentials;

  beforeAll(async () => {
    stateDirectory = await mkdtemp(join(tmpdir(), 'acs-emulator-'));
    const turnLog = join(stateDirectory, 'turnserver.log');
    await writeFile(turnLog, '');
    const relay = { turnUrls: ['turn:localhost:3478'], turnSecret: 'the-secret-of-a-relay', turnLog };
    emulator = await startEmulator({ stateDirectory, ...relay });
    credentials = await obtainCredentials(emulator);
  });

  afterAll(async () => {
    await emulator.stop();
    await rm(stateDirectory, { recursive: true });
  });

  it('answers with the status of a success or of a client error, and always answers', async () => {
    const dataPlane = emulator.operations.filter(({ route }) => !route.includes('/_emulator/'));
    expect(dataPlane.length).toBeGreaterThan(30);
    for (const { id, route, auth } of dataPlane) {
      await attack(id, route, auth[0]);
      // An attack may delete what the next ones are about.
      if (/Delete|Revoke/.test(id)) credentials = await obtainCredentials(emulator);
    }
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

/** A user, a thread of theirs with a message, and a room, for requests that get past the first checks. */
async function obtainCredentials(emulator: RunningEmulator): Promise<Credentials> {
  const { rawId, token: userToken } = await createUser(emulator);
  const post = async (path: string, body: unknown) => {
    const response = await fetch(`http://localhost:${emulator.port}${path}?api-version=2025-03-15`, {
      method: 'POST',
      headers: { authorization: `Bearer ${userToken}` },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(201);
    return response.json() as Promise<{ id: string; chatThread: { id: string } }>;
  };
  const { chatThread } = await post('/chat/threads', { topic: 'Under attack' });
  const thread = encodeURIComponent(chatThread.id);
  const message = await post(`/chat/threads/${thread}/messages`, { content: 'Hello' });
  const response = await fetchSigned(emulator, 'POST', '/rooms?api-version=2025-03-13', '{}');
  const room = (await response.json()) as { id: string };
  const knownIds = {
    id: encodeURIComponent(rawId),
    chatThreadId: thread,
    chatMessageId: message.id,
    roomId: room.id,
  };
  return { accessKey: emulator.accessKey, userToken, knownIds };
}
