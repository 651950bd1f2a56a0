import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allPages, newContact, newKey, SmsBed } from './support/sms-bed.ts';
import type { TestClient } from './support/test-client.ts';

let bed: SmsBed;
beforeAll(async () => {
  bed = await SmsBed.start();
});
afterAll(() => bed[Symbol.asyncDispose]());

async function conversationWith(client: TestClient, number: string, contact = newContact()) {
  await bed.receive(contact, number);
  const { items } = await client.api.listSmsConversations({ search: contact });
  return items[0]!;
}

describe('notes and templates', () => {
  it('notes are seen by whoever sees the number, deleted by their author and by admins, never sent', async () => {
    const { client, from: number } = await bed.memberWithNumber();
    const { id, contact } = await conversationWith(client, number);
    const note = await client.api.addSmsNote(id, 'Be kind.');
    expect(note).toMatchObject({ text: 'Be kind.', author: { id: client.userId } });
    const theirs = await bed.admin.api.addSmsNote(id, 'I am.');
    expect(await client.api.listSmsNotes(id)).toEqual([note, theirs]);
    await expect(client.api.deleteSmsNote(id, theirs.id)).rejects.toMatchObject({ status: 403 });
    await bed.admin.api.deleteSmsNote(id, note.id);
    await expect(client.api.deleteSmsNote(id, note.id)).rejects.toMatchObject({
      status: 404,
      code: 'sms/note-not-found',
    });
    expect(await bed.handsetMessages(contact)).not.toContain('Be kind.');
  });

  it('templates are used by all but guests, changed by their author and by admins', async () => {
    const [ada, bob] = [await bed.service.signIn('Ada'), await bed.service.signIn('Bob')];
    const template = await ada.api.createSmsTemplate({ name: 'Hours', text: 'We open at 9.' });
    const of = async (client: TestClient) =>
      (await client.api.listSmsTemplates()).find(({ id }) => id === template.id);
    expect([await of(ada), await of(bob), await of(bed.admin)].map((one) => one?.mayEdit)).toEqual([
      true,
      false,
      true,
    ]);
    const change = { name: 'Hours', text: 'We open at 10.' };
    await expect(bob.api.replaceSmsTemplate(template.id, change)).rejects.toMatchObject({ status: 403 });
    await expect(bob.api.deleteSmsTemplate(template.id)).rejects.toMatchObject({ status: 403 });
    expect(await bed.admin.api.replaceSmsTemplate(template.id, change)).toMatchObject(change);
    await ada.api.deleteSmsTemplate(template.id);
    await expect(ada.api.deleteSmsTemplate(template.id)).rejects.toMatchObject({ status: 404 });
    const guest = await bed.service.signIn('Guest');
    await expect(guest.api.listSmsTemplates()).rejects.toMatchObject({ status: 403 });
  });
});

describe('GET /api/sms/messages', () => {
  it('200 finds messages by the beginnings of their words in any language, newest first, page by page', async () => {
    const { client, from: number } = await bed.memberWithNumber();
    const contact = newContact();
    for (const text of [
      'Your parcel arrives today',
      'parcels: none',
      '택배가 도착했습니다',
      "it's 5-1 & (done)",
    ]) {
      await bed.receive(contact, number, text);
    }
    const find = async (search: string) =>
      (await client.api.searchSms({ search })).items.map(({ message }) => message.text);
    expect(await find('PARCEL')).toEqual(['parcels: none', 'Your parcel arrives today']);
    expect(await find('today parc')).toEqual(['Your parcel arrives today']);
    expect(await find('택배')).toEqual(['택배가 도착했습니다']);
    expect(await find("it's 5-1 (done)")).toEqual(["it's 5-1 & (done)"]);
    for (const hostile of [`'`, `\\'`, '!!', 'a & | !', ':*', '<->', `x\\`, '()'])
      await find(`${hostile} `.repeat(2));
    const pages = await allPages((page) => client.api.searchSms({ search: 'parcel', limit: 1, ...page }));
    expect(pages.map(({ conversation }) => conversation)).toEqual([
      expect.objectContaining({ phoneNumber: number, contact }),
      expect.objectContaining({ phoneNumber: number, contact }),
    ]);
  });

  it('uses an index', async () => {
    await bed.prisma.$executeRaw`SET enable_seqscan = off`;
    const plan = await bed.prisma.$queryRaw<Record<string, string>[]>`
      EXPLAIN SELECT 1 FROM sms_messages m WHERE to_tsvector('simple', m.text) @@ to_tsquery('simple', 'x:*')`;
    await bed.prisma.$executeRaw`RESET enable_seqscan`;
    expect(JSON.stringify(plan)).toContain('sms_messages_words_idx');
  });
});

describe('GET /api/sms/export.csv', () => {
  it('200 streams what the caller sees, oldest first, with cells that no spreadsheet runs', async () => {
    const { client, from: number } = await bed.memberWithNumber();
    const contact = newContact();
    await bed.receive(contact, number, '=HYPERLINK("http://evil","x")');
    await bed.receive(contact, number, 'two\nlines, "quoted"');
    await client.api.sendSms({ from: number, to: [contact], text: '안녕' }, newKey());
    const answer = await client.send('GET', `/api/sms/export.csv?phoneNumber=${encodeURIComponent(number)}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    const [header, ...records] = String(answer.body).replace('\ufeff', '').split('\r\n');
    expect(header).toBe('time,direction,number,contact,text,status,failure,segments,sent by,id');
    expect(records).toHaveLength(4);
    expect(records[0]).toContain(
      `inbound,${number},${contact},"'=HYPERLINK(""http://evil"",""x"")",received`,
    );
    expect(records[1]).toContain('"two\nlines, ""quoted"""');
    expect(records[2]).toContain('안녕');
    expect(records[3]).toBe('');
    const { items } = await bed.admin.api.listAuditLog({ action: 'sms/exported' });
    expect(items[0]).toMatchObject({ actor: { id: client.userId }, details: { messageCount: 3 } });
  });
});
