import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ControllableClock } from './support/controllable-clock.ts';
import {
  acsSearchIdOf,
  buy,
  elsewhere,
  endOfOrder,
  endOfSearch,
  order,
  ownedNumbers,
  search,
  tollFree,
} from './support/numbers.ts';
import { ServiceBed } from './support/service-bed.ts';
import type { TestClient } from './support/test-client.ts';

const WAIT = { timeout: 20_000 };

const clock = new ControllableClock();
const seeded = '+14255550100';
let bed: ServiceBed;
let admin: TestClient;
beforeAll(async () => {
  bed = await ServiceBed.start({}, { clock }, 1, { phoneNumbers: [seeded] });
  admin = await bed.signIn('Admin');
});
afterAll(() => bed[Symbol.asyncDispose]());

const nobody = '00000000-0000-4000-8000-000000000000';
const cost = { amount: 2, currencyCode: 'USD' };
const purchases = () => bed.upstreamCalls('PhoneNumbers_PurchasePhoneNumbers');

describe('POST /api/phone-numbers/searches', () => {
  it('202, and the search fails with the reason when nothing of the kind is sold', async () => {
    const ended = await search(admin, {
      ...tollFree,
      countryCode: 'JP',
      capabilities: { calling: 'none', sms: 'outbound' },
    });
    expect(ended).toMatchObject({
      status: 'failed',
      phoneNumbers: [],
      failure: { code: 'phone-numbers/refused', message: expect.stringContaining('JP') },
    });
  });

  it('404 for a search or an order that does not exist, and for the one as the other', async () => {
    const { id } = await search(admin);
    for (const [call, code] of [
      [() => admin.api.getNumberSearch(nobody), 'phone-numbers/search-not-found'],
      [() => admin.api.getNumberOrder(nobody), 'phone-numbers/order-not-found'],
      [() => admin.api.getNumberOrder(id), 'phone-numbers/order-not-found'],
      [
        () => admin.api.orderNumbers({ searchId: nobody, acceptedMonthlyCost: cost }),
        'phone-numbers/search-not-found',
      ],
    ] as const) {
      await expect(call()).rejects.toMatchObject({ status: 404, code });
    }
  });
});

describe('POST /api/phone-numbers/orders', () => {
  it('409 for another cost than the one of the search, and nothing is bought', async () => {
    const before = await purchases();
    const { id } = await search(admin);
    for (const acceptedMonthlyCost of [
      { ...cost, amount: 1 },
      { ...cost, currencyCode: 'EUR' },
    ]) {
      await expect(admin.api.orderNumbers({ searchId: id, acceptedMonthlyCost })).rejects.toMatchObject({
        status: 409,
        code: 'phone-numbers/cost-differs',
        message: expect.stringContaining('2 USD'),
      });
    }
    expect(await purchases()).toBe(before);
  });

  it('409 without the agreement where one is asked for, 202 with it', async () => {
    const found = await search(admin, {
      countryCode: 'KR',
      numberType: 'geographic',
      capabilities: { calling: 'outbound', sms: 'none' },
    });
    expect(found.agreementRequired).toBe(true);
    await expect(order(admin, found)).rejects.toMatchObject({
      status: 409,
      code: 'phone-numbers/agreement-required',
    });
    const { id } = await order(admin, found, true);
    expect(await endOfOrder(admin, id)).toMatchObject({ status: 'succeeded' });
  });

  it('409 for a search that has not ended, and for one that failed', async () => {
    await bed.control('operations/hold', { operationType: 'search' });
    const { id } = await admin.api.searchNumbers(tollFree);
    const request = { searchId: id, acceptedMonthlyCost: cost };
    await expect(admin.api.orderNumbers(request)).rejects.toMatchObject({
      status: 409,
      code: 'phone-numbers/search-running',
    });
    await bed.control('operations/release');
    expect(await endOfSearch(admin, id)).toMatchObject({ status: 'succeeded' });
    const failed = await search(admin, { ...tollFree, countryCode: 'XX' });
    await expect(
      admin.api.orderNumbers({ searchId: failed.id, acceptedMonthlyCost: cost }),
    ).rejects.toMatchObject({ status: 409, code: 'phone-numbers/search-failed' });
  });

  it('202 with the same order however often and by whomever a search is ordered, and one purchase', async () => {
    const before = await purchases();
    const other = await bed.signIn('Admin');
    const found = await search(admin, { ...tollFree, quantity: 3 });
    const orders = await Promise.all([admin, other, admin, other].map((client) => order(client, found)));
    expect(new Set(orders.map(({ id }) => id)).size).toBe(1);
    const ended = await endOfOrder(other, orders[0]!.id);
    expect(ended).toMatchObject({ status: 'succeeded', phoneNumbers: found.phoneNumbers });
    expect(found.phoneNumbers).toHaveLength(3);
    expect((await order(other, found)).id).toBe(ended.id);
    expect(await purchases()).toBe(before + 1);
    const { items } = await admin.api.listAuditLog({ action: 'phone-number/purchased', limit: 100 });
    expect(items.filter(({ details }) => details['orderId'] === ended.id)).toHaveLength(3);
  });

  it('the order fails when the search expired at the resource, and the search says so', async () => {
    const found = await search(admin);
    await bed.control('clock/advance', { duration: 'PT17M' });
    const { id } = await order(admin, found);
    expect(await endOfOrder(admin, id)).toMatchObject({
      status: 'failed',
      failure: { code: 'phone-numbers/search-expired' },
    });
    expect(await admin.api.getNumberSearch(found.id)).toMatchObject({ status: 'expired' });
    await expect(order(admin, found)).rejects.toMatchObject({
      status: 409,
      code: 'phone-numbers/search-expired',
    });
    const { items } = await admin.api.listAuditLog({ action: 'phone-number/purchase-failed' });
    expect(items[0]).toMatchObject({
      subject: found.phoneNumbers[0],
      details: { orderId: id, code: 'phone-numbers/search-expired', monthlyCost: cost },
    });
  });

  it('409 when the search expired by the clock, and nothing is asked of the resource', async () => {
    const before = await purchases();
    const found = await search(admin);
    // The resource's clock is ahead by what other tests moved it.
    clock.advance(60 * 60_000);
    expect(await admin.api.getNumberSearch(found.id)).toMatchObject({ status: 'expired' });
    await expect(order(admin, found)).rejects.toMatchObject({ code: 'phone-numbers/search-expired' });
    expect(await purchases()).toBe(before);
    admin = await bed.signIn('Admin');
  });

  it('the order fails when the numbers were bought otherwise meanwhile, and they appear', async () => {
    clock.advance(-60 * 60_000);
    admin = await bed.signIn('Admin');
    const found = await search(admin);
    const purchase = await elsewhere(bed).beginPurchasePhoneNumbers(await acsSearchIdOf(bed, found));
    await purchase.pollUntilDone();
    const { id } = await order(admin, found);
    expect(await endOfOrder(admin, id)).toMatchObject({
      status: 'failed',
      failure: { code: 'phone-numbers/no-longer-available' },
    });
    await vi.waitFor(async () => {
      const numbers = await admin.api.listPhoneNumbers();
      expect(numbers.map(({ phoneNumber }) => phoneNumber)).toContain(found.phoneNumbers[0]);
    }, WAIT);
    const { items } = await admin.api.listAuditLog({ action: 'phone-number/found' });
    expect(items[0]).toMatchObject({ actor: null, subject: found.phoneNumbers[0] });
  });
});

describe('numbers that change without us', () => {
  it('those of before the start are there', async () => {
    const numbers = await admin.api.listPhoneNumbers();
    expect(numbers).toContainEqual(expect.objectContaining({ phoneNumber: seeded, countryCode: 'US' }));
  });

  it('one that was released elsewhere goes, one that comes back is still assigned', async () => {
    const ada = await bed.signIn('Ada');
    await admin.api.assignNumber(seeded, { assignee: { kind: 'user', id: ada.userId } });
    const release = await elsewhere(bed).beginReleasePhoneNumber(seeded);
    await release.pollUntilDone();
    const listed = async () => (await ada.api.listPhoneNumbers()).map(({ phoneNumber }) => phoneNumber);
    // An order makes the service look at the list.
    await buy(admin);
    await vi.waitFor(async () => expect(await listed()).toEqual([]), WAIT);
    const { items } = await admin.api.listAuditLog({ action: 'phone-number/gone' });
    expect(items[0]).toMatchObject({ actor: null, subject: seeded });

    await bed.emulator.reset();
    await buy(admin);
    await vi.waitFor(async () => expect(await listed()).toEqual([seeded]), WAIT);
    expect(await ownedNumbers(bed)).toContain(seeded);
  });
});
