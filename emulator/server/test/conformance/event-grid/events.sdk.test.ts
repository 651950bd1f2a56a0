import { ChatClient } from '@azure/communication-chat';
import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { CommunicationIdentityClient } from '@azure/communication-identity';
import {
  EventGridDeserializer,
  isSystemEvent,
  type EventGridEvent,
  type KnownSystemEventTypes,
} from '@azure/eventgrid';
import {
  communicationEventNames,
  communicationEventType,
  routerEventNames,
} from '@switchboard/acs-contracts';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, startEventGridBed } from './support/event-grid-bed.ts';
import { startWebhookReceiver, type WebhookReceiver } from './support/webhook-receiver.ts';

const deserializer = new EventGridDeserializer();
let bed: Awaited<ReturnType<typeof startEventGridBed>>;
beforeAll(async () => {
  bed = await startEventGridBed();
  setDefaultCACertificates([...getCACertificates(), bed.caCertificate]);
});
afterAll(() => bed[Symbol.asyncDispose]());

const parse = async (receiver: WebhookReceiver): Promise<EventGridEvent<unknown>[]> =>
  deserializer.deserializeEventGridEvents(JSON.stringify(receiver.events()));

async function createUser() {
  const identities = new CommunicationIdentityClient(bed.connectionString);
  const { user, token } = await identities.createUserAndToken(['chat']);
  const client = new ChatClient(bed.endpoint, new AzureCommunicationTokenCredential(token));
  return { user, id: user.communicationUserId, client };
}

describe('what chat clients do', () => {
  it('arrives as every event of chat, with exact subjects', async () => {
    await using receiver = await startWebhookReceiver();
    await bed.subscribe('chat', { endpoint: receiver.url, maxEventsPerBatch: 100 });
    const [ann, bob, eve] = await Promise.all([createUser(), createUser(), createUser()]);
    const { chatThread } = await ann.client.createChatThread(
      { topic: 'Lunch' },
      { participants: [{ id: bob.user, displayName: 'Bob' }] },
    );
    const id = chatThread!.id;
    const thread = ann.client.getChatThreadClient(id);
    const options = { senderDisplayName: 'Ann', metadata: { a: 'b' } };
    const { id: messageId } = await thread.sendMessage({ content: 'Noon?' }, options);
    await thread.updateMessage(messageId, { content: 'One?' });
    await thread.deleteMessage(messageId);
    await thread.sendTypingNotification();
    await thread.updateTopic('Dinner');
    await thread.addParticipants({ participants: [{ id: eve.user }] });
    await thread.removeParticipant(eve.user);
    await ann.client.deleteChatThread(id);
    const expected = communicationEventNames
      .filter((name) => name.startsWith('Chat') && name !== 'ChatAzureBotCommandReceivedInThread')
      .map((name) => communicationEventType(name));
    await eventually(() => new Set(receiver.events().map(({ eventType }) => eventType))).toEqual(
      new Set(expected),
    );
    const events = await parse(receiver);
    const sent = `thread/${id}/sender/${ann.id}`;
    const subjectsOf = (name: string) =>
      events.filter(({ eventType }) => eventType.endsWith(`.${name}`)).map(({ subject }) => subject);
    expect(subjectsOf('ChatMessageReceived')).toEqual([`${sent}/recipient/${bob.id}`]);
    expect(subjectsOf('ChatMessageEditedInThread')).toEqual([sent]);
    expect(subjectsOf('ChatThreadParticipantRemoved')).toEqual([`thread/${id}/participantremoved/${eve.id}`]);
    expect(new Set(subjectsOf('ChatThreadCreatedWithUser'))).toEqual(
      new Set([ann, bob].map((each) => `thread/${id}/createdBy/${ann.id}/recipient/${each.id}`)),
    );
    const received = events.find(({ eventType }) => eventType.endsWith('.ChatMessageReceived'))!;
    if (!isSystemEvent('Microsoft.Communication.ChatMessageReceived', received))
      throw new Error('Not narrowed.');
    expect(received.data).toMatchObject({
      messageBody: 'Noon?',
      messageId,
      senderDisplayName: 'Ann',
      metadata: { a: 'b' },
      type: 'Text',
      recipientCommunicationIdentifier: { communicationUser: { id: bob.id } },
    });
    expect(received.eventTime).toBeInstanceOf(Date);
    await bed.control('DELETE', 'event-subscriptions/chat');
  });
});

describe('what handsets do', () => {
  it('arrives as SMSReceived with the number as its subject', async () => {
    const tollFree = '+18005550100';
    const { body: state } = await bed.control<{ documents: object[] }>('GET', 'state');
    const number = {
      key: { collection: 'phone-numbers/purchased', partition: '', id: tollFree },
      body: {
        phoneNumber: tollFree,
        countryCode: 'US',
        phoneNumberType: 'tollFree',
        assignmentType: 'application',
        capabilities: { calling: 'none', sms: 'inbound+outbound' },
      },
      etag: '900001',
      sequence: 900001,
    };
    await bed.control('PUT', 'state', { version: 1, documents: [...state.documents, number] });
    await using receiver = await startWebhookReceiver();
    await bed.subscribe('sms', { endpoint: receiver.url, filter: { subjectBeginsWith: '/phonenumber/' } });
    await bed.control('POST', 'sms/inbound', { from: '+14255550123', to: tollFree, message: 'Hello' });
    await eventually(() => receiver.events().length).toBe(1);
    const [event] = await parse(receiver);
    expect(event).toMatchObject({
      subject: '/phonenumber/18005550100',
      eventType: 'Microsoft.Communication.SMSReceived',
      data: { from: '14255550123', to: '18005550100', message: 'Hello', segmentCount: 1 },
    });
    await bed.control('DELETE', 'event-subscriptions/sms');
  });
});

describe('every type, triggered', () => {
  const types = [...communicationEventNames, ...routerEventNames].map((name) => communicationEventType(name));

  it('is an event of the Event Grid schema to the real SDK', async () => {
    await using receiver = await startWebhookReceiver();
    await bed.subscribe('grid', { endpoint: receiver.url });
    for (const type of types) expect((await bed.trigger(type)).status).toBe(200);
    await eventually(() => receiver.events().length).toBe(types.length);
    const events = await parse(receiver);
    expect(events.map(({ eventType }) => eventType).toSorted()).toEqual(types.toSorted());
    for (const event of events)
      expect(isSystemEvent(event.eventType as KnownSystemEventTypes, event)).toBe(true);
    const [delivery] = receiver.deliveries();
    expect(delivery!.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'aeg-event-type': 'Notification',
      'aeg-subscription-name': 'GRID',
      'aeg-delivery-count': '0',
      'aeg-data-version': '1.0',
      'aeg-metadata-version': '1',
    });
    await bed.control('DELETE', 'event-subscriptions/grid');
  });

  it('is a CloudEvent to the real SDK, alone and in batches', async () => {
    await using single = await startWebhookReceiver();
    await using batched = await startWebhookReceiver();
    const deliverySchema = 'CloudEventSchemaV1_0';
    await bed.subscribe('single', { endpoint: single.url, deliverySchema });
    await bed.subscribe('batched', { endpoint: batched.url, deliverySchema, maxEventsPerBatch: 50 });
    await Promise.all(types.map((type) => bed.trigger(type)));
    for (const receiver of [single, batched]) {
      await eventually(() => receiver.events().length).toBe(types.length);
      const parsed = await Promise.all(
        receiver.deliveries().map(({ body }) => deserializer.deserializeCloudEvents(body)),
      );
      const events = parsed.flat();
      expect(events.map(({ type }) => type).toSorted()).toEqual(types.toSorted());
      expect(events[0]!.time).toBeInstanceOf(Date);
    }
    const typeOf = (receiver: WebhookReceiver) => receiver.deliveries()[0]!.headers['content-type'];
    expect(typeOf(single)).toBe('application/cloudevents+json; charset=utf-8');
    expect(typeOf(batched)).toBe('application/cloudevents-batch+json; charset=utf-8');
    expect(single.deliveries()[0]!.headers['origin']).toBe('eventgrid.azure.net');
  });
});
