import { beforeEach, describe, expect, it } from 'vitest';
import {
  sampleEvents,
  sampleMessage,
} from '../../../../test/conformance/chat-notifications/support/sample-events.ts';
import { limits } from '../limits.ts';
import { createServiceUnderTest, settled } from '../testing/service-under-test.ts';

const ann = '8:acs:ann';
const ben = '8:acs:ben';
let test: Awaited<ReturnType<typeof createServiceUnderTest>>;
beforeEach(async () => {
  test = await createServiceUnderTest();
});

interface StreamEvent {
  readonly id: string;
  readonly type: string;
  readonly recipients?: readonly string[];
  readonly data: Record<string, unknown>;
}

async function openSocket(query = '') {
  const socket = test.accept('', '/_emulator/events/stream', query);
  await settled();
  return { socket, events: () => socket.sent.map((text) => JSON.parse(text) as StreamEvent) };
}

async function openResponse(query = '', headers: Record<string, string> = {}) {
  const url = new URL(`https://localhost:1/_emulator/events/stream${query}`);
  const response = await test.call('Emulator_StreamEvents', { url, headers });
  return { response, texts: response.body as AsyncIterableIterator<string> };
}

const messageTo = (rawId: string, content: string) => test.publish(sampleMessage([rawId], { content }));
const contents = (events: readonly StreamEvent[]) => events.map(({ data }) => data.message);

describe('the event stream as a websocket', () => {
  it('shows everything, with its recipients, to who asks for nothing in particular', async () => {
    const { events } = await openSocket();
    test.publish(sampleMessage([ann, ben]));
    sampleEvents(ann, ben).forEach(test.publish);
    expect(events().map(({ type }) => type)).toEqual([
      'chatMessageReceived',
      'chatMessageEdited',
      'chatMessageDeleted',
      'typingIndicatorReceived',
      'readReceiptReceived',
      'chatThreadCreated',
      'chatThreadPropertiesUpdated',
      'chatThreadDeleted',
      'participantsAdded',
      'participantsRemoved',
    ]);
    expect(events()[0]).toMatchObject({
      recipients: [ann, ben],
      data: { sender: { kind: 'communicationUser', communicationUserId: ann }, type: 'Text', metadata: {} },
    });
    expect(events()[0]?.data).not.toHaveProperty('recipient');
  });

  it('shows a user what the SDK would', async () => {
    const { events } = await openSocket(
      `?user=${ben}&type=chatMessageReceived,ChatParticipantsAdded&type=chatThreadDeleted`,
    );
    messageTo(ann, 'not for ben');
    test.publish(sampleMessage([ann, ben], { content: 'for ben' }));
    sampleEvents(ann, ben).forEach(test.publish);
    expect(events().map(({ type }) => type)).toEqual([
      'chatMessageReceived',
      'chatThreadDeleted',
      'participantsAdded',
    ]);
    expect(events()[0]).not.toHaveProperty('recipients');
    expect(events()[0]?.data).toMatchObject({
      message: 'for ben',
      recipient: { kind: 'communicationUser', communicationUserId: ben },
    });
  });

  it('resumes after the last event that was seen', async () => {
    const { events } = await openSocket();
    for (const content of ['a', 'b', 'c']) messageTo(ann, content);
    messageTo(ben, 'for ben');
    const resumed = await openSocket(`?user=${ann}&lastEventId=${events()[0]?.id}`);
    messageTo(ann, 'd');
    expect(contents(resumed.events())).toEqual(['b', 'c', 'd']);
  });

  it('says so when events were lost in between', async () => {
    const { events } = await openSocket();
    for (let number = 0; number < limits.recordedEvents + 2; number += 1) messageTo(ann, String(number));
    const resumed = await openSocket(`?lastEventId=${events()[0]?.id}`);
    expect(resumed.events()[0]).toMatchObject({ type: 'eventsLost' });
    expect(contents(resumed.events().slice(1))).toHaveLength(limits.recordedEvents);
    const exact = await openSocket(`?lastEventId=${events()[1]?.id}`);
    expect(contents(exact.events())).toHaveLength(limits.recordedEvents);
    const afterReset = await openSocket('?lastEventId=other-17');
    expect(afterReset.events()[0]).toMatchObject({ type: 'eventsLost', id: 'other-17' });
  });

  it('is closed with the reason when a type is unknown', async () => {
    const { socket } = await openSocket('?type=nothing');
    expect(socket.closed).toMatchObject({ code: 1008, reason: expect.stringContaining("type 'nothing'") });
  });

  it('is closed when its reader is too slow, and with the service', async () => {
    const [slow, fast] = [await openSocket(), await openSocket()];
    slow.socket.bufferedBytes = limits.bufferedBytes + 1;
    messageTo(ann, 'x');
    expect(slow.socket.closed?.code).toBe(1013);
    expect(fast.socket.closed).toBeUndefined();
    await test.service.stop?.();
    expect(fast.socket.closed?.code).toBe(1001);
  });
});

describe('the event stream as server-sent events', () => {
  it('writes id, event and data, in one piece when the reader is slow', async () => {
    const { response, texts } = await openResponse();
    expect(response.headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8' });
    expect((await texts.next()).value).toBe('retry: 1000\n\n');
    const next = texts.next();
    messageTo(ann, 'line\nbreak');
    messageTo(ann, 'b');
    messageTo(ann, 'c');
    expect((await next).value).toMatch(
      /^id: \S+-1\nevent: chatMessageReceived\ndata: \{.*line\\nbreak.*\}\n\n$/,
    );
    expect((await texts.next()).value).toMatch(/^id: \S+-2\n[^]*\n\nid: \S+-3\n[^]*\n\n$/);
  });

  it('keeps idle connections alive and ends when the reader goes away', async () => {
    const { texts } = await openResponse();
    await texts.next();
    const idle = texts.next();
    await test.clock.advance(15_000);
    expect((await idle).value).toBe(': keep-alive\n\n');
    const pending = texts.next();
    await texts.return?.();
    expect((await pending).done).toBe(true);
    messageTo(ann, 'unheard');
    expect((await texts.next()).done).toBe(true);
  });

  it('ends when its reader falls too far behind', async () => {
    const { texts } = await openResponse();
    await texts.next();
    const content = 'x'.repeat(28_000);
    for (let characters = 0; characters < limits.bufferedBytes * 2; characters += content.length)
      messageTo(ann, content);
    const { value } = await texts.next();
    expect(String(value).length).toBeLessThan(limits.bufferedBytes + 30_000);
    expect((await texts.next()).done).toBe(true);
  });

  it('is of the user whose token is sent, and ends with it', async () => {
    const { texts } = await openResponse('', { authorization: `Bearer ${ann}` });
    await texts.next();
    messageTo(ben, 'for ben');
    messageTo(ann, 'for ann');
    expect((await texts.next()).value).toMatch(/for ann/);
    const last = texts.next();
    test.revoke(ann);
    expect((await last).done).toBe(true);
  });

  it('401 for a token that is not valid', async () => {
    test.revoke(ann);
    await expect(openResponse('', { authorization: `Bearer ${ann}` })).rejects.toMatchObject({ status: 401 });
  });

  it('403 for a token without chat, and for the events of another user', async () => {
    const withoutChat = { authorization: `Bearer ${ann}?scopes=voip` };
    await expect(openResponse('', withoutChat)).rejects.toMatchObject({ status: 403 });
    await expect(openResponse(`?user=${ben}`, { authorization: `Bearer ${ann}` })).rejects.toMatchObject({
      status: 403,
    });
  });

  it('400 for an unknown type', async () => {
    await expect(openResponse('?type=nothing')).rejects.toMatchObject({ status: 400 });
  });
});
