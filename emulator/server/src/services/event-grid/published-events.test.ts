import type { ChatEvents, ChatEventType, EventGridEnvelope, SmsEvents } from '@switchboard/acs-contracts';
import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '../../kernel/ports/event-bus.ts';
import { createEventGridHarness } from './testing/event-grid-harness.ts';

const time = '2026-01-31T12:00:00.500Z';
const ann = { rawId: '8:acs:r_ann', displayName: 'Ann' };
const bob = { rawId: '8:acs:r_bob' };
const eve = { rawId: '8:acs:r_eve', metadata: { role: 'guest' } };
const annIdentifier = { kind: 'communicationUser', rawId: ann.rawId, communicationUser: { id: ann.rawId } };
const thread = {
  threadId: '19:t@thread.v2',
  version: '1769860800500',
  recipients: [ann.rawId, bob.rawId, eve.rawId],
};
const message = {
  ...thread,
  messageId: '1769860800000',
  sequenceId: '3',
  messageType: 'html' as const,
  content: '<b>Hi</b>',
  sender: ann,
  createdOn: time,
};

async function eventsOf(...published: DomainEvent[]): Promise<EventGridEnvelope<Record<string, unknown>>[]> {
  const harness = await createEventGridHarness();
  await harness.put('inbox', { maxEventsPerBatch: 1000 });
  for (const event of published) harness.bus.publish(event);
  await harness.settle();
  return harness.webhooks.bodies('inbox').flat() as never;
}

const chat = <T extends ChatEventType>(type: T, data: ChatEvents[T]) => eventsOf({ type, data });
const sms = <T extends keyof SmsEvents>(type: T, data: SmsEvents[T]) => eventsOf({ type, data });
const namesAndSubjects = (events: readonly EventGridEnvelope[]) =>
  events.map(({ eventType, subject }) => [eventType.replace('Microsoft.Communication.', ''), subject]);

describe('messages', () => {
  it('received: one event for each who did not write it, one for the thread', async () => {
    const events = await chat('ChatMessageReceived', message);
    const subject = 'thread/19:t@thread.v2/sender/8:acs:r_ann';
    expect(namesAndSubjects(events)).toEqual([
      ['ChatMessageReceived', `${subject}/recipient/8:acs:r_bob`],
      ['ChatMessageReceived', `${subject}/recipient/8:acs:r_eve`],
      ['ChatMessageReceivedInThread', subject],
    ]);
    const shared = {
      transactionId: expect.stringMatching(/^[\w-]{22}(\.\d+)+$/),
      threadId: thread.threadId,
      messageId: message.messageId,
      senderCommunicationIdentifier: annIdentifier,
      senderDisplayName: 'Ann',
      composeTime: time,
      type: 'Html',
      version: 1769860800500,
      messageBody: '<b>Hi</b>',
    };
    expect(events[2]!.data).toEqual(shared);
    expect(events[0]!.data).toEqual({
      ...shared,
      senderId: ann.rawId,
      recipientId: bob.rawId,
      recipientCommunicationIdentifier: expect.objectContaining({ rawId: bob.rawId }),
    });
    expect(new Set(events.map(({ id }) => id)).size).toBe(3);
  });

  it('edited and deleted carry their time, deleted ones no text', async () => {
    const [edited] = await chat('ChatMessageEdited', { ...message, editedOn: time });
    expect(edited!.data).toMatchObject({ editTime: time, messageBody: '<b>Hi</b>' });
    const deleted = await chat('ChatMessageDeleted', { ...message, deletedOn: time });
    expect(deleted.at(-1)).toMatchObject({
      eventType: 'Microsoft.Communication.ChatMessageDeletedInThread',
      data: { deleteTime: time },
    });
    expect(deleted[0]!.data).not.toHaveProperty('messageBody');
  });

  it('typing has an event of the thread', async () => {
    const events = await chat('ChatTypingIndicatorReceived', { ...thread, sender: ann, receivedOn: time });
    expect(namesAndSubjects(events)).toEqual([
      ['ChatTypingIndicatorReceivedInThread', 'thread/19:t@thread.v2/sender/8:acs:r_ann'],
    ]);
  });
});

describe('threads', () => {
  const two = { ...thread, recipients: [ann.rawId, bob.rawId] };

  it('created', async () => {
    const properties = { topic: 'Lunch', metadata: { a: 'b' } };
    const events = await chat('ChatThreadCreated', {
      ...two,
      createdOn: time,
      createdBy: ann,
      properties,
      participants: [ann, bob],
    });
    const subject = 'thread/19:t@thread.v2/createdBy/8:acs:r_ann';
    expect(namesAndSubjects(events)).toEqual([
      ['ChatThreadCreated', subject],
      ['ChatThreadCreatedWithUser', `${subject}/recipient/8:acs:r_ann`],
      ['ChatThreadCreatedWithUser', `${subject}/recipient/8:acs:r_bob`],
    ]);
    expect(events[0]!.data).toMatchObject({
      createTime: time,
      createdByCommunicationIdentifier: annIdentifier,
      properties: { topic: 'Lunch' },
      metadata: { a: 'b' },
      participants: [{ displayName: 'Ann', participantCommunicationIdentifier: annIdentifier }, {}],
    });
    expect(events[1]!.data).toMatchObject({ createdBy: ann.rawId, members: [{ memberId: ann.rawId }, {}] });
  });

  it('updated and deleted', async () => {
    const updated = await chat('ChatThreadPropertiesUpdated', {
      ...two,
      createdOn: time,
      updatedOn: time,
      updatedBy: ann,
      properties: { topic: 'Dinner' },
    });
    const deleted = await chat('ChatThreadDeleted', {
      ...two,
      createdOn: time,
      deletedOn: time,
      deletedBy: ann,
    });
    expect(namesAndSubjects([...updated.slice(0, 2), ...deleted.slice(0, 2)])).toEqual([
      ['ChatThreadPropertiesUpdated', 'thread/19:t@thread.v2/editedBy/8:acs:r_ann'],
      [
        'ChatThreadPropertiesUpdatedPerUser',
        'thread/19:t@thread.v2/editedBy/8:acs:r_ann/recipient/8:acs:r_ann',
      ],
      ['ChatThreadDeleted', 'thread/19:t@thread.v2/deletedBy/8:acs:r_ann'],
      ['ChatThreadWithUserDeleted', 'thread/19:t@thread.v2/deletedBy/8:acs:r_ann/recipient/8:acs:r_ann'],
    ]);
    expect(updated[0]!.data).toMatchObject({ editTime: time, properties: { topic: 'Dinner' }, metadata: {} });
  });

  it('participants added and removed: one event for each of them, and one more for each who is told', async () => {
    const added = await chat('ChatParticipantsAdded', {
      ...two,
      addedOn: time,
      addedBy: ann,
      participantsAdded: [bob, eve],
    });
    expect(added).toHaveLength(2 + 2 * 2);
    expect(namesAndSubjects(added).slice(0, 3)).toEqual([
      ['ChatThreadParticipantAdded', 'thread/19:t@thread.v2/participantadded/8:acs:r_bob'],
      ['ChatThreadParticipantAdded', 'thread/19:t@thread.v2/participantadded/8:acs:r_eve'],
      [
        'ChatParticipantAddedToThreadWithUser',
        'thread/19:t@thread.v2/participantAdded/8:acs:r_bob/recipient/8:acs:r_ann',
      ],
    ]);
    expect(added[1]!.data).toMatchObject({
      time,
      addedByCommunicationIdentifier: annIdentifier,
      participantAdded: { metadata: { role: 'guest' } },
    });
    const removed = await chat('ChatParticipantsRemoved', {
      ...two,
      removedOn: time,
      removedBy: ann,
      participantsRemoved: [eve],
    });
    expect(namesAndSubjects(removed).slice(0, 2)).toEqual([
      ['ChatThreadParticipantRemoved', 'thread/19:t@thread.v2/participantremoved/8:acs:r_eve'],
      [
        'ChatParticipantRemovedFromThreadWithUser',
        'thread/19:t@thread.v2/participantRemoved/8:acs:r_eve/recipient/8:acs:r_ann',
      ],
    ]);
  });
});

describe('text messages', () => {
  it('received: the id is the message id, numbers have no plus sign', async () => {
    const received = {
      messageId: 'Incoming_1',
      from: '+14255550123',
      to: '+18335550100',
      message: 'Hi',
      receivedTimestamp: time,
      segmentCount: 1,
    };
    expect(await sms('SmsReceived', received)).toMatchObject([
      {
        id: 'Incoming_1',
        subject: '/phonenumber/18335550100',
        eventType: 'Microsoft.Communication.SMSReceived',
        data: { ...received, from: '14255550123', to: '18335550100' },
      },
    ]);
  });

  it('delivery report: only the handset has a plus sign', async () => {
    const report = {
      messageId: 'Outgoing_1',
      from: '+18335550100',
      to: '+14255550123',
      deliveryStatus: 'Delivered' as const,
      deliveryStatusDetails: 'No error.',
      deliveryAttempts: [{ timestamp: time, segmentsSucceeded: 1, segmentsFailed: 0 }],
      receivedTimestamp: time,
      tag: 'a',
    };
    expect(await sms('SmsDeliveryReportReceived', report)).toMatchObject([
      { id: 'Outgoing_1', subject: '/phonenumber/18335550100', data: { ...report, from: '18335550100' } },
    ]);
  });
});

describe('what is written', () => {
  it('nothing, when nobody wants the event', async () => {
    const harness = await createEventGridHarness();
    await harness.put('inbox', { includedEventTypes: ['ChatThreadDeleted'] });
    const sequence = (await harness.store.put({ collection: 'x', partition: '', id: '1' }, {})).sequence;
    harness.bus.publish({ type: 'ChatMessageReceived', data: message });
    await harness.settle();
    expect((await harness.store.put({ collection: 'x', partition: '', id: '2' }, {})).sequence).toBe(
      sequence + 1,
    );
  });

  it('the delivery with the change that causes it, or neither', async () => {
    const harness = await createEventGridHarness();
    await harness.put('inbox');
    const event: DomainEvent = { type: 'ChatMessageReceived', data: message };
    const failing = harness.store.transact(async (store) => {
      await harness.bus.keep([event], store);
      throw new Error('The change is not to be.');
    });
    await expect(failing).rejects.toThrow('not to be');
    expect(await harness.kept()).toBe(0);
    await harness.store.transact((store) => harness.bus.keep([event], store));
    expect(await harness.kept()).toBe(3);
    expect(harness.webhooks.requests).toHaveLength(0);
    harness.bus.publish(event);
    await harness.settle();
    expect(harness.webhooks.bodies('inbox')).toHaveLength(3);
    expect(await harness.kept()).toBe(0);
  });
});
