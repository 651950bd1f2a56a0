import { randomUUID } from 'node:crypto';
import type { SmsConversation } from '@switchboard/access-api';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { allPages, newContact, newKey, SmsBed } from './support/sms-bed.ts';
import type { TestClient } from './support/test-client.ts';

let bed: SmsBed;
beforeAll(async () => {
  bed = await SmsBed.start();
});
afterAll(() => bed[Symbol.asyncDispose]());

const contactsOf = (items: SmsConversation[]) => items.map(({ contact }) => contact);

async function conversationWith(client: TestClient, number: string, contact = newContact()) {
  await bed.receive(contact, number);
  const { items } = await client.api.listSmsConversations({ search: contact });
  return items[0]!;
}

describe('GET /api/sms/conversations', () => {
  it('200 page by page, latest activity first, each once while messages arrive', async () => {
    const { client, from: number } = await bed.memberWithNumber();
    const contacts = Array.from({ length: 25 }, newContact);
    for (const contact of contacts) await bed.receive(contact, number);
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await client.api.listSmsConversations({ limit: 10, ...(cursor ? { cursor } : {}) });
      seen.push(...contactsOf(page.items));
      // One that was seen already moves to the top, and a new one comes.
      await bed.receive(contacts.at(-1)!, number);
      await bed.receive(newContact(), number);
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([...contacts].reverse());
    expect(contactsOf((await client.api.listSmsConversations({ limit: 3 })).items)[1]).toBe(contacts.at(-1));
  });

  it('200 only those of numbers that the caller sees: own, of their teams, all for admins, none for guests', async () => {
    const { client: ada, from: adas } = await bed.memberWithNumber('Ada');
    const { client: bob, from: bobs } = await bed.memberWithNumber('Bob');
    const teams = await bed.number();
    const [one, two, three] = [newContact(), newContact(), newContact()];
    await bed.receive(one, adas);
    await bed.receive(two, bobs);
    await bed.receive(three, teams);
    const { id } = await bed.prisma.team.create({ data: { id: randomUUID(), name: randomUUID() } });
    await bed.prisma.teamMember.create({ data: { teamId: id, userId: ada.userId } });
    await bed.prisma.phoneNumber.updateMany({ where: { phoneNumber: teams }, data: { assignedTeamId: id } });
    const guest = await bed.service.signIn('Guest');
    const list = async (client: TestClient) => contactsOf((await client.api.listSmsConversations()).items);
    expect(await list(ada)).toEqual([three, one]);
    expect(await list(bob)).toEqual([two]);
    expect(await list(guest)).toEqual([]);
    expect(await list(bed.admin)).toEqual(expect.arrayContaining([one, two, three]));
    expect((await ada.api.listSmsConversations({ phoneNumber: bobs })).items).toEqual([]);
  });

  it('200 filtered by number, label, digits of the contact and unread, each with paging', async () => {
    const { client, from: number } = await bed.memberWithNumber();
    const other = await bed.number(client);
    const contacts = Array.from({ length: 6 }, newContact);
    for (const contact of contacts) await bed.receive(contact, number);
    await bed.receive(contacts[0]!, other);
    const { items } = await client.api.listSmsConversations({ phoneNumber: number });
    expect(items).toHaveLength(6);
    for (const { id } of items.slice(0, 3)) {
      await client.api.updateSmsConversation(id, { labels: ['VIP', 'urgent', 'VIP'] });
    }
    const labelled = await allPages((page) =>
      client.api.listSmsConversations({ label: 'VIP', limit: 1, ...page }),
    );
    expect(labelled.map(({ id }) => id)).toEqual(items.slice(0, 3).map(({ id }) => id));
    expect(labelled[0]!.labels).toEqual(['VIP', 'urgent']);
    const digits = contacts[0]!.slice(-6);
    expect(contactsOf((await client.api.listSmsConversations({ search: digits })).items)).toEqual([
      contacts[0],
      contacts[0],
    ]);
    expect((await client.api.listSmsConversations({ search: '%' })).items).toEqual([]);
    await client.api.markSmsConversationRead(items[1]!.id, items[1]!.lastMessage!.id);
    const unread = await allPages((page) =>
      client.api.listSmsConversations({
        unread: 'true',
        phoneNumber: number,
        limit: 2,
        ...page,
      }),
    );
    expect(unread.map(({ id }) => id)).toEqual(items.filter((_, index) => index !== 1).map(({ id }) => id));
  });

  it('400 for a cursor that no page ended with', async () => {
    for (const cursor of ['x', '1.2', `99999999999999.${'0'.repeat(36)}`]) {
      await expect(bed.admin.api.listSmsConversations({ cursor })).rejects.toMatchObject({ status: 400 });
    }
  });
});

describe('what a person has not read', () => {
  it('is counted for each on their own, up to 100, and less when they read', async () => {
    const { client: ada, from: number } = await bed.memberWithNumber();
    const contact = newContact();
    for (let index = 0; index < 103; index++) await bed.receive(contact, number, `message ${index}`);
    const [conversation] = (await ada.api.listSmsConversations()).items;
    expect(conversation!.unreadCount).toBe(100);
    const messages = await allPages((page) =>
      ada.api.listSmsMessages(conversation!.id, { limit: 50, ...page }),
    );
    expect(messages.map(({ text }) => text)).toEqual(
      Array.from({ length: 103 }, (_, index) => `message ${102 - index}`),
    );
    await ada.api.markSmsConversationRead(conversation!.id, messages[3]!.id);
    expect((await ada.api.getSmsConversation(conversation!.id)).unreadCount).toBe(3);
    await ada.api.markSmsConversationRead(conversation!.id, messages[50]!.id);
    expect((await ada.api.getSmsConversation(conversation!.id)).unreadCount).toBe(3);
    expect((await bed.admin.api.getSmsConversation(conversation!.id)).unreadCount).toBe(100);
  });

  it('is the same before and after the list of it is complete, and follows what comes and what is read', async () => {
    const { client, from: number } = await bed.memberWithNumber();
    const conversations = [];
    for (let index = 0; index < 4; index++) conversations.push(await conversationWith(client, number));
    const read = ({ id, lastMessage }: SmsConversation) =>
      client.api.markSmsConversationRead(id, lastMessage!.id);
    const unread = async () => {
      const [{ conversationCount }, { items }] = await Promise.all([
        client.api.getSmsUnread(),
        client.api.listSmsConversations({ unread: 'true' }),
      ]);
      expect(items).toHaveLength(conversationCount);
      return conversationCount;
    };
    await read(conversations[0]!);
    expect(await unread()).toBe(3);
    await vi.waitFor(
      async () => {
        const where = { userId: client.userId, completedAt: { not: null } };
        expect(await bed.prisma.smsUnreadKeeping.count({ where })).toBe(1);
      },
      { timeout: 20_000 },
    );
    expect(await unread()).toBe(3);
    await read(conversations[1]!);
    expect(await unread()).toBe(2);
    await bed.receive(conversations[0]!.contact, number);
    await bed.receive(newContact(), number);
    expect(await unread()).toBe(4);
    await read(conversations[0]!);
    expect(await unread()).toBe(4);
    const second = await bed.number(client);
    await bed.receive(newContact(), second);
    expect(await unread()).toBe(5);
    expect(await unread()).toBe(5);
  });
});

describe('a conversation', () => {
  it('404 for whoever does not see its number, on every route', async () => {
    const { client, from: number } = await bed.memberWithNumber();
    const { id, lastMessage } = await conversationWith(client, number);
    const { client: stranger } = await bed.memberWithNumber('Mallory');
    const guest = await bed.service.signIn('Guest');
    for (const other of [stranger, guest]) {
      for (const attempt of [
        () => other.api.getSmsConversation(id),
        () => other.api.updateSmsConversation(id, { labels: [] }),
        () => other.api.markSmsConversationRead(id, lastMessage!.id),
        () => other.api.setSmsOptOut(id, true),
        () => other.api.listSmsMessages(id),
        () => other.api.listSmsNotes(id),
        () => other.api.addSmsNote(id, 'x'),
        () => other.api.deleteSmsNote(id, randomUUID()),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ status: 404, code: 'sms/conversation-not-found' });
      }
      await expect(
        other.api.openSmsConversation({ phoneNumber: number, contact: newContact() }),
      ).rejects.toMatchObject({ status: 404, code: 'phone-numbers/not-found' });
      expect((await other.api.searchSms({ search: 'Hello' })).items).toEqual([]);
      const file = await other.send('GET', `/api/sms/export.csv?conversationId=${id}`);
      expect(file.body).not.toContain('Hello');
    }
  });

  it('is opened once for a pair of numbers, and knows at once who does not want messages', async () => {
    const { client, from: phoneNumber } = await bed.memberWithNumber();
    const contact = newContact();
    const first = await client.api.openSmsConversation({ phoneNumber, contact });
    const second = await client.api.openSmsConversation({ phoneNumber, contact });
    expect(second).toEqual(first);
    expect(first).toMatchObject({ phoneNumber, contact, optedOut: false, lastMessage: null, canSend: true });
    await expect(client.api.openSmsConversation({ phoneNumber, contact: phoneNumber })).rejects.toMatchObject(
      { status: 400, code: 'sms/recipient-is-sender' },
    );
  });

  it('opts its contact out and in at the resource, which the audit log tells', async () => {
    const { client, from: phoneNumber } = await bed.memberWithNumber();
    const contact = newContact();
    const { id } = await client.api.openSmsConversation({ phoneNumber, contact });
    expect(await client.api.setSmsOptOut(id, true)).toMatchObject({ optedOut: true });
    const send = () => client.api.sendSms({ from: phoneNumber, to: [contact], text: 'x' }, newKey());
    expect(await send()).toMatchObject([{ failure: { code: 'sms/recipient-opted-out' } }]);
    expect(await client.api.setSmsOptOut(id, false)).toMatchObject({ optedOut: false });
    expect(await send()).toMatchObject([{ failure: null }]);
    const { items } = await bed.admin.api.listAuditLog({ userId: client.userId });
    expect(items.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['sms/opted-out', 'sms/opted-in']),
    );
    const named = await conversationWith(client, phoneNumber, 'CONTOSO');
    await expect(client.api.setSmsOptOut(named.id, true)).rejects.toMatchObject({
      status: 409,
      code: 'sms/contact-refused',
    });
  });

  it('cannot send once its number is released, and can still be read', async () => {
    const { client, from: number } = await bed.memberWithNumber();
    const { id } = await conversationWith(client, number);
    await bed.prisma.phoneNumber.updateMany({
      where: { phoneNumber: number },
      data: { releasedAt: new Date() },
    });
    expect(await client.api.getSmsConversation(id)).toMatchObject({ canSend: false });
  });

  it('404 to mark what is not of it as read, 400 for bad labels', async () => {
    const { client, from: number } = await bed.memberWithNumber();
    const [one, other] = [await conversationWith(client, number), await conversationWith(client, number)];
    await expect(client.api.markSmsConversationRead(one.id, other.lastMessage!.id)).rejects.toMatchObject({
      status: 404,
      code: 'sms/message-not-found',
    });
    for (const labels of [[''], ['x'.repeat(41)], ['\0'], Array.from({ length: 21 }, String)]) {
      await expect(client.api.updateSmsConversation(one.id, { labels })).rejects.toMatchObject({
        status: 400,
      });
    }
  });
});
