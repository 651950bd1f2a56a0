import { randomUUID } from 'node:crypto';
import { openDatabase, type Database, type PrismaClient } from '@switchboard/database';
import { expect, vi } from 'vitest';
import type { Replacements } from '../../src/services.ts';
import { freePort, SECRET } from './event-bed.ts';
import { EventPump } from './event-pump.ts';
import { ServiceBed } from './service-bed.ts';
import type { TestClient } from './test-client.ts';

export const numberAt = (index: number) => `+1833555${String(1000 + index)}`;
/** A resource with a hundred numbers for SMS. */
export const seed = {
  phoneNumbers: Array.from({ length: 100 }, (_, index) => ({
    phoneNumber: numberAt(index),
    phoneNumberType: 'tollFree' as const,
    capabilities: { calling: 'none' as const, sms: 'inbound+outbound' as const },
  })),
};

/** The service with numbers that can send and receive SMS, and a look into its database. */
export class SmsBed implements AsyncDisposable {
  readonly service: ServiceBed;
  readonly prisma: PrismaClient;
  readonly resource: string;
  readonly events: EventPump;
  /** Sees everything. */
  admin!: TestClient;
  readonly #database: Database;
  #numbers = 0;
  #seconds = 0;

  private constructor(service: ServiceBed, database: Database) {
    this.service = service;
    this.#database = database;
    this.prisma = database.client;
    this.resource = new URL(service.emulator.endpoint).host;
    this.events = new EventPump(database.client, this.resource);
  }

  /** Events come to the test's own webhook, which applies them with the service's handlers. */
  static async start(replacements: Replacements = {}): Promise<SmsBed> {
    const database = await openDatabase({ inMemory: true });
    const service = await ServiceBed.start({}, { ...replacements, database: lent(database) }, 1, seed);
    const bed = new SmsBed(service, database);
    await bed.control('PUT', 'event-subscriptions/sms', {
      endpoint: await bed.events.listen(),
      includedEventTypes: [
        'Microsoft.Communication.SMSReceived',
        'Microsoft.Communication.SMSDeliveryReportReceived',
      ],
    });
    bed.admin = await service.signIn('Admin');
    return bed;
  }

  /** Events come to the service itself. */
  static async startWithWebhook(): Promise<SmsBed> {
    const database = await openDatabase({ inMemory: true });
    const service = await ServiceBed.start({}, { database: lent(database) }, 0, seed);
    const port = String(await freePort());
    await service.startReplica({
      PORT: port,
      ACS_INSECURE_ENDPOINT: service.emulator.endpoint.replace('https:', 'http:'),
      EVENTS_PUBLIC_URL: `http://127.0.0.1:${port}`,
      EVENTS_WEBHOOK_SECRET: SECRET,
    });
    const bed = new SmsBed(service, database);
    bed.admin = await service.signIn('Admin');
    // What is sent before has no reports.
    await vi.waitFor(async () => {
      const { subscription } = await bed.admin.api.listInboxEvents();
      expect(subscription.state).toBe('registered');
    }, 60_000);
    return bed;
  }

  /** A number of the resource, answered by this user. */
  async number(assignedTo?: TestClient): Promise<string> {
    const phoneNumber = numberAt(this.#numbers++);
    await ownNumber(this, phoneNumber, assignedTo?.userId ?? null);
    return phoneNumber;
  }

  /** A member who answers a number of their own. */
  async memberWithNumber(name = 'Ada'): Promise<{ client: TestClient; from: string }> {
    const client = await this.service.signIn(name);
    return { client, from: await this.number(client) };
  }

  /** What a phone got. */
  async handsetMessages(to: string): Promise<string[]> {
    const answer = await fetch(
      `${this.service.emulator.endpoint}/_emulator/sms/messages?to=${encodeURIComponent(to)}`,
    );
    const { value } = (await answer.json()) as { value: { message: string }[] };
    return value.map(({ message }) => message);
  }

  /** Applies the event of a message, each later than the one before. */
  async receive(from: string, to: string, message = 'Hello'): Promise<void> {
    await this.events.apply('SMSReceived', {
      messageId: randomUUID(),
      from,
      to,
      message,
      receivedTimestamp: new Date(Date.UTC(2030, 0, 1) + 1000 * this.#seconds++).toISOString(),
      segmentCount: 1,
    });
  }

  async writeFromHandset(from: string, to: string, message: string): Promise<void> {
    await this.control('POST', 'sms/inbound', { from, to, message });
  }

  async control(method: string, path: string, body: unknown): Promise<unknown> {
    const answer = await fetch(`${this.service.emulator.endpoint}/_emulator/${path}`, {
      method,
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.events[Symbol.asyncDispose]();
    await this.service[Symbol.asyncDispose]();
    await this.#database.close();
  }
}

/** Writes down that the resource owns the number and who answers it. */
export async function ownNumber(
  { prisma, resource }: { prisma: PrismaClient; resource: string },
  phoneNumber: string,
  assignedUserId: string | null,
): Promise<void> {
  await prisma.phoneNumber.upsert({
    where: { resource_phoneNumber: { resource, phoneNumber } },
    update: { assignedUserId },
    create: {
      assignedUserId,
      resource,
      phoneNumber,
      countryCode: 'US',
      numberType: 'tollFree',
      callingCapability: 'none',
      smsCapability: 'inbound+outbound',
      costAmount: 2,
      costCurrency: 'USD',
      purchasedAt: new Date(),
    },
  });
}

/** Replicas share it, so that none of them may close it. */
function lent(database: Database): Database {
  const close = async () => {};
  const { kind, client } = database;
  const execute: Database['execute'] = (sql, parameters) => database.execute(sql, parameters);
  return { kind, client, execute, ping: () => database.ping(), close, [Symbol.asyncDispose]: close };
}

/** A phone that nobody else uses in the test. */
export const newContact = () => `+1425${2_000_000 + (contacts += 1)}`;
let contacts = 0;

/** Follows the cursors of a list to its end. */
export async function allPages<T>(
  read: (page: { cursor?: string }) => Promise<{ items: T[]; nextCursor: string | null }>,
): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await read(cursor === undefined ? {} : { cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}
export const newKey = () => randomUUID();
