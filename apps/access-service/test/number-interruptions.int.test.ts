import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '@switchboard/node-kit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AcsNumberTaskGateway } from '../src/phone-numbers/acs-number-task-gateway.ts';
import { LossyNumberTaskGateway } from './support/lossy-number-task-gateway.ts';
import { buy, endOfOrder, endOfSearch, order, ownedNumbers, search, tollFree } from './support/numbers.ts';
import { PostgresBed, postgresServer } from './support/postgres-bed.ts';
import { ServiceBed } from './support/service-bed.ts';
import type { TestClient } from './support/test-client.ts';

const WAIT = { timeout: 30_000, interval: 50 };

const purchasesIn = (bed: ServiceBed) => bed.upstreamCalls('PhoneNumbers_PurchasePhoneNumbers');

/** Everybody who is signed in stays so when the service comes back at another address. */
function moved(bed: ServiceBed, client: TestClient, service = bed.service): TestClient {
  const again = bed.client(service);
  for (const [name, value] of client.cookies) again.cookies.set(name, value);
  return again;
}

async function auditOf(admin: TestClient, phoneNumber: string): Promise<string[]> {
  const { items } = await admin.api.listAuditLog({ limit: 100 });
  return items
    .filter(({ subject }) => subject === phoneNumber)
    .map(({ action }) => action)
    .reverse();
}

describe('when an answer of the resource is lost', () => {
  const tasks = new LossyNumberTaskGateway();
  let bed: ServiceBed;
  let admin: TestClient;
  beforeAll(async () => {
    bed = await ServiceBed.start({}, { numberTaskGateway: tasks });
    tasks.inner = new AcsNumberTaskGateway({
      endpoint: bed.emulator.endpoint,
      connectionString: new Secret(bed.emulator.connectionString),
      timeoutMs: 5000,
    });
    admin = await bed.signIn('Admin');
  });
  beforeEach(async () => {
    await bed.emulator.reset();
    tasks.losesAnswers = tasks.losesRequests = tasks.begun = 0;
  });
  afterAll(() => bed[Symbol.asyncDispose]());

  it('a purchase that was made is not made again, and is in the audit log once', async () => {
    const found = await search(admin);
    tasks.losesAnswers = 1;
    const { id } = await order(admin, found);
    expect(await endOfOrder(admin, id)).toMatchObject({ status: 'succeeded' });
    expect(await purchasesIn(bed)).toBe(1);
    expect(await ownedNumbers(bed)).toEqual(found.phoneNumbers);
    expect(await auditOf(admin, found.phoneNumbers[0]!)).toEqual([
      'phone-number/purchase-ordered',
      'phone-number/purchased',
    ]);
  });

  it('a purchase that is still being made is waited for', async () => {
    const found = await search(admin);
    await bed.control('operations/hold', { operationType: 'purchase' });
    tasks.losesAnswers = 1;
    const { id } = await order(admin, found);
    // The second attempt is refused, because the first is under way.
    await vi.waitFor(async () => expect(await purchasesIn(bed)).toBeGreaterThan(1), WAIT);
    expect(await admin.api.getNumberOrder(id)).toMatchObject({ status: 'running' });
    expect(await bed.control('operations/release')).toMatchObject({ released: 1 });
    expect(await endOfOrder(admin, id)).toMatchObject({ status: 'succeeded' });
    expect(await ownedNumbers(bed)).toEqual(found.phoneNumbers);
  });

  it('a purchase that never arrived is made', async () => {
    const found = await search(admin);
    tasks.begun = 0;
    tasks.losesRequests = 2;
    const { id } = await order(admin, found);
    expect(await endOfOrder(admin, id)).toMatchObject({ status: 'succeeded' });
    expect(tasks.begun).toBe(3);
    expect(await purchasesIn(bed)).toBe(1);
    expect(await ownedNumbers(bed)).toEqual(found.phoneNumbers);
  });

  it('a search is made again, a release is not needed twice', async () => {
    tasks.losesAnswers = 1;
    const phoneNumber = await buy(admin);
    tasks.losesAnswers = 1;
    const { id } = await admin.api.releaseNumber(phoneNumber);
    expect(await endOfOrder(admin, id)).toMatchObject({ status: 'succeeded' });
    expect(await ownedNumbers(bed)).toEqual([]);
    expect(await bed.upstreamCalls('PhoneNumbers_ReleasePhoneNumber')).toBe(1);
  });
});

describe('when the service stops in the middle', () => {
  let directory: string;
  let bed: ServiceBed;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'number-restart-'));
    bed = await ServiceBed.start({ DATA_DIRECTORY: join(directory, 'database') });
  });
  afterEach(async () => {
    await bed[Symbol.asyncDispose]();
    await rm(directory, { recursive: true, force: true });
  });

  it('the next one goes on, and exactly one purchase is made', async () => {
    let admin = await bed.signIn('Admin');
    const found = await search(admin);
    await bed.control('operations/hold', { operationType: 'purchase' });
    const { id } = await order(admin, found);
    await vi.waitFor(async () => expect(await purchasesIn(bed)).toBe(1), WAIT);
    await bed.service.stop();
    await bed.control('operations/release');
    admin = moved(bed, admin, await bed.startReplica());
    expect(await endOfOrder(admin, id)).toMatchObject({ status: 'succeeded' });
    expect(await purchasesIn(bed)).toBe(1);
    expect(await ownedNumbers(bed)).toEqual(found.phoneNumbers);
    expect((await admin.api.listPhoneNumbers()).map(({ phoneNumber }) => phoneNumber)).toEqual(
      found.phoneNumbers,
    );
  });
});

describe('while Communication Services do not answer', () => {
  let bed: ServiceBed;
  let admin: TestClient;
  beforeAll(async () => {
    bed = await ServiceBed.start();
    admin = await bed.signIn('Admin');
  });
  afterAll(() => bed[Symbol.asyncDispose]());

  it('503 for what can be bought; searches, purchases and releases wait, and go on by themselves', async () => {
    const [phoneNumber, found] = [await buy(admin), await search(admin)];
    await bed.stopEmulator();
    await expect(admin.api.listNumberCountries()).rejects.toMatchObject({
      status: 503,
      code: 'acs/unavailable',
      retryAfterSeconds: 5,
    });
    const waiting = await admin.api.searchNumbers(tollFree);
    const [purchase, release] = [await order(admin, found), await admin.api.releaseNumber(phoneNumber)];
    expect([waiting.status, purchase.status, release.status]).toEqual(['running', 'running', 'running']);
    expect((await admin.api.listPhoneNumbers()).length).toBe(1);
    await bed.restartEmulator();
    expect(await endOfSearch(admin, waiting.id)).toMatchObject({ status: 'succeeded' });
    expect(await endOfOrder(admin, purchase.id)).toMatchObject({ status: 'succeeded' });
    expect(await endOfOrder(admin, release.id)).toMatchObject({ status: 'succeeded' });
    expect(await ownedNumbers(bed)).toEqual(found.phoneNumbers);
  });

  it('504 when the answer does not come in time', async () => {
    const silent = createServer(() => {}).listen(0);
    const { port } = silent.address() as AddressInfo;
    const service = await bed.startReplica({
      ACS_CONNECTION_STRING: `endpoint=https://localhost:${port}/;accesskey=c2VjcmV0`,
      ACS_TIMEOUT_MS: '300',
    });
    const impatient = await bed.signIn('Admin', service);
    await expect(impatient.api.listNumberCountries()).rejects.toMatchObject({
      status: 504,
      code: 'acs/timed-out',
    });
    silent.close();
  });
});

describe.skipIf(!postgresServer)('on two replicas', () => {
  let postgres: PostgresBed;
  let bed: ServiceBed;
  beforeAll(async () => {
    postgres = await PostgresBed.start();
    bed = postgres.services;
  });
  afterAll(() => postgres[Symbol.asyncDispose]());

  it('each purchase is made once, whichever of them works on it', async () => {
    const one = await bed.signIn('Admin');
    const other = moved(bed, one, bed.replica(1));
    await other.refresh();
    const searches = await Promise.all(Array.from({ length: 6 }, () => search(one)));
    const orders = await Promise.all(searches.flatMap((found) => [order(one, found), order(other, found)]));
    expect(new Set(orders.map(({ id }) => id)).size).toBe(6);
    const ended = await Promise.all(orders.map(({ id }) => endOfOrder(other, id)));
    expect(new Set(ended.map(({ status }) => status))).toEqual(new Set(['succeeded']));
    expect(await purchasesIn(bed)).toBe(6);
    const numbers = searches.flatMap(({ phoneNumbers }) => phoneNumbers);
    expect((await ownedNumbers(bed)).sort()).toEqual(numbers.sort());
    for (const phoneNumber of numbers) {
      expect(await auditOf(one, phoneNumber)).toEqual([
        'phone-number/purchase-ordered',
        'phone-number/purchased',
      ]);
    }
  });

  it('what one of them leaves behind, the other ends', async () => {
    const admin = await bed.signIn('Admin');
    const found = await search(admin);
    await bed.control('operations/hold', { operationType: 'purchase' });
    const { id } = await order(admin, found);
    await bed.service.stop();
    await bed.control('operations/release');
    const other = moved(bed, admin, bed.replica(1));
    expect(await endOfOrder(other, id)).toMatchObject({ status: 'succeeded' });
  });
});
