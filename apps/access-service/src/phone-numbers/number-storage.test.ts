import { randomUUID } from 'node:crypto';
import { openDatabase, type Database } from '@switchboard/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ControllableClock } from '../../test/support/controllable-clock.ts';
import { writeAuditEntries } from '../audit/prisma-audit-log.ts';
import type { NumberStorage } from './number-storage.ts';
import type { OwnedNumber } from './phone-number-gateway.ts';
import { PrismaNumberWorkQueue } from './prisma-number-work-queue.ts';
import { PrismaNumberWorkRepository } from './prisma-number-work.repository.ts';
import { PrismaPhoneNumberRepository } from './prisma-phone-number.repository.ts';

const resource = 'here.example';
const phoneNumber = '+18335550101';
const clock = new ControllableClock();
const requester = { id: randomUUID(), displayName: 'Admin', correlationId: undefined };

let database: Database;
let numbers: PrismaPhoneNumberRepository;
let works: PrismaNumberWorkRepository;
let queue: PrismaNumberWorkQueue;
beforeAll(async () => {
  database = await openDatabase({ inMemory: true });
  const storage: NumberStorage = {
    prisma: database.client,
    resource,
    clock,
    writeAudit: (transaction, events) => writeAuditEntries(transaction, events, clock.now()),
  };
  numbers = new PrismaPhoneNumberRepository(storage);
  works = new PrismaNumberWorkRepository(storage);
  queue = new PrismaNumberWorkQueue(storage);
});
beforeEach(async () => {
  await database.client.phoneNumber.deleteMany();
  await database.client.numberWork.deleteMany();
  await database.client.auditLogEntry.deleteMany();
});
afterAll(() => database.close());

const owned = (change: Partial<OwnedNumber> = {}): OwnedNumber => ({
  phoneNumber,
  countryCode: 'US',
  numberType: 'tollFree',
  capabilities: { calling: 'none', sms: 'outbound' },
  monthlyCost: { amount: 2, currencyCode: 'USD' },
  purchasedAt: new Date('2026-01-01T00:00:00Z'),
  ...change,
});
const listed = async () => (await numbers.list('all')).map((number) => number.phoneNumber);
const actions = async () =>
  (await database.client.auditLogEntry.findMany({ orderBy: { id: 'asc' } })).map(({ action }) => action);

/** Claims what is due and ends it. */
async function finish(): Promise<void> {
  const until = new Date(clock.now().getTime() + 60_000);
  for (const work of await queue.claimDue(clock.now(), until, 10)) {
    if (work.kind === 'purchase') await queue.completePurchase(work);
    if (work.kind === 'release') await queue.completeRelease(work);
  }
}

async function orderNumber(): Promise<void> {
  const { capabilities, countryCode, numberType, monthlyCost } = owned();
  const wish = { countryCode, numberType, capabilities, quantity: 1 };
  const search = await works.createSearch(requester, wish);
  const [claimed] = await queue.claimDue(clock.now(), new Date(clock.now().getTime() + 60_000), 1);
  const found = {
    acsSearchId: '1',
    phoneNumbers: [phoneNumber],
    monthlyCost,
    agreementRequired: false,
    expiresAt: new Date(clock.now().getTime() + 60_000),
  };
  if (claimed?.kind === 'search') await queue.completeSearch(claimed, found);
  await works.createPurchase(requester, search.id, () => ({
    searchId: search.id,
    agreeToNotResell: false,
    wish,
    ...found,
  }));
}

describe('sync', () => {
  it('brings numbers, follows their changes and lets them go, each once in the audit log', async () => {
    expect(await numbers.sync([owned()])).toEqual({ found: [phoneNumber], gone: [], changed: [] });
    expect(await numbers.sync([owned()])).toEqual({ found: [], gone: [], changed: [] });
    const dearer = owned({ monthlyCost: { amount: 3.5, currencyCode: 'USD' } });
    expect(await numbers.sync([dearer])).toEqual({ found: [], gone: [], changed: [phoneNumber] });
    expect(await numbers.list('all')).toMatchObject([{ monthlyCost: { amount: 3.5 } }]);
    expect(await numbers.sync([])).toEqual({ found: [], gone: [phoneNumber], changed: [] });
    expect(await listed()).toEqual([]);
    expect(await numbers.sync([owned()])).toMatchObject({ found: [phoneNumber] });
    expect(await actions()).toEqual(['phone-number/found', 'phone-number/gone', 'phone-number/found']);
  });

  it('leaves a number to the purchase that is under way, and to the list only when it has had time', async () => {
    await orderNumber();
    expect(await numbers.sync([owned()])).toEqual({ found: [], gone: [], changed: [] });
    await finish();
    // A list of before the purchase.
    expect(await numbers.sync([])).toMatchObject({ gone: [] });
    expect(await listed()).toEqual([phoneNumber]);
    clock.advance(31 * 60_000);
    expect(await numbers.sync([])).toMatchObject({ gone: [phoneNumber] });
    expect(await actions()).toEqual([
      'phone-number/purchase-ordered',
      'phone-number/purchased',
      'phone-number/gone',
    ]);
  });

  it('does not bring back what was just released', async () => {
    await numbers.sync([owned()]);
    await works.createRelease(requester, phoneNumber);
    expect(await numbers.sync([])).toMatchObject({ gone: [] });
    await finish();
    expect(await numbers.sync([owned()])).toMatchObject({ found: [] });
    expect(await listed()).toEqual([]);
  });

  it('leaves numbers of other resources alone', async () => {
    await numbers.sync([owned()]);
    await database.client.phoneNumber.updateMany({ data: { resource: 'there.example' } });
    expect(await numbers.sync([])).toEqual({ found: [], gone: [], changed: [] });
  });
});

describe('the claim on an order', () => {
  it('is needed to end it: who lost it changes nothing', async () => {
    await orderNumber();
    const soon = new Date(clock.now().getTime() + 1000);
    const [lost] = await queue.claimDue(clock.now(), soon, 1);
    expect(await queue.claimDue(clock.now(), soon, 1)).toEqual([]);
    clock.advance(2000);
    const [current] = await queue.claimDue(clock.now(), new Date(clock.now().getTime() + 1000), 1);
    expect(current).toMatchObject({ id: lost!.id, attempts: 2 });
    if (lost?.kind !== 'purchase' || current?.kind !== 'purchase') throw new Error('not a purchase');
    expect(await queue.completePurchase(lost)).toBe(false);
    expect([await listed(), await actions()]).toEqual([[], ['phone-number/purchase-ordered']]);
    expect(await queue.completePurchase(current)).toBe(true);
    expect(await queue.completePurchase(current)).toBe(false);
    expect([await listed(), (await actions()).length]).toEqual([[phoneNumber], 2]);
  });
});
