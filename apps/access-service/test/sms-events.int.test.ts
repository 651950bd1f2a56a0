import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { EventNotReadyError } from '../src/events/event-handler.ts';
import { newContact, newKey, SmsBed } from './support/sms-bed.ts';

let bed: SmsBed;
beforeAll(async () => {
  bed = await SmsBed.start();
});
afterAll(() => bed[Symbol.asyncDispose]());

const at = (second: number) => new Date(Date.UTC(2030, 0, 1, 0, 0, second)).toISOString();

const received = (
  from: string,
  to: string,
  message: string,
  second = 0,
  messageId: string = randomUUID(),
) => ({
  messageId,
  from,
  to,
  message,
  receivedTimestamp: at(second),
  segmentCount: 1,
});

const report = (
  messageId: string,
  [deliveryStatus, deliveryStatusDetails, second]: readonly [string, string, number],
) => ({
  messageId,
  from: '18335551000',
  to: '+14255550123',
  deliveryStatus,
  deliveryStatusDetails,
  deliveryAttempts: [],
  receivedTimestamp: at(second),
});

describe('Microsoft.Communication.SMSReceived', () => {
  it('starts a conversation with what a phone wrote, unread, and tells the pages of the number', async () => {
    const { client, from: number } = await bed.memberWithNumber();
    const contact = newContact();
    await bed.writeFromHandset(contact, number, 'Is anybody there?');
    const conversation = await vi.waitFor(
      async () => {
        const [first] = (await client.api.listSmsConversations()).items;
        expect(first).toMatchObject({ contact, unreadCount: 1 });
        return first!;
      },
      { timeout: 20_000 },
    );
    const [message] = (await client.api.listSmsMessages(conversation.id)).items;
    expect(message).toMatchObject({
      direction: 'inbound',
      status: 'received',
      text: 'Is anybody there?',
      sentBy: null,
      timeline: [{ status: 'received' }],
    });
    expect(await client.api.getSmsUnread()).toEqual({ conversationCount: 1 });
    await vi.waitFor(
      () =>
        expect(bed.events.live.published).toContainEqual({
          target: { phoneNumber: number },
          name: 'sms:message',
          update: { phoneNumber: number, contact, message },
        }),
      { timeout: 20_000 },
    );
  });

  it('keeps a message once however often its event comes, also at the same time', async () => {
    const { client, from: number } = await bed.memberWithNumber();
    const data = received(newContact(), number, 'once');
    await Promise.all(Array.from({ length: 10 }, () => bed.events.apply('SMSReceived', data)));
    const { items } = await client.api.listSmsConversations();
    expect(items).toMatchObject([{ unreadCount: 1 }]);
    expect((await client.api.listSmsMessages(items[0]!.id)).items).toHaveLength(1);
  });

  it('takes numbers without a plus sign, short codes and names', async () => {
    const { client, from: number } = await bed.memberWithNumber();
    const contact = newContact();
    for (const sender of [contact.slice(1), contact, '22000', 'CONTOSO']) {
      await bed.events.apply('SMSReceived', received(sender, number.slice(1), `from ${sender}`));
    }
    const { items } = await client.api.listSmsConversations();
    expect(items.map((item) => [item.contact, item.unreadCount, item.canSend]).sort()).toEqual(
      [
        [contact, 2, true],
        ['22000', 1, false],
        ['CONTOSO', 1, false],
      ].sort(),
    );
  });

  it('keeps text that no database can hold, without what cannot be held', async () => {
    const { client, from: number } = await bed.memberWithNumber();
    await bed.events.apply('SMSReceived', received(newContact(), number, 'a\0b\ud83d'));
    const { items } = await client.api.listSmsConversations();
    expect(items[0]?.lastMessage?.text).toBe('ab\ufffd');
  });

  it('STOP blocks sending, START allows it again, the later one counts whichever comes last', async () => {
    const { client, from: number } = await bed.memberWithNumber();
    const contact = newContact();
    const apply = (word: string, second: number) =>
      bed.events.apply('SMSReceived', received(contact, number, word, second));
    const optedOut = async () => (await client.api.listSmsConversations()).items[0]!.optedOut;
    await apply(' stop ', 1);
    expect(await optedOut()).toBe(true);
    const [refused] = await client.api.sendSms({ from: number, to: [contact], text: 'x' }, newKey());
    expect(refused).toMatchObject({ failure: { code: 'sms/recipient-opted-out' } });
    await apply('UNSTOP', 3);
    expect(await optedOut()).toBe(false);
    await apply('STOP', 2);
    expect(await optedOut()).toBe(false);
    await apply('please stop', 4);
    expect(await optedOut()).toBe(false);
    await apply('Stop', 5);
    await apply('Start', 6);
    expect(await optedOut()).toBe(false);
  });

  it('refuses an event that is none, so that it is set aside', async () => {
    await expect(bed.events.apply('SMSReceived', { from: '+1' })).rejects.toThrow();
  });
});

describe('Microsoft.Communication.SMSDeliveryReportReceived', () => {
  async function sentMessage() {
    const conversation = await bed.prisma.smsConversation.create({
      data: {
        id: randomUUID(),
        resource: bed.resource,
        phoneNumber: '+18335550000',
        contact: newContact(),
        lastActivityAt: new Date(),
      },
    });
    const acsMessageId = `Outgoing_${randomUUID()}`;
    const { id } = await bed.prisma.smsMessage.create({
      data: {
        id: randomUUID(),
        conversationId: conversation.id,
        direction: 'outbound',
        text: 'x',
        status: 'sent',
        segmentCount: 1,
        acsMessageId,
        createdAt: new Date(at(0)),
        timeline: { create: [{ status: 'sent', at: new Date(at(0)) }] },
      },
    });
    return { id, acsMessageId };
  }

  const stateOf = async (id: string) => {
    const row = await bed.prisma.smsMessage.findUniqueOrThrow({
      where: { id },
      include: { timeline: true, conversation: true },
    });
    const { status, failureCode, failureMessage, timeline, conversation } = row;
    return {
      status,
      failureCode,
      failureMessage,
      optedOut: conversation.optedOutAt !== null,
      timeline: timeline.map((entry) => `${entry.at.toISOString()} ${entry.status} ${entry.detail}`).sort(),
    };
  };

  const kinds = [
    ['Failed', '5001: Message failed to deliver due to temporary unavailability of the system.', 1],
    ['Failed', '4006: The Destination/To number is not reachable.', 2],
    ['Failed', '4007: Sender blocked for given recipient.', 2],
    ['Delivered', 'No error.', 3],
    ['Failed', '5002: No delivery report arrived from the carrier in time.', 4],
  ] as const;

  it('ends in the same state for every order and repetition of the same reports', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(kinds.length - 1), { minLength: 1 }),
        fc.infiniteStream(fc.nat(1000)),
        async (some, random) => {
          const pick = (from: readonly number[]) => from[random.next().value! % from.length]!;
          const repeated = [...some, pick(some), pick(some)];
          const shuffled = repeated
            .map((kind) => ({ kind, key: random.next().value! }))
            .sort((a, b) => a.key - b.key)
            .map(({ kind }) => kind);
          const [straight, mixed] = [await sentMessage(), await sentMessage()];
          const apply = ({ acsMessageId }: { acsMessageId: string }, kind: number) =>
            bed.events.apply('SMSDeliveryReportReceived', report(acsMessageId, kinds[kind]!));
          for (const kind of [...some].sort()) await apply(straight, kind);
          for (const kind of shuffled) await apply(mixed, kind);
          const state = await stateOf(mixed.id);
          expect(state).toEqual(await stateOf(straight.id));
          expect(state.timeline).toHaveLength(some.length + 1);
          expect(state.status).toBe(some.includes(3) ? 'delivered' : 'failed');
        },
      ),
      { numRuns: 25 },
    );
  });

  it('loses nothing when reports are applied at the same time', async () => {
    const message = await sentMessage();
    await Promise.all(
      [...kinds, ...kinds].map((kind) =>
        bed.events.apply('SMSDeliveryReportReceived', report(message.acsMessageId, kind)),
      ),
    );
    const state = await stateOf(message.id);
    expect(state).toMatchObject({ status: 'delivered', failureCode: null });
    expect(state.timeline).toHaveLength(kinds.length + 1);
  });

  it('is not ready before the message is known', async () => {
    await expect(
      bed.events.apply('SMSDeliveryReportReceived', report('Outgoing_unknown', kinds[3])),
    ).rejects.toThrow(EventNotReadyError);
  });
});
