import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openDatabase, type DatabaseOptions } from '@switchboard/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECRET, freePort } from './support/event-bed.ts';
import { PostgresDatabase, postgresServer } from './support/postgres-bed.ts';
import { ServiceBed } from './support/service-bed.ts';
import { ServiceBuild, type ServiceProcess } from './support/service-process.ts';

const EVENTS = 10_000;
/** The service is killed during each of them but the last. */
const PARTS = 5;
const CONTACTS = 200;

let build: ServiceBuild;
let directory: string;
beforeAll(async () => {
  build = await ServiceBuild.make('.chaos-test');
  directory = await mkdtemp(join(tmpdir(), 'webhook-chaos-'));
});
afterAll(async () => {
  await build[Symbol.asyncDispose]();
  await rm(directory, { recursive: true, force: true });
});

/** The emulator, as something that publishes events and delivers them again. */
class Publisher {
  readonly #url: string;

  constructor(url: string) {
    this.#url = `${url}/_emulator`;
  }

  async publish(index: number): Promise<void> {
    const contact = String(15_555_550_000 + (index % CONTACTS));
    const data = {
      messageId: `message-${index}`,
      from: contact,
      to: '18335550001',
      message: `text ${index}`,
    };
    await this.#send('POST', 'events/trigger', { type: 'SMSReceived', data });
  }

  /** Makes attempts due now that would be made within the next half hour. */
  async advance(): Promise<void> {
    await this.#send('POST', 'clock/advance', { duration: 'PT30M' });
  }

  async pending(): Promise<number> {
    const view = (await this.#send('GET', 'event-subscriptions/switchboard')) as {
      pendingDeliveries: number;
    };
    return view.pendingDeliveries;
  }

  async #send(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.#url}/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }
}

/** One part of the storm. */
async function publishPart(publisher: Publisher, part: number): Promise<void> {
  const size = EVENTS / PARTS;
  let next = part * size;
  const end = next + size;
  const lane = async () => {
    while (next < end) await publisher.publish(next++);
  };
  await Promise.all(Array.from({ length: 16 }, lane));
}

async function registered(service: ServiceProcess): Promise<void> {
  while (!service.output.stdout.includes('subscribed to events')) {
    const ended = await Promise.race([service.exit.then(() => true), delay(20)]);
    if (ended === true) throw new Error(`${service.output.stdout}${service.output.stderr}`);
  }
}

async function readBack(options: DatabaseOptions) {
  await using database = await openDatabase(options);
  const messages = await database.client.smsMessage.findMany({ select: { text: true } });
  const unfinished = await database.client.inboxEvent.count({ where: { state: { not: 'processed' } } });
  return { texts: messages.map(({ text }) => text), unfinished };
}

async function waiting(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^access_inbox_events\{state="waiting"\} (\d+)/m.exec(metrics)?.[1] ?? NaN);
}

/** Kills the service at random moments while events are published. */
async function survive(environment: Record<string, string>): Promise<void> {
  await using bed = await ServiceBed.start({}, {}, 0);
  const publisher = new Publisher(bed.emulator.endpoint);
  const port = String(await freePort());
  const start = async () => {
    const service = build.start({
      PORT: port,
      DEVELOPMENT_SIGN_IN: 'true',
      ACS_CONNECTION_STRING: bed.emulator.connectionString,
      ACS_INSECURE_ENDPOINT: bed.emulator.endpoint.replace('https:', 'http:'),
      EVENTS_PUBLIC_URL: `http://127.0.0.1:${port}`,
      EVENTS_WEBHOOK_SECRET: SECRET,
      ...environment,
    });
    await registered(service);
    return service;
  };
  let service = await start();
  const parts: Promise<void>[] = [];
  for (let part = 0; part < PARTS; part += 1) {
    parts.push(publishPart(publisher, part));
    if (part === PARTS - 1) break;
    await delay(randomInt(100, 1500));
    await service.end('SIGKILL');
    service = await start();
  }
  await Promise.all(parts);
  const url = await service.ready();
  while ((await publisher.pending()) > 0 || (await waiting(url)) !== 0) {
    await publisher.advance();
    await delay(200);
  }
  expect(await service.end('SIGTERM')).toBe(0);
}

describe('a service that is killed again and again under a storm of events', () => {
  const everyText = Array.from({ length: EVENTS }, (_, index) => `text ${index}`).sort();

  it('has each message once, in the embedded database', { timeout: 600_000 }, async () => {
    const dataDirectory = join(directory, 'data');
    await survive({ DATA_DIRECTORY: dataDirectory });
    const { texts, unfinished } = await readBack({ dataDirectory });
    expect(texts.sort()).toEqual(everyText);
    expect(unfinished).toBe(0);
  });

  it.skipIf(!postgresServer)('has each message once, in PostgreSQL', { timeout: 600_000 }, async () => {
    await using database = await PostgresDatabase.create();
    await survive({ DATABASE_URL: database.url });
    const { texts, unfinished } = await readBack({ url: database.url });
    expect(texts.sort()).toEqual(everyText);
    expect(unfinished).toBe(0);
  });
});
