import { randomUUID } from 'node:crypto';
import { openDatabase, type Database } from '@switchboard/database';
import { createLogger } from '@switchboard/node-kit';
import { PgBoss } from 'pg-boss';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ControllableClock } from '../../test/support/controllable-clock.ts';
import { writeAuditEntries } from '../audit/prisma-audit-log.ts';
import { BackgroundJobs } from '../jobs/background-jobs.ts';
import type { Job } from '../jobs/job-queue.ts';
import type { NumberStorage } from './number-storage.ts';
import type { OwnedNumber } from './phone-number-gateway.ts';
import type { NumberJob } from './number-work.ts';
import { PrismaNumberWorkEndings } from './prisma-number-work-endings.ts';
import { PrismaNumberWorkRepository } from './prisma-number-work.repository.ts';
import { PrismaPhoneNumberRepository } from './prisma-phone-number.repository.ts';

const resource = 'here.example';
const phoneNumber = '+18335550101';
const clock = new ControllableClock();
const requester = { id: randomUUID(), displayName: 'Admin', correlationId: undefined };

let database: Database;
let numbers: PrismaPhoneNumberRepository;
let works: PrismaNumberWorkRepository;
let endings: PrismaNumberWorkEndings;
let jobs: BackgroundJobs;
/** Takes jobs in the place of a replica's workers, which are not started. */
let boss: PgBoss;
const queueName = `${resource}/number-work`;
beforeAll(async () => {
  database = await openDatabase({ inMemory: true });
  const log = createLogger({ name: 'test', level: 'silent' });
  jobs = new BackgroundJobs({ database, resource, registry: new Registry(), log });
  const queue = jobs.queue<NumberJob>({
    name: 'number-work',
    policy: 'exclusive',
    atOnce: 1,
    lookEverySeconds: 60,
    retryLimit: 10,
    keptSeconds: 60,
    work: async () => {},
  });
  await jobs.open();
  const db = { executeSql: (sql: string, values?: unknown[]) => database.execute(sql, values) };
  boss = await new PgBoss({ db, migrate: false, schedule: false, supervise: false }).start();
  const storage: NumberStorage = {
    prisma: database.client,
    resource,
    clock,
    writeAudit: (transaction, events) => writeAuditEntries(transaction, events, clock.now()),
    jobs: queue,
  };
  numbers = new PrismaPhoneNumberRepository(storage);
  works = new PrismaNumberWorkRepository(storage);
  endings = new PrismaNumberWorkEndings(storage);
});
beforeEach(async () => {
  await database.client.phoneNumber.deleteMany();
  await database.client.numberWork.deleteMany();
  await database.client.auditLogEntry.deleteMany();
  await boss.deleteAllJobs(queueName);
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await jobs.stop();
  await database.close();
});

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

/** What a worker would be given, if there is something. */
async function take(): Promise<Job<NumberJob> | undefined> {
  const [job] = await boss.fetch<NumberJob>(queueName);
  return job;
}

/** Does what there is to do. */
async function finish(): Promise<void> {
  for (let job = await take(); job; job = await take()) {
    const work = await works.find(job.data.workId);
    if (work?.kind === 'purchase') await endings.completePurchase(job, work);
    if (work?.kind === 'release') await endings.completeRelease(job, work);
  }
}

async function orderNumber(): Promise<void> {
  const { capabilities, countryCode, numberType, monthlyCost } = owned();
  const wish = { countryCode, numberType, capabilities, quantity: 1 };
  const search = await works.createSearch(requester, wish);
  const job = await take();
  const found = {
    acsSearchId: '1',
    phoneNumbers: [phoneNumber],
    monthlyCost,
    agreementRequired: false,
    expiresAt: new Date(clock.now().getTime() + 60_000),
  };
  expect(await endings.completeSearch(job!, search, found)).toBe(true);
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

describe('the job of an order', () => {
  it('is needed to end it: who lost it changes nothing', async () => {
    await orderNumber();
    const lost = (await take())!;
    expect(await take()).toBeUndefined();
    // What the supervisor does when a process is not heard of any more.
    await boss.fail(queueName, lost.id);
    const current = (await take())!;
    expect(current).toMatchObject({ id: lost.id, retryCount: 1 });
    const work = await works.find(current.data.workId);
    if (work?.kind !== 'purchase') throw new Error('not a purchase');
    expect(await endings.completePurchase(lost, work)).toBe(false);
    expect([await listed(), await actions()]).toEqual([[], ['phone-number/purchase-ordered']]);
    expect(await endings.completePurchase(current, work)).toBe(true);
    expect(await endings.completePurchase(current, work)).toBe(false);
    expect([await listed(), (await actions()).length]).toEqual([[phoneNumber], 2]);
  });

  it('is followed by another when there is more to do, which knows of the attempts before', async () => {
    const { id } = await works.createRelease(requester, (await sold()).phoneNumber);
    const job = (await take())!;
    const work = (await works.find(id))!;
    expect(await endings.postpone(job, work, { afterMs: 0, operationId: 'release_1' })).toBe(true);
    expect(await endings.postpone(job, work, { afterMs: 0, operationId: 'release_2' })).toBe(false);
    expect(await take()).toMatchObject({ data: { workId: id, attempts: 1 } });
    expect(await take()).toBeUndefined();
    expect(await works.find(id)).toMatchObject({ status: 'running', operationId: 'release_1' });
  });

  it('is made anew when work has none, as if it had been begun, and never twice', async () => {
    const { id } = await works.createRelease(requester, (await sold()).phoneNumber);
    await works.ensureJobs();
    expect(await take()).toMatchObject({ data: { workId: id, attempts: 0 } });
    expect(await take()).toBeUndefined();
    await boss.deleteAllJobs(queueName);
    await works.ensureJobs();
    await works.ensureJobs();
    expect(await take()).toMatchObject({ data: { workId: id, attempts: 1 } });
    expect(await take()).toBeUndefined();
  });

  it('is written down with the order or not at all', async () => {
    const { phoneNumber: number } = await sold();
    await works.createRelease(requester, number);
    await expect(works.createRelease(requester, number)).rejects.toMatchObject({
      code: 'phone-numbers/releasing',
    });
    await take();
    expect(await take()).toBeUndefined();
  });
});

async function sold(): Promise<OwnedNumber> {
  await numbers.sync([owned()]);
  return owned();
}
