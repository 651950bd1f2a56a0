import type { SmsMessage } from '@switchboard/access-api';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ControllableClock } from './support/controllable-clock.ts';
import { FragileSmsGateway } from './support/fragile-sms-gateway.ts';
import { newContact, newKey, SmsBed } from './support/sms-bed.ts';

const clock = new ControllableClock();
const gateway = new FragileSmsGateway();
let bed: SmsBed;
beforeAll(async () => {
  bed = await SmsBed.start({ clock, smsGateway: gateway });
  const { endpoint, connectionString } = bed.service.emulator;
  gateway.connect(endpoint, connectionString);
  // Both look for work that was left behind, on the same database.
  await bed.service.startReplica();
});
afterAll(() => bed[Symbol.asyncDispose]());
afterEach(() => {
  gateway.trouble = undefined;
  gateway.sent = [];
});

/** Longer than a claim of a replica that died. */
const CLAIM_IS_OVER_MS = 30_000;
const WINDOW_IS_OVER_MS = 6 * 60_000;

async function messagesTo(contact: string): Promise<SmsMessage[]> {
  const { items } = await bed.admin.api.listSmsConversations({ search: contact });
  return items[0] ? (await bed.admin.api.listSmsMessages(items[0].id)).items : [];
}

const settled = (contact: string, status: string) =>
  vi.waitFor(async () => {
    const [message] = await messagesTo(contact);
    expect(message?.status).toBe(status);
    return message!;
  }, 40_000);

describe('a message whose replica died', () => {
  it.each(['dies-before', 'dies-after'] as const)(
    'that %s it sent reaches the phone once',
    async (trouble) => {
      const { client, from } = await bed.memberWithNumber();
      const to = newContact();
      gateway.trouble = trouble;
      await expect(client.api.sendSms({ from, to: [to], text: trouble }, newKey())).rejects.toMatchObject({
        status: 500,
      });
      expect((await messagesTo(to))[0]).toMatchObject({ status: 'queued' });
      gateway.trouble = undefined;
      clock.advance(CLAIM_IS_OVER_MS);
      const message = await settled(to, 'delivered');
      expect(message.timeline.map(({ status }) => status)).toEqual(
        expect.arrayContaining(['queued', 'sent', 'delivered']),
      );
      expect(await bed.handsetMessages(to)).toEqual([trouble]);
      expect(new Set(gateway.sent.map(({ recipients }) => recipients[0]!.repeatabilityId)).size).toBe(1);
    },
  );

  it('gets a clear end instead of a second copy when nobody knows, and too much time has passed', async () => {
    const { client, from } = await bed.memberWithNumber();
    const to = newContact();
    gateway.trouble = 'dies-after';
    await client.api.sendSms({ from, to: [to], text: 'perhaps' }, newKey()).catch(() => {});
    gateway.trouble = undefined;
    clock.advance(WINDOW_IS_OVER_MS);
    const message = await settled(to, 'failed');
    expect(message.failure?.code).toBe('sms/outcome-unknown');
    expect(gateway.sent).toHaveLength(1);
    expect(await bed.handsetMessages(to)).toEqual(['perhaps']);
  });

  it('is shared out among replicas, nothing is sent by two', async () => {
    const { client, from } = await bed.memberWithNumber();
    const to = Array.from({ length: 60 }, newContact);
    gateway.trouble = 'dies-before';
    await client.api.sendSms({ from, to, text: 'shared' }, newKey()).catch(() => {});
    gateway.trouble = undefined;
    clock.advance(CLAIM_IS_OVER_MS);
    for (const contact of to) await settled(contact, 'delivered');
    const recipients = gateway.sent.flatMap((message) => message.recipients.map((one) => one.to));
    expect(recipients.sort()).toEqual(to.sort());
  });
});

describe('while nobody takes messages', () => {
  it('200 with status queued, the message goes out when the resource is back', async () => {
    const { client, from } = await bed.memberWithNumber();
    const to = newContact();
    const key = newKey();
    await bed.service.stopEmulator();
    const [first] = await client.api.sendSms({ from, to: [to], text: 'later' }, key);
    expect(first).toMatchObject({ failure: null, message: { status: 'queued' } });
    const [again] = await client.api.sendSms({ from, to: [to], text: 'later' }, key);
    expect(again!.message).toMatchObject({ id: first!.message!.id, status: 'queued' });
    await bed.service.restartEmulator();
    clock.advance(CLAIM_IS_OVER_MS);
    await settled(to, 'delivered');
    expect(await bed.handsetMessages(to)).toEqual(['later']);
  });

  it.each([
    ['not-taken', 'sms/not-accepted'],
    ['no-answer', 'sms/outcome-unknown'],
  ] as const)('gives up after minutes: %s ends as %s', async (trouble, code) => {
    const { client, from } = await bed.memberWithNumber();
    const to = newContact();
    gateway.trouble = trouble;
    const [result] = await client.api.sendSms({ from, to: [to], text: trouble }, newKey());
    expect(result!.message!.status).toBe('queued');
    clock.advance(CLAIM_IS_OVER_MS);
    await vi.waitFor(async () => {
      const row = await bed.prisma.smsMessage.findUniqueOrThrow({ where: { id: result!.message!.id } });
      expect(row.attempts).toBeGreaterThan(1);
    }, 20_000);
    clock.advance(WINDOW_IS_OVER_MS);
    expect((await settled(to, 'failed')).failure?.code).toBe(code);
  });
});
