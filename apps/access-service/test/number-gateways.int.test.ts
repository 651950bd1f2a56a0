import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { PhoneNumbersClient } from '@azure/communication-phone-numbers';
import { Secret } from '@switchboard/node-kit';
// eslint-disable-next-line @nx/enforce-module-boundaries -- the tests run against the emulator, the service knows only the SDK
import { startEmulator, type RunningEmulator } from 'acs-emulator';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AcsNumberTaskGateway, pollerOf } from '../src/phone-numbers/acs-number-task-gateway.ts';
import { AcsPhoneNumberGateway } from '../src/phone-numbers/acs-phone-number-gateway.ts';
import type { FoundNumbers, SearchTask } from '../src/phone-numbers/number-task-gateway.ts';

let directory: string;
let emulator: RunningEmulator;
let numbers: AcsPhoneNumberGateway;
let tasks: AcsNumberTaskGateway;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'number-gateways-'));
  emulator = await startEmulator({
    port: 0,
    stateDirectory: directory,
    seed: { phoneNumbers: ['+18335550999'] },
  });
  setDefaultCACertificates([...getCACertificates(), emulator.caCertificate]);
  const options = {
    endpoint: emulator.endpoint,
    connectionString: new Secret(emulator.connectionString),
    timeoutMs: 5000,
  };
  numbers = new AcsPhoneNumberGateway(options);
  tasks = new AcsNumberTaskGateway(options);
});
afterEach(() => emulator.reset());
afterAll(async () => {
  await emulator.stop();
  await rm(directory, { recursive: true, force: true });
});

const control = async (path: string, body: object = {}) => {
  const answer = await fetch(`${emulator.endpoint}/_emulator/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  expect(answer.ok).toBe(true);
};

const tollFree: SearchTask = {
  kind: 'search',
  countryCode: 'US',
  numberType: 'tollFree',
  capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
  quantity: 2,
};

async function search(task = tollFree): Promise<FoundNumbers> {
  const progress = await tasks.begin(task);
  if (progress.state !== 'succeeded' || !progress.found) throw new Error(JSON.stringify(progress));
  return progress.found;
}

const purchaseOf = ({ acsSearchId }: FoundNumbers) =>
  ({ kind: 'purchase', acsSearchId, agreeToNotResell: false }) as const;

describe('AcsPhoneNumberGateway', () => {
  it('lists what is owned', async () => {
    expect(await numbers.listOwned()).toEqual([
      {
        phoneNumber: '+18335550999',
        countryCode: 'US',
        numberType: 'geographic',
        capabilities: { calling: expect.any(String), sms: expect.any(String) },
        monthlyCost: { amount: expect.any(Number), currencyCode: 'USD' },
        purchasedAt: expect.any(Date),
      },
    ]);
  });

  it('lists what could be bought', async () => {
    expect(await numbers.listCountries()).toContainEqual({ countryCode: 'US', name: 'United States' });
    expect(await numbers.listOfferings('US')).toContainEqual({
      numberType: 'tollFree',
      capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
      monthlyCost: { amount: 2, currencyCode: 'USD' },
    });
    const place = (await numbers.listLocalities('US'))[0]!;
    expect(place).toEqual({
      name: expect.any(String),
      administrativeDivision: { code: expect.any(String), name: expect.any(String) },
    });
    const geographic = { numberType: 'geographic', locality: place.name } as const;
    expect((await numbers.listAreaCodes('US', geographic)).length).toBeGreaterThan(0);
    expect(await numbers.listAreaCodes('US', { numberType: 'tollFree' })).toContain('833');
  });

  it('phone-numbers/refused for a country that has no numbers', async () => {
    await expect(numbers.listOfferings('XX')).rejects.toMatchObject({
      kind: 'invalid',
      code: 'phone-numbers/refused',
    });
  });
});

describe('AcsNumberTaskGateway', () => {
  it('searches, buys and releases', async () => {
    const found = await search();
    expect(found).toMatchObject({
      monthlyCost: { amount: 2, currencyCode: 'USD' },
      agreementRequired: false,
      expiresAt: expect.any(Date),
    });
    expect(found.phoneNumbers).toHaveLength(2);
    expect(await tasks.begin(purchaseOf(found))).toMatchObject({ state: 'succeeded' });
    const owned = (await numbers.listOwned()).map(({ phoneNumber }) => phoneNumber);
    expect(owned).toEqual(expect.arrayContaining([...found.phoneNumbers]));
    const release = { kind: 'release', phoneNumber: found.phoneNumbers[0]! } as const;
    expect(await tasks.begin(release)).toMatchObject({ state: 'succeeded' });
    expect(await numbers.listOwned()).toHaveLength(2);
  });

  it('follows a task that takes longer, by the name of its operation', async () => {
    await control('operations/hold');
    const started = await tasks.begin(tollFree);
    expect(started.state).toBe('running');
    expect(await tasks.follow(tollFree, started.operationId)).toEqual(started);
    await control('operations/release');
    const ended = await tasks.follow(tollFree, started.operationId);
    expect(ended).toMatchObject({
      state: 'succeeded',
      found: { phoneNumbers: [expect.any(String), expect.any(String)] },
    });
  });

  it('tells why a task failed that was under way', async () => {
    const found = await search();
    await control('operations/hold');
    const started = await tasks.begin(purchaseOf(found));
    await fetch(`${emulator.endpoint}/_emulator/operations`);
    await new PhoneNumbersClient(emulator.connectionString)['client'].phoneNumbers.cancelOperation(
      started.operationId,
    );
    expect(await tasks.follow(purchaseOf(found), started.operationId)).toEqual({
      state: 'failed',
      operationId: started.operationId,
      failure: { code: 'phone-numbers/refused', message: expect.stringContaining('cancelled') },
    });
  });

  it('is refused what cannot be done, with the status and the reason', async () => {
    const found = await search();
    await tasks.begin(purchaseOf(found));
    await expect(tasks.begin(purchaseOf(found))).rejects.toMatchObject({
      status: 409,
      code: 'phone-numbers/no-longer-available',
    });
    const late = await search();
    await emulator.clock.advance(17 * 60_000);
    await expect(tasks.begin(purchaseOf(late))).rejects.toMatchObject({
      status: 400,
      code: 'phone-numbers/search-expired',
    });
    await expect(tasks.begin({ ...tollFree, countryCode: 'XX' })).rejects.toMatchObject({ status: 400 });
    await expect(tasks.follow(tollFree, 'search_none')).rejects.toMatchObject({ status: 404 });
    await expect(tasks.begin({ kind: 'release', phoneNumber: '+18335550000' })).rejects.toMatchObject({
      status: 404,
    });
  });

  it('goes on from what a poller of the SDK would have written down', async () => {
    await control('operations/hold');
    const poller = await new PhoneNumbersClient(emulator.connectionString).beginSearchAvailablePhoneNumbers({
      countryCode: 'US',
      phoneNumberType: 'tollFree',
      assignmentType: 'application',
      capabilities: tollFree.capabilities,
      quantity: 1,
    });
    const { state } = JSON.parse(poller.toString());
    const [path, query] = state.config.operationLocation.split('?');
    const ours = JSON.parse(pollerOf(path.split('/').at(-1)));
    expect(query).toMatch(/^api-version=/);
    expect(ours.state).toEqual({
      ...state,
      config: { metadata: state.config.metadata, operationLocation: path },
    });
  });
});
