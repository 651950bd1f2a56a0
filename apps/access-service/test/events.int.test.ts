import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SECRET, WEBHOOK_PATH, post, smsReceived, startEventBed } from './support/event-bed.ts';
import type { ServiceBed } from './support/service-bed.ts';
import type { TestClient } from './support/test-client.ts';

let bed: ServiceBed;
let admin: TestClient;
let url: string;
beforeAll(async () => {
  bed = await startEventBed();
  url = bed.service.url;
  admin = await bed.signIn('Admin');
});
afterAll(() => bed[Symbol.asyncDispose]());

/** Every event with this id that the inbox holds. */
async function kept(eventId: string) {
  const { items } = await admin.api.listInboxEvents({ limit: 100 });
  return items.filter((item) => item.eventId === eventId);
}
const processed = (eventId: string) =>
  vi.waitFor(async () => expect(await kept(eventId)).toMatchObject([{ state: 'processed' }]), 20_000);
async function messagesOf(contact: string): Promise<string[]> {
  const { items } = await admin.api.listSmsConversations({ search: contact });
  if (items.length === 0) return [];
  const page = await admin.api.listSmsMessages(items[0]!.id);
  return page.items.map((message) => message.text);
}

describe('the handshakes', () => {
  const validation = {
    ...smsReceived(),
    eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent',
    data: { validationCode: 'c0de', validationUrl: 'https://example.com' },
  };

  it('answers with the validation code, in the Event Grid schema', async () => {
    const answer = await post(url, [validation], { headers: { 'aeg-event-type': 'SubscriptionValidation' } });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ validationResponse: 'c0de' });
  });

  it('consents to the origin that asks, for CloudEvents', async () => {
    const ask = (code: string) =>
      post(url, undefined, {
        method: 'OPTIONS',
        code,
        headers: { 'webhook-request-origin': 'eventgrid.azure.net' },
      });
    const answer = await ask(SECRET);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('webhook-allowed-origin')).toBe('eventgrid.azure.net');
    expect(answer.headers.get('webhook-allowed-rate')).toBe('*');
    const refused = await ask('wrong');
    expect(refused.status).toBe(403);
    expect(refused.headers.get('webhook-allowed-origin')).toBeNull();
  });

  it('are done with the emulator by the service itself', async () => {
    await vi.waitFor(async () => {
      const { subscription } = await admin.api.listInboxEvents();
      expect(subscription).toEqual({ state: 'registered', endpoint: `${url}${WEBHOOK_PATH}`, failure: null });
    }, 20_000);
    const answer = await fetch(`${bed.emulator.endpoint}/_emulator/event-subscriptions/switchboard`);
    expect(await answer.json()).toMatchObject({
      provisioningState: 'Succeeded',
      includedEventTypes: expect.arrayContaining(['Microsoft.Communication.SMSReceived']),
    });
  });
});

describe('the sender', () => {
  it('must know the secret', async () => {
    const event = smsReceived();
    for (const [code, status] of [
      [null, 401],
      ['', 403],
      ['wrong', 403],
      [`${SECRET}x`, 403],
    ] as const) {
      const answer = await post(url, [event], { code });
      expect({ code, status: answer.status, body: answer.body }).toEqual({ code, status, body: '' });
    }
    expect(await kept(event.id)).toEqual([]);
  });

  it('is refused before the body is read', async () => {
    const answer = await post(url, 'not json at all', { code: 'wrong' });
    expect(answer.status).toBe(403);
  });

  it('needs no session, and may come from anywhere', async () => {
    const answer = await post(url, [smsReceived()], {
      headers: { origin: 'https://eventgrid.azure.net', 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.status).toBe(200);
  });

  it('leaves no trace of the secret in the log', () => {
    expect(bed.log.length).toBeGreaterThan(5);
    expect(bed.log.filter((line) => line.includes(SECRET))).toEqual([]);
  });
});

describe('the body', () => {
  it.each([
    ['no JSON', '[{'],
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '[1]'],
    ['an event without an id', [{ ...smsReceived(), id: undefined }]],
    ['an event with an endless id', [{ ...smsReceived(), id: 'x'.repeat(600) }]],
    ['an event without a type', [{ ...smsReceived(), eventType: undefined }]],
    ['another version of CloudEvents', { ...smsReceived(), specversion: '0.3' }],
    [
      'data that is nested without end',
      `[{"id":"1","eventType":"t","data":${'['.repeat(200)}${']'.repeat(200)}}]`,
    ],
  ])('400 for %s', async (_, body) => {
    expect(await post(url, body)).toMatchObject({ status: 400, body: '' });
  });

  it('413 above its limit, 415 for another media type', async () => {
    const large = smsReceived({ message: 'x'.repeat(1_200_000) });
    expect((await post(url, [large])).status).toBe(413);
    expect((await post(url, 'hello', { headers: { 'content-type': 'text/plain' } })).status).toBe(415);
  });

  it('takes a batch of one megabyte, which no other route does', async () => {
    const events = Array.from({ length: 100 }, () => ({ ...smsReceived(), eventType: 'Contoso.Large' }));
    const body = events.map((event) => ({ ...event, data: { text: 'x'.repeat(10_000) } }));
    expect((await post(url, body)).status).toBe(200);
    await processed(events.at(-1)!.id);
  });

  it('takes CloudEvents, alone and in a batch', async () => {
    const cloudEvent = (contact: string) => {
      const { id, topic, subject, eventType, eventTime, data } = smsReceived({ from: contact });
      return { specversion: '1.0', id, source: topic, subject, type: eventType, time: eventTime, data };
    };
    const [one, two, three] = ['15555550201', '15555550202', '15555550203'].map(cloudEvent);
    const alone = { headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' } };
    const batch = { headers: { 'content-type': 'application/cloudevents-batch+json' } };
    expect((await post(url, one, alone)).status).toBe(200);
    expect((await post(url, [two, three], batch)).status).toBe(200);
    for (const { id } of [one!, two!, three!]) await processed(id);
  });

  it('takes text that PostgreSQL would not', async () => {
    const event = smsReceived({ from: '15555550211', message: 'a\u0000b \ud83d c \\u0000 😀' });
    expect((await post(url, [event])).status).toBe(200);
    await processed(event.id);
    expect(await messagesOf('+15555550211')).toEqual(['a\ufffdb \ufffd c \\u0000 😀']);
  });

  it('keeps an event of a type that nobody handles', async () => {
    const event = { ...smsReceived(), eventType: 'Microsoft.Communication.SomethingNew', eventTime: 'soon' };
    expect((await post(url, [event])).status).toBe(200);
    await processed(event.id);
  });
});

describe('an event that comes twice', () => {
  it('is applied once: in one batch, in two requests, in many at the same time', async () => {
    const contact = '15555550301';
    const event = smsReceived({ from: contact });
    expect((await post(url, [event, event, event])).status).toBe(200);
    expect((await post(url, [event])).status).toBe(200);
    const others = Array.from({ length: 20 }, (_, index) =>
      smsReceived({ from: contact, message: String(index) }),
    );
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => post(url, index % 2 ? others : [...others].reverse())),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    for (const { id } of [event, ...others]) await processed(id);
    expect(await messagesOf(`+${contact}`)).toHaveLength(21);
  });
});

describe('a message from a handset of the emulator', () => {
  it('arrives by itself', async () => {
    const answer = await fetch(`${bed.emulator.endpoint}/_emulator/events/trigger`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'SMSReceived',
        data: { from: '15555550401', to: '18335550001', message: 'From afar' },
      }),
    });
    expect(answer.ok).toBe(true);
    await vi.waitFor(async () => expect(await messagesOf('+15555550401')).toEqual(['From afar']), 20_000);
  });
});

describe('an event that cannot be applied', () => {
  it('does not hold up the others, and says why without what was written', async () => {
    const poison = smsReceived({ from: '15555550501' });
    const bad = { ...poison, data: { messageId: poison.id, message: 'hunter2' } };
    const good = smsReceived({ from: '15555550502' });
    expect((await post(url, [bad, good])).status).toBe(200);
    await processed(good.id);
    await vi.waitFor(async () => {
      const [event] = await kept(poison.id);
      expect(event).toMatchObject({ state: 'waiting', failure: expect.stringContaining('from') });
      expect(JSON.stringify(event)).not.toContain('hunter2');
    }, 20_000);
    const { counts } = await admin.api.listInboxEvents({ state: 'waiting' });
    expect(counts.waiting).toBe(1);
  });
});

describe('administration', () => {
  it('lists events page by page, newest first, and by state', async () => {
    const first = await admin.api.listInboxEvents({ limit: 5, state: 'processed' });
    expect(first.items).toHaveLength(5);
    const second = await admin.api.listInboxEvents({
      limit: 5,
      state: 'processed',
      cursor: first.nextCursor!,
    });
    const ids = [...first.items, ...second.items].map(({ id }) => Number(id));
    expect(ids).toEqual([...ids].sort((one, other) => other - one));
    expect(new Set(ids).size).toBe(10);
    expect(JSON.stringify(first)).not.toContain('Hello');
  });

  it('replays what is set aside, and nothing else, with an audit record', async () => {
    const { items } = await admin.api.listInboxEvents({ state: 'processed', limit: 1 });
    expect(await admin.api.replayInboxEvents({ ids: [items[0]!.id] })).toEqual({ replayed: 0 });
    const log = await admin.api.listAuditLog({ action: 'events/replayed' });
    expect(log.items[0]).toMatchObject({ details: { replayed: 0, ids: [items[0]!.id] } });
  });

  it('tells Prometheus how the inbox stands', async () => {
    const { body } = await admin.send('GET', '/metrics');
    expect(body).toMatch(/^access_inbox_events\{state="waiting"\} \d/m);
    expect(body).toMatch(/^access_inbox_received_total\{outcome="known"\} [1-9]/m);
    expect(body).toMatch(/^access_inbox_attempts_total\{outcome="processed"\} [1-9]/m);
    expect(body).toMatch(/^access_inbox_lag_seconds_count [1-9]/m);
  });

  it('405 for what the webhook does not take', async () => {
    const answer = await admin.send('GET', WEBHOOK_PATH);
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('OPTIONS, POST');
  });
});
