import { EventGridDeserializer, isSystemEvent } from '@azure/eventgrid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallRecord } from '../../../src/services/calling-signalling/records/call-record.ts';
import { startWebhookReceiver } from '../event-grid/support/webhook-receiver.ts';
import { guid, joinGroup, startCallingBed, type CallingBed } from './support/calling-bed.ts';

const WAIT = { timeout: 20_000 };

let bed: CallingBed;
beforeAll(async () => {
  bed = await startCallingBed();
});
afterAll(() => bed[Symbol.asyncDispose]());

const listCalls = async (query = '') =>
  (await bed.control<{ value: CallRecord[] }>('GET', `calls${query}`)).value;

describe('GET /_emulator/calls', () => {
  it('tells who was in which call, and is one of them', async () => {
    const [ann, bob] = [await bed.join('Ann'), await bed.join('Bob')];
    const groupId = guid();
    const [callId = ''] = await joinGroup([ann, bob], groupId);
    await expect
      .poll(() => listCalls('?active=true'), WAIT)
      .toMatchObject([{ groupId, participants: [{}, {}] }]);
    await ann.client.request('hangUp', { callId, forEveryone: true });
    await expect.poll(() => listCalls('?active=true'), WAIT).toEqual([]);
    const [record] = await listCalls('?limit=1');
    expect(record).toMatchObject({
      kind: 'group',
      startedBy: { rawId: ann.rawId },
      endReason: { code: 0, subCode: 4097 },
      participants: [
        { rawId: ann.rawId, displayName: 'Ann', userAgent: 'conformance/1', endReason: { subCode: 0 } },
        { rawId: bob.rawId, displayName: 'Bob', endReason: { subCode: 4097 } },
      ],
    });
    expect(await bed.control('GET', `calls/${record?.id}`)).toEqual(record);
    await expect(bed.control('GET', 'calls/none')).rejects.toThrow('404');
  });
});

describe('Event Grid', () => {
  it('delivers the events of a call in the shapes that the SDK reads', async () => {
    await using receiver = await startWebhookReceiver();
    await bed.control('PUT', 'event-subscriptions/calls', { endpoint: receiver.url });
    const [ann, bob] = [await bed.join('Ann'), await bed.join('Bob')];
    const callId = guid();
    await ann.client.request('startCall', { callId, targets: [bob.rawId] });
    const { incomingCall } = await bob.client.next('incomingCall');
    await bob.client.request('acceptCall', { callId: incomingCall.callId });
    await bob.client.request('hangUp', { callId: incomingCall.callId });
    const names = () => receiver.events().map(({ eventType }) => String(eventType).split('.').at(-1));
    // Each one is a request of its own, so the last to be told need not be the last to arrive.
    await expect
      .poll(() => names().toSorted(), WAIT)
      .toEqual([
        'CallEnded',
        'CallParticipantAdded',
        'CallParticipantAdded',
        'CallParticipantRemoved',
        'CallParticipantRemoved',
        'CallStarted',
        'IncomingCall',
      ]);
    const events = await new EventGridDeserializer().deserializeEventGridEvents(
      JSON.stringify(receiver.events()),
    );
    const incoming = events.find((event) => isSystemEvent('Microsoft.Communication.IncomingCall', event));
    expect(incoming?.subject).toBe(`/caller/${ann.rawId}/recipient/${bob.rawId}`);
    expect(incoming?.data).toMatchObject({
      callerDisplayName: 'Ann',
      from: { rawId: ann.rawId },
      to: { rawId: bob.rawId },
      serverCallId: incomingCall.serverCallId,
    });
    const ended = events.find(({ eventType }) => eventType.endsWith('.CallEnded'));
    expect(ended?.subject).toBe(`call/${incomingCall.serverCallId}`);
    expect(ended?.data).toMatchObject({ isTwoParty: true, reason: { code: 0, subCode: 0 } });
  });
});

describe('POST /_emulator/reset', () => {
  it('ends every call and closes every connection', async () => {
    const [ann, bob] = [await bed.join('Ann'), await bed.join('Bob')];
    await joinGroup([ann, bob]);
    await bed.control('POST', 'reset');
    for (const { client } of [ann, bob]) {
      expect((await client.next('callEnded')).endReason).toEqual({ code: 0, subCode: 7000 });
      expect(await client.closed()).toBe(1012);
    }
    expect(await listCalls()).toEqual([]);
  });
});
