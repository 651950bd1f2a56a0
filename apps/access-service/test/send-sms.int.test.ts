import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newContact, newKey, SmsBed } from './support/sms-bed.ts';
import type { TestClient } from './support/test-client.ts';

const WAIT = { timeout: 20_000 };

let bed: SmsBed;
beforeAll(async () => {
  bed = await SmsBed.start();
});
afterAll(() => bed[Symbol.asyncDispose]());

/** The report may be faster than the answer. */
const onItsWay = expect.stringMatching(/^(sent|delivered)$/) as string;

/** The message as it is once the carrier has reported. */
async function afterReport(client: TestClient, conversationId: string) {
  return vi.waitFor(async () => {
    const [message] = (await client.api.listSmsMessages(conversationId)).items;
    expect(message?.status).toMatch(/delivered|failed/);
    return message!;
  }, 20_000);
}

describe('POST /api/sms/messages', () => {
  it('200 sends the message, which reaches the phone and is reported as delivered', async () => {
    const { client, from } = await bed.memberWithNumber();
    const to = newContact();
    const [result] = await client.api.sendSms({ from, to: [to], text: 'Hello' }, newKey());
    expect(result).toMatchObject({
      to,
      failure: null,
      message: {
        direction: 'outbound',
        text: 'Hello',
        status: onItsWay,
        segmentCount: 1,
        sentBy: { id: client.userId },
        timeline: expect.arrayContaining([
          expect.objectContaining({ status: 'queued' }),
          expect.objectContaining({ status: 'sent' }),
        ]),
      },
    });
    expect(await afterReport(client, result!.message!.conversationId)).toMatchObject({
      status: 'delivered',
      failure: null,
      timeline: [{ status: 'queued' }, { status: 'sent' }, { status: 'delivered', detail: 'No error.' }],
    });
    expect(await bed.handsetMessages(to)).toEqual(['Hello']);
    const page = await client.api.listSmsConversations();
    expect(page.items).toMatchObject([
      { phoneNumber: from, contact: to, canSend: true, unreadCount: 0, lastMessage: { text: 'Hello' } },
    ]);
  });

  it.each([
    ['+15005550101', 'sms/unreachable'],
    ['+15005550102', 'sms/blocked-by-carrier'],
    ['+15005550103', 'sms/recipient-opted-out'],
    ['+15005550104', 'sms/number-unknown'],
    ['+15005550105', 'sms/not-delivered'],
    ['+15005550109', 'sms/blocked-as-fraud'],
  ])('200 and then a report: %s fails with %s', async (to, code) => {
    const { client, from } = await bed.memberWithNumber();
    const [result] = await client.api.sendSms({ from, to: [to], text: 'Hello' }, newKey());
    const { conversationId } = result!.message!;
    const message = await afterReport(client, conversationId);
    expect(message).toMatchObject({ status: 'failed', failure: { code } });
    const { optedOut } = await client.api.getSmsConversation(conversationId);
    expect(optedOut).toBe(code === 'sms/recipient-opted-out');
  });

  it('200 with a result for each of 100 recipients, of whom some cannot get it', async () => {
    const { client, from } = await bed.memberWithNumber();
    const blocked = newContact();
    await client.api.openSmsConversation({ phoneNumber: from, contact: blocked });
    await bed.writeFromHandset(blocked, from, 'STOP');
    await vi.waitFor(
      async () => expect((await client.api.listSmsConversations()).items[0]?.optedOut).toBe(true),
      WAIT,
    );
    const good = Array.from({ length: 94 }, newContact);
    const to = ['not a number', from, good[0]!, '+15005550108', blocked, ...good, ' +1 (425) 000-0000 '];
    expect(to).toHaveLength(100);
    const results = await client.api.sendSms({ from, to, text: 'To all' }, newKey());
    expect(results.map((result) => result.to)).toEqual(to.map((typed) => typed.trim()));
    expect(
      results.slice(0, 6).map(({ message, failure }) => [message?.status ?? null, failure?.code ?? null]),
    ).toEqual([
      [null, 'sms/recipient-invalid'],
      [null, 'sms/recipient-is-sender'],
      [onItsWay, null],
      ['queued', null],
      ['failed', 'sms/recipient-opted-out'],
      [null, 'sms/recipient-duplicate'],
    ]);
    for (const { message } of results.slice(6)) expect(message?.status).toEqual(onItsWay);
    await vi.waitFor(async () => expect(await bed.handsetMessages(good[50]!)).toEqual(['To all']), WAIT);
    expect(await bed.handsetMessages(blocked)).not.toContain('To all');
  });

  it('200 gives the same answer for the same idempotency key, and sends nothing twice', async () => {
    const { client, from } = await bed.memberWithNumber();
    const to = [newContact(), newContact(), 'nobody'];
    const key = newKey();
    const first = await client.api.sendSms({ from, to, text: 'Once' }, key);
    const second = await client.api.sendSms({ from, to, text: 'Once' }, key);
    expect(second.map(({ message }) => message?.id)).toEqual(first.map(({ message }) => message?.id));
    expect(second.map(({ failure }) => failure)).toEqual(first.map(({ failure }) => failure));
    await vi.waitFor(async () => expect(await bed.handsetMessages(to[0]!)).toEqual(['Once']), WAIT);
    const { conversationId } = first[0]!.message!;
    expect((await client.api.listSmsMessages(conversationId)).items).toHaveLength(1);
    await expect(client.api.sendSms({ from, to, text: 'Other' }, key)).rejects.toMatchObject({
      status: 409,
      code: 'sms/idempotency-key-reused',
    });
  });

  it('200 gives one answer to ten equal requests at the same time, and sends once', async () => {
    const { client, from } = await bed.memberWithNumber();
    const to = Array.from({ length: 20 }, newContact);
    const key = newKey();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => client.api.sendSms({ from, to, text: 'At once' }, key)),
    );
    const view = answers.map((results) => results.map(({ message }) => message?.id));
    for (const one of view) expect(one).toEqual(view[0]);
    for (const { message } of answers.flat()) expect(message?.status).toEqual(onItsWay);
    await vi.waitFor(async () => {
      for (const contact of to) expect(await bed.handsetMessages(contact)).toEqual(['At once']);
    }, WAIT);
  });

  it.each([
    ['NUL', 'a\0b'],
    ['half a surrogate pair', 'a\ud83d'],
    ['nothing', ''],
    ['too much', 'x'.repeat(2049)],
  ])('400 for a text of %s', async (_, text) => {
    const { client, from } = await bed.memberWithNumber();
    const answer = await client.send('POST', '/api/sms/messages', {
      body: { from, to: [newContact()], text },
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request/invalid' } });
  });

  it('400 for an idempotency key that is no UUID, for no recipient, and for 101', async () => {
    const { client, from } = await bed.memberWithNumber();
    await expect(client.api.sendSms({ from, to: [newContact()], text: 'x' }, 'key')).rejects.toMatchObject({
      status: 400,
    });
    for (const to of [[], Array.from({ length: 101 }, newContact)]) {
      await expect(client.api.sendSms({ from, to, text: 'x' }, newKey())).rejects.toMatchObject({
        status: 400,
      });
    }
  });

  it('403 for guests, 404 for a number of others, 409 for one that cannot send or was released', async () => {
    const { client, from } = await bed.memberWithNumber();
    const guest = await bed.service.signIn('Guest');
    const other = await bed.memberWithNumber('Bob');
    const [mute, gone] = [await bed.number(client), await bed.number(client)];
    const change = (phoneNumber: string, data: object) =>
      bed.prisma.phoneNumber.updateMany({ where: { phoneNumber }, data });
    await change(mute, { smsCapability: 'inbound' });
    await change(gone, { releasedAt: new Date() });
    const send = (who: TestClient, sender: string) =>
      who.api.sendSms({ from: sender, to: [newContact()], text: 'x' }, newKey());
    await expect(send(guest, from)).rejects.toMatchObject({ status: 403, code: 'sms/guest-may-not-send' });
    await expect(send(client, other.from)).rejects.toMatchObject({
      status: 404,
      code: 'phone-numbers/not-found',
    });
    await expect(send(client, mute)).rejects.toMatchObject({ code: 'phone-numbers/cannot-send-sms' });
    await expect(send(client, gone)).rejects.toMatchObject({ code: 'phone-numbers/released' });
    await expect(send(bed.admin, from)).resolves.toMatchObject([{ message: { status: onItsWay } }]);
  });

  it('is in the audit log with numbers and counts, never with the text', async () => {
    const { client, from } = await bed.memberWithNumber();
    const secret = 'the text of nobody else';
    await client.api.sendSms({ from, to: [newContact(), newContact(), 'x'], text: secret }, newKey());
    const { items } = await bed.admin.api.listAuditLog({ action: 'sms/sent' });
    expect(items[0]).toMatchObject({
      actor: { id: client.userId },
      subject: from,
      details: { recipientCount: 2, refusedCount: 0 },
    });
    expect(JSON.stringify(await bed.prisma.auditLogEntry.findMany(), replaceBigInt)).not.toContain(secret);
    expect(bed.service.log.join('')).not.toContain(secret);
  });
});

const replaceBigInt = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
