import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buy, endOfOrder, endOfSearch, order, ownedNumbers, search, tollFree } from './support/numbers.ts';
import { ServiceBed } from './support/service-bed.ts';
import type { TestClient } from './support/test-client.ts';

let bed: ServiceBed;
let admin: TestClient;
beforeAll(async () => {
  bed = await ServiceBed.start();
  admin = await bed.signIn('Admin');
});
afterAll(() => bed[Symbol.asyncDispose]());

const nobody = '00000000-0000-4000-8000-000000000000';
const listed = async (client: TestClient) =>
  (await client.api.listPhoneNumbers()).map(({ phoneNumber }) => phoneNumber);

describe('the life of a number', () => {
  it('is searched for, bought, assigned, seen by its member only, and released', async () => {
    const [ada, bob] = [await bed.signIn('Ada'), await bed.signIn('Bob')];
    const started = await admin.api.searchNumbers(tollFree);
    expect(started).toMatchObject({
      status: 'running',
      phoneNumbers: [],
      monthlyCost: null,
      expiresAt: null,
    });
    const found = await endOfSearch(admin, started.id);
    expect(found).toEqual({
      id: started.id,
      status: 'succeeded',
      request: { ...tollFree, quantity: 1 },
      phoneNumbers: [expect.stringMatching(/^\+18\d{9}$/)],
      monthlyCost: { amount: 2, currencyCode: 'USD' },
      agreementRequired: false,
      expiresAt: expect.any(String),
      failure: null,
    });
    const phoneNumber = found.phoneNumbers[0]!;

    const ordered = await order(admin, found);
    expect(ordered).toMatchObject({ kind: 'purchase', status: 'running', phoneNumbers: [phoneNumber] });
    expect(await endOfOrder(admin, ordered.id)).toMatchObject({ status: 'succeeded', failure: null });
    expect(await ownedNumbers(bed)).toContain(phoneNumber);
    const number = (await admin.api.listPhoneNumbers()).find((one) => one.phoneNumber === phoneNumber);
    expect(number).toEqual({
      phoneNumber,
      countryCode: 'US',
      numberType: 'tollFree',
      capabilities: tollFree.capabilities,
      monthlyCost: { amount: 2, currencyCode: 'USD' },
      purchasedAt: expect.any(String),
      assignee: null,
      releasing: false,
    });
    expect(await listed(ada)).toEqual([]);

    const assigned = await admin.api.assignNumber(phoneNumber, {
      assignee: { kind: 'user', id: ada.userId },
    });
    expect(assigned.assignee).toEqual({
      kind: 'user',
      id: ada.userId,
      displayName: ada.session.user.displayName,
    });
    expect([await listed(ada), await listed(bob)]).toEqual([[phoneNumber], []]);

    const release = await admin.api.releaseNumber(phoneNumber);
    expect(release).toMatchObject({ kind: 'release', phoneNumbers: [phoneNumber] });
    expect(await endOfOrder(admin, release.id)).toMatchObject({ status: 'succeeded' });
    expect(await ownedNumbers(bed)).not.toContain(phoneNumber);
    expect([await listed(ada), (await listed(admin)).includes(phoneNumber)]).toEqual([[], false]);
    await expect(admin.api.releaseNumber(phoneNumber)).rejects.toMatchObject({
      status: 409,
      code: 'phone-numbers/released',
    });

    const log = (await admin.api.listAuditLog({ limit: 100 })).items.filter(
      ({ subject }) => subject === phoneNumber,
    );
    expect(log.map(({ action }) => action).reverse()).toEqual([
      'phone-number/purchase-ordered',
      'phone-number/purchased',
      'phone-number/assigned',
      'phone-number/release-ordered',
      'phone-number/released',
    ]);
    for (const { actor, details } of log) {
      expect(actor?.id).toBe(admin.userId);
      expect(details['monthlyCost']).toEqual({ amount: 2, currencyCode: 'USD' });
    }
    // The end of an order is logged with the request that began it.
    expect(log[3]!.correlationId).toBe(log[4]!.correlationId);
  });
});

describe('PUT /api/phone-numbers/{phoneNumber}/assignee', () => {
  let phoneNumber: string;
  beforeAll(async () => {
    phoneNumber = await buy(admin);
  });

  it('200 gives a number to a team: each member sees it, until it is taken back', async () => {
    const [ada, bob] = [await bed.signIn('Ada'), await bed.signIn('Bob')];
    const name = `Support ${randomUUID()}`;
    const team = await admin.api.createTeam({ name, memberUserIds: [ada.userId, bob.userId] });
    const assigned = await admin.api.assignNumber(phoneNumber, { assignee: { kind: 'team', id: team.id } });
    expect(assigned.assignee).toEqual({ kind: 'team', id: team.id, displayName: name });
    expect([await listed(ada), await listed(bob)]).toEqual([[phoneNumber], [phoneNumber]]);
    await admin.api.replaceTeam(team.id, { name, memberUserIds: [ada.userId] });
    expect([await listed(ada), await listed(bob)]).toEqual([[phoneNumber], []]);
    expect((await admin.api.assignNumber(phoneNumber, { assignee: null })).assignee).toBeNull();
    expect(await listed(ada)).toEqual([]);
  });

  it('a number of a team that ends is nobody’s', async () => {
    const { id } = await admin.api.createTeam({ name: `Sales ${randomUUID()}` });
    await admin.api.assignNumber(phoneNumber, { assignee: { kind: 'team', id } });
    await admin.api.deleteTeam(id);
    const number = (await admin.api.listPhoneNumbers()).find((one) => one.phoneNumber === phoneNumber);
    expect(number?.assignee).toBeNull();
  });

  it('400 for nobody, the disabled, guests and teams that do not exist', async () => {
    const [gone, guest] = [await bed.signIn('Ada'), await bed.signIn('Guest')];
    await admin.api.disableUser(gone.userId);
    for (const [assignee, reason] of [
      [{ kind: 'user', id: nobody }, 'there is no user'],
      [{ kind: 'user', id: gone.userId }, 'is disabled'],
      [{ kind: 'user', id: guest.userId }, 'is a guest'],
      [{ kind: 'team', id: nobody }, 'there is no team'],
    ] as const) {
      await expect(admin.api.assignNumber(phoneNumber, { assignee })).rejects.toMatchObject({
        status: 400,
        code: 'phone-numbers/assignee-refused',
        message: expect.stringContaining(reason),
      });
    }
  });

  it('404 for a number that the resource does not have', async () => {
    await expect(admin.api.assignNumber('+18335550000', { assignee: null })).rejects.toMatchObject({
      status: 404,
      code: 'phone-numbers/not-found',
    });
  });

  it('a guest sees no number, also one that was assigned before', async () => {
    const ada = await bed.signIn('Ada');
    await admin.api.assignNumber(phoneNumber, { assignee: { kind: 'user', id: ada.userId } });
    await admin.api.changeRole(ada.userId, 'guest');
    expect(await listed(ada)).toEqual([]);
  });
});

describe('DELETE /api/phone-numbers/{phoneNumber}', () => {
  it('409 while it is being released, also for an assignment', async () => {
    const phoneNumber = await buy(admin);
    await bed.control('operations/hold', { operationType: 'releasePhoneNumber' });
    const { id } = await admin.api.releaseNumber(phoneNumber);
    const number = (await admin.api.listPhoneNumbers()).find((one) => one.phoneNumber === phoneNumber);
    expect(number).toMatchObject({ releasing: true });
    for (const again of [
      () => admin.api.releaseNumber(phoneNumber),
      () => admin.api.assignNumber(phoneNumber, { assignee: null }),
    ]) {
      await expect(again()).rejects.toMatchObject({ status: 409, code: 'phone-numbers/releasing' });
    }
    await bed.control('operations/release');
    expect(await endOfOrder(admin, id)).toMatchObject({ status: 'succeeded' });
  });

  it('202 once for two who release at the same moment', async () => {
    const phoneNumber = await buy(admin);
    await bed.control('operations/hold', { operationType: 'releasePhoneNumber' });
    const results = await Promise.allSettled([1, 2, 3].map(() => admin.api.releaseNumber(phoneNumber)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await bed.control('operations/release');
  });

  it('404 for a number that the resource does not have', async () => {
    await expect(admin.api.releaseNumber('+18335550000')).rejects.toMatchObject({
      status: 404,
      code: 'phone-numbers/not-found',
    });
  });
});

describe('what can be bought', () => {
  it('200 countries, offerings with their cost, places and area codes', async () => {
    expect(await admin.api.listNumberCountries()).toContainEqual({
      countryCode: 'US',
      name: 'United States',
    });
    expect(await admin.api.listNumberOfferings('US')).toContainEqual({
      numberType: 'tollFree',
      capabilities: tollFree.capabilities,
      monthlyCost: { amount: 2, currencyCode: 'USD' },
    });
    const [place] = await admin.api.listNumberLocalities('US');
    const areaCodes = await admin.api.listAreaCodes('US', {
      numberType: 'geographic',
      locality: place!.name,
      administrativeDivision: place!.administrativeDivision!.code,
    });
    const found = await search(admin, {
      ...tollFree,
      numberType: 'geographic',
      capabilities: { calling: 'outbound', sms: 'none' },
      areaCode: areaCodes[0]!,
    });
    expect(found.phoneNumbers[0]).toMatch(new RegExp(`^\\+1${areaCodes[0]}`));
  });

  it('400 for a country without numbers, and for area codes of no place', async () => {
    await expect(admin.api.listNumberOfferings('XX')).rejects.toMatchObject({
      status: 400,
      code: 'phone-numbers/refused',
    });
    await expect(admin.api.listAreaCodes('US', { numberType: 'geographic' })).rejects.toMatchObject({
      status: 400,
      code: 'phone-numbers/locality-required',
    });
  });
});
