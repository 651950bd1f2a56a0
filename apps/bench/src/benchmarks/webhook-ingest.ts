import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase, type DatabaseOptions } from '@switchboard/database';
import { findPostgresql, startTemporaryPostgresql } from '@switchboard/dev-env';
import type { Benchmark, Figure } from '../benchmark.ts';
import { HttpConnection } from '../load/http-connection.ts';
import { toBytes } from '../load/http-request.ts';
import { MeasuredProcess } from '../measured-process.ts';
import { percentile } from '../statistics.ts';

const entry = fileURLToPath(new URL('../../../access-service/dist/main.js', import.meta.url));
const secret = 'webhook-ingest-secret';
/** As many deliveries as Event Grid has under way at a time, one event in each. */
const connections = 64;
const urlIn = (line: string) => /"url":"(http:[^"]+)"/.exec(line)?.[1];

interface DatabaseUnderTest {
  readonly title: string;
  readonly environment: Record<string, string>;
  readonly options: DatabaseOptions;
}

/** The worker applies what is taken, as in production. */
function startAccessService(environment: Record<string, string>) {
  return MeasuredProcess.start({
    args: [entry],
    env: {
      PORT: '0',
      // Not asked: whatever the resource answers has nothing to do with its events.
      ACS_CONNECTION_STRING: 'endpoint=https://localhost:1/;accesskey=bm9uZQ==',
      DEVELOPMENT_SIGN_IN: 'true',
      EVENTS_WEBHOOK_SECRET: secret,
      ...environment,
    },
    isReady: (line) => urlIn(line) !== undefined,
  });
}

function delivery(id: string, number: number): string {
  const contact = String(15_555_550_000 + (number % 1000));
  const now = new Date().toISOString();
  const body = JSON.stringify([
    {
      id,
      topic: '/subscriptions/1/resourceGroups/1/providers/Microsoft.Communication/communicationServices/1',
      subject: `/phonenumber/18335550001`,
      eventType: 'Microsoft.Communication.SMSReceived',
      eventTime: now,
      data: {
        messageId: id,
        from: contact,
        to: '18335550001',
        message: `Message ${number} of a storm, about as long as messages are.`,
        receivedTimestamp: now,
        segmentCount: 1,
      },
      dataVersion: '1.0',
      metadataVersion: '1',
    },
  ]);
  return toBytes({
    method: 'POST',
    target: `/api/events/communication?code=${secret}`,
    headers: {
      host: 'localhost',
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      'aeg-event-type': 'Notification',
    },
    body,
  });
}

/** Each connection waits for the answer before it sends the next event. */
async function storm(port: number, seconds: number) {
  const taken: string[] = [];
  const milliseconds: number[] = [];
  const began = performance.now();
  const endsAt = began + seconds * 1000;
  const lane = async () => {
    const connection = new HttpConnection(port);
    while (performance.now() < endsAt) {
      const id = randomUUID();
      const request = delivery(id, taken.length);
      const sentAt = performance.now();
      const { status } = await connection.send(request);
      if (status !== '200') throw new Error(`The webhook answered ${status}.`);
      milliseconds.push(performance.now() - sentAt);
      taken.push(id);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: connections }, lane));
  return { taken, milliseconds, seconds: (performance.now() - began) / 1000 };
}

/** @throws when an event that was confirmed is not there, or is there twice */
async function requireEach(options: DatabaseOptions, taken: readonly string[]): Promise<number> {
  await using database = await openDatabase(options);
  const rows = await database.client.inboxEvent.findMany({ select: { eventId: true, state: true } });
  const kept = new Set(rows.map(({ eventId }) => eventId));
  const lost = taken.filter((id) => !kept.has(id));
  if (lost.length > 0) throw new Error(`${lost.length} of ${taken.length} confirmed events are lost.`);
  const processed = rows.filter(({ state }) => state === 'processed').length;
  const messages = await database.client.smsMessage.findMany({ select: { acsMessageId: true } });
  if (new Set(messages.map(({ acsMessageId }) => acsMessageId)).size !== messages.length)
    throw new Error('A message is there twice.');
  if (messages.length !== processed) throw new Error(`${processed} events made ${messages.length} messages.`);
  return processed;
}

/** What the database does alone when each event is a statement and a commit of its own, one after another. */
async function singleInserts(options: DatabaseOptions, seconds: number): Promise<number> {
  await using database = await openDatabase(options);
  const endsAt = performance.now() + seconds * 1000;
  let count = 0;
  for (; performance.now() < endsAt; count += 1) {
    await database.client.$executeRaw`
      INSERT INTO inbox_events (event_id, type, subject, event_time, data)
      VALUES (${`baseline-${randomUUID()}`}, 'Baseline', '', now(), '{"message":"about as long"}'::jsonb)`;
  }
  await database.client.inboxEvent.deleteMany({ where: { type: 'Baseline' } });
  return count / seconds;
}

async function measure(database: DatabaseUnderTest, quick: boolean): Promise<Figure> {
  const alone = await singleInserts(database.options, quick ? 1 : 4);
  let result: Awaited<ReturnType<typeof storm>>;
  {
    await using service = await startAccessService(database.environment);
    const port = Number(new URL(urlIn(service.lines.at(-1)!)!).port);
    if (!quick) await storm(port, 1);
    result = await storm(port, quick ? 2 : 8);
  }
  const processed = await requireEach(database.options, result.taken);
  const p99 = percentile(result.milliseconds, 0.99).toFixed(0);
  return {
    title: `webhook → durable before 200, ${database.title}`,
    measured: { value: result.taken.length / result.seconds, unit: '/s' },
    bar: { atLeast: 1000 },
    baseline: { value: alone, unit: '/s', title: 'INSERTs one at a time' },
    note: `p99 ${p99} ms; the worker applied ${processed} meanwhile; none lost, none twice`,
  };
}

export const webhookIngest: Benchmark = {
  name: 'webhook-ingest',
  summary: 'events that the webhook has written down before it answers',
  projects: ['access-service'],
  async run({ progress, quick }) {
    const directory = mkdtempSync(join(tmpdir(), 'switchboard-bench-'));
    const figures: Figure[] = [];
    try {
      progress('PGlite');
      const dataDirectory = join(directory, 'database');
      const options = { dataDirectory };
      const environment = { DATA_DIRECTORY: dataDirectory };
      figures.push(await measure({ title: 'PGlite', environment, options }, quick));
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
    const programs = findPostgresql();
    if (programs === undefined) {
      progress('PostgreSQL is not installed and is left out');
      return figures;
    }
    progress('PostgreSQL');
    const server = await startTemporaryPostgresql(programs, { durable: true });
    try {
      const { url } = server;
      const environment = { DATABASE_URL: url };
      figures.push(await measure({ title: 'PostgreSQL', environment, options: { url } }, quick));
    } finally {
      await server.stop();
    }
    return figures;
  },
};
