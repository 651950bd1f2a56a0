import { SmsClient } from '@azure/communication-sms';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator } from '../../../src/index.ts';
import { handset } from './support/sms-bed.ts';

let stateDirectory: string;
beforeAll(async () => {
  stateDirectory = await mkdtemp(join(tmpdir(), 'sms-restart-'));
});
afterAll(() => rm(stateDirectory, { recursive: true }));

describe('an emulator that keeps its data', () => {
  it('delivers after a restart what was on its way, and remembers who opted out', async () => {
    const options = { stateDirectory, dataDirectory: join(stateDirectory, 'data') };
    const before = await startEmulator(options);
    setDefaultCACertificates([...getCACertificates(), before.caCertificate]);
    before.clock.freeze();
    const from = '24365';
    await new SmsClient(before.connectionString).send({ from, to: [handset], message: 'Hello' });
    await post(before.endpoint, 'sms/inbound', { from: '+14255550124', to: from, message: 'STOP' });
    await before.stop();

    await using after = await startEmulator(options);
    const wait = await fetch(
      `${after.endpoint}/_emulator/sms/wait?to=${encodeURIComponent(handset)}&timeout=20`,
    );
    expect(await wait.json()).toMatchObject({ from, message: 'Hello' });
    const [sent] = await new SmsClient(after.connectionString).send(
      { from, to: ['+14255550124'], message: 'Hello' },
      { enableDeliveryReport: true },
    );
    const query = `type=SmsDeliveryReportReceived&data.messageId=${sent?.messageId}&timeout=20`;
    const report = await fetch(`${after.endpoint}/_emulator/events/wait?${query}`);
    expect(await report.json()).toMatchObject({
      data: { deliveryStatusDetails: expect.stringMatching(/^4007/) },
    });
  });
});

async function post(endpoint: string, path: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  expect((await fetch(`${endpoint}/_emulator/${path}`, init)).status).toBe(201);
}
