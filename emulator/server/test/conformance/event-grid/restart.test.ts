import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { controlOf, eventually, startEventGridBed } from './support/event-grid-bed.ts';
import { startWebhookReceiver } from './support/webhook-receiver.ts';

const main = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'event-grid-restart-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

/** An emulator in a process of its own, which `kill -9` ends. */
async function startChild() {
  const options = [
    '--port=0',
    `--data=${join(directory, 'data')}`,
    `--state-dir=${join(directory, 'state')}`,
  ];
  const child = spawn(process.execPath, [main, 'start', ...options], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('close', () => reject(new Error('The emulator did not start.')));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, found] = /ACS_ENDPOINT=https:\/\/localhost:(\d+)/.exec(line) ?? [];
      if (found) resolve(Number(found));
    });
  });
  return {
    ...controlOf(port),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    /** Lets it write down what it has not yet. */
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

describe('an emulator with --data that is killed', () => {
  it('delivers every event that it has answered for, also those under way', async () => {
    await using receiver = await startWebhookReceiver();
    receiver.answerDeliveries(() => {});
    const first = await startChild();
    await first.subscribe('inbox', { endpoint: receiver.url });
    const acknowledged = await Promise.all(
      Array.from({ length: 100 }, async () => (await first.trigger('SMSReceived')).body.event.id),
    );
    await eventually(() => receiver.deliveries().length).toBe(16);
    await first.kill();
    const delivered = new Set<string>();
    receiver.answerDeliveries(({ body }, response) => {
      for (const { id } of JSON.parse(body)) delivered.add(id);
      response.end();
    });
    const second = await startChild();
    await eventually(() => delivered.size).toBe(acknowledged.length);
    expect(delivered).toEqual(new Set(acknowledged));
    await eventually(async () =>
      (await second.deliveries('inbox')).filter((each) => each.state === 'Pending'),
    ).toEqual([]);
    await second.stop();
    const third = await startChild();
    expect(await third.deliveries('inbox')).toEqual([]);
    await third.kill();
  });

  it('loses no event of a storm that it answered, wherever it is cut', async () => {
    await using receiver = await startWebhookReceiver();
    const delivered = new Set<string>();
    receiver.answerDeliveries(({ body }, response) => {
      for (const { id } of JSON.parse(body)) delivered.add(id);
      response.end();
    });
    const first = await startChild();
    await first.subscribe('inbox', { endpoint: receiver.url, maxEventsPerBatch: 10 });
    const acknowledged: string[] = [];
    const storm = Promise.allSettled(
      Array.from({ length: 8 }, async () => {
        for (;;) acknowledged.push((await first.trigger('ChatMessageReceived')).body.event.id);
      }),
    );
    await eventually(() => acknowledged.length).toBeGreaterThan(300);
    await first.kill();
    await storm;
    const second = await startChild();
    await eventually(() => acknowledged.filter((id) => !delivered.has(id))).toEqual([]);
    await second.kill();
  });
});

describe('an emulator with a data directory', () => {
  it('leaves dead letters in a folder, retries when the clock moves, and stops with deliveries under way', async () => {
    const dataDirectory = join(directory, 'data');
    await using receiver = await startWebhookReceiver();
    receiver.answerDeliveries((_, response) => void response.writeHead(500).end());
    await using bed = await startEventGridBed({ dataDirectory });
    await bed.subscribe('inbox', { endpoint: receiver.url, deadLetter: true, maxDeliveryAttempts: 4 });
    const { event } = (await bed.trigger('SMSReceived')).body;
    await eventually(async () => (await bed.deliveries('inbox'))[0]!.attempts.length).toBe(1);
    await bed.advance('PT10M');
    expect((await bed.deliveries('inbox'))[0]).toMatchObject({ state: 'DeadLettered' });
    expect(receiver.deliveries()).toHaveLength(4);
    const folder = join(dataDirectory, 'dead-letters');
    const [file] = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json'));
    expect(JSON.parse(await readFile(join(folder, file!), 'utf8'))).toMatchObject([
      { id: event.id, deadLetterReason: 'MaxDeliveryAttemptsExceeded', lastDeliveryOutcome: 'Busy' },
    ]);
    const { body } = await bed.control('GET', 'event-subscriptions/inbox/dead-letters');
    expect(body).toMatchObject({ value: [{ id: event.id }] });
    receiver.answerDeliveries(() => {});
    await bed.trigger('SMSReceived');
    await eventually(() => receiver.deliveries().length).toBe(5);
  });
});
