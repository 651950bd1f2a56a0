import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
// eslint-disable-next-line @nx/enforce-module-boundaries -- the tests run against the emulator, the service knows only the SDK
import { startEmulator, type RunningEmulator } from 'acs-emulator';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { endOfOrder, order, ownedNumbers, search } from './support/numbers.ts';
import { PostgresDatabase, postgresServer } from './support/postgres-bed.ts';
import { ServiceBuild, type ServiceProcess } from './support/service-process.ts';
import { TestClient } from './support/test-client.ts';

const origin = 'http://localhost:3000';
let directory: string;
let emulator: RunningEmulator;
let build: ServiceBuild;
let running: ServiceProcess | undefined;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'number-kills-'));
  emulator = await startEmulator({ port: 0, stateDirectory: join(directory, 'state') });
  setDefaultCACertificates([...getCACertificates(), emulator.caCertificate]);
  await writeFile(join(directory, 'ca.pem'), emulator.caCertificate);
  build = await ServiceBuild.make('.number-kills-test');
});
afterAll(async () => {
  await running?.end('SIGKILL');
  await emulator.stop();
  await build[Symbol.asyncDispose]();
  await rm(directory, { recursive: true, force: true });
});

/** Starts the service. */
function startProcess(database: Record<string, string>): ServiceProcess {
  return build.start({
    PORT: '0',
    DEVELOPMENT_SIGN_IN: 'true',
    PUBLIC_ORIGINS: origin,
    ACS_CONNECTION_STRING: emulator.connectionString,
    NODE_EXTRA_CA_CERTS: join(directory, 'ca.pem'),
    ...database,
  });
}

/** Whoever was signed in still is. */
async function clientOf(process: ServiceProcess, before?: TestClient): Promise<TestClient> {
  const client = new TestClient(await process.ready(), origin);
  for (const [name, value] of before?.cookies ?? []) client.cookies.set(name, value);
  await (before ? client.refresh() : client.signIn('Admin'));
  return client;
}

/** Starts the service alone with its database. */
async function start(before?: TestClient): Promise<TestClient> {
  running = startProcess({ DATA_DIRECTORY: join(directory, 'data') });
  return clientOf(running, before);
}

describe('a service that is killed', () => {
  it(
    'has made each purchase once when it is back, at whatever moment it was killed',
    { timeout: 300_000 },
    async () => {
      let admin = await start();
      const bought: string[] = [];
      for (const killedAfterMs of [0, 10, 30, 80]) {
        const found = await search(admin);
        const ordered = order(admin, found).catch(() => undefined);
        await delay(killedAfterMs);
        await running!.end('SIGKILL');
        await ordered;
        admin = await start(admin);
        // Whether the order was taken is not known to the buyer: the same again is the same order.
        const { id } = await order(admin, found);
        expect(await endOfOrder(admin, id)).toMatchObject({ status: 'succeeded', failure: null });
        bought.push(...found.phoneNumbers);
      }
      expect((await ownedNumbers({ emulator })).sort()).toEqual(bought.sort());
      expect((await admin.api.listPhoneNumbers()).map(({ phoneNumber }) => phoneNumber)).toEqual(bought);
      for (const action of ['phone-number/purchase-ordered', 'phone-number/purchased']) {
        const { items } = await admin.api.listAuditLog({ action, limit: 100 });
        expect(items.map(({ subject }) => subject).sort()).toEqual(bought);
      }
    },
  );
});

describe.skipIf(!postgresServer)('a replica that is killed', () => {
  it('leaves its purchases to another, which makes each once', { timeout: 300_000 }, async () => {
    await using database = await PostgresDatabase.create();
    const survivor = startProcess({ DATABASE_URL: database.url });
    const admin = await clientOf(survivor);
    const before = await ownedNumbers({ emulator });
    const bought: string[] = [];
    for (const killedAfterMs of [10, 40]) {
      const killed = startProcess({ DATABASE_URL: database.url });
      const other = await clientOf(killed, admin);
      const found = await search(other);
      const ordered = order(other, found).catch(() => undefined);
      await delay(killedAfterMs);
      await killed.end('SIGKILL');
      await ordered;
      const { id } = await order(admin, found);
      // The survivor notices within 20 s that nobody is heard of any more.
      await vi.waitFor(
        async () => expect(await admin.api.getNumberOrder(id)).toMatchObject({ status: 'succeeded' }),
        { timeout: 60_000, interval: 100 },
      );
      bought.push(...found.phoneNumbers);
    }
    const owned = await ownedNumbers({ emulator });
    expect(owned.filter((number) => !before.includes(number)).sort()).toEqual(bought.sort());
    for (const action of ['phone-number/purchase-ordered', 'phone-number/purchased']) {
      const { items } = await admin.api.listAuditLog({ action, limit: 100 });
      expect(items.map(({ subject }) => subject).sort()).toEqual(bought);
    }
    await survivor.end('SIGKILL');
  });
});
