import type { ChatEvents } from '@switchboard/acs-contracts';
import type { ChatEvent } from '../../../../src/services/chat-notifications/chat-event.ts';

export const threadId = '19:BEl-6moQ2D1CUCNoo6ublDWRjH7MXdqIBmOMsHF31dw1@thread.v2';
export const text = 'Ünïcödé 한국어 "quoted" \\ back%41slash \n <b>👋</b>';

export function sampleMessage(
  recipients: readonly string[],
  change: Partial<ChatEvents['ChatMessageReceived']> = {},
): ChatEvent<'ChatMessageReceived'> {
  return {
    type: 'ChatMessageReceived',
    data: {
      threadId,
      version: '1767225600001',
      recipients,
      messageId: '1767225600001',
      sequenceId: '3',
      messageType: 'text',
      content: text,
      sender: { rawId: recipients[0] ?? '', displayName: 'Ann "A" %41' },
      createdOn: '2026-01-01T00:00:00.001Z',
      ...change,
    },
  };
}

/** Each of the other nine kinds once, with everything that an event may carry. */
export function sampleEvents(ann: string, ben: string): ChatEvent[] {
  const recipients = [ann, ben];
  const base = { threadId, version: '1767225600009', recipients };
  const sender = { rawId: ann, displayName: 'Ann' };
  const by = { rawId: ann, displayName: 'Ann', metadata: { role: '100%25 owner' } };
  const member = {
    rawId: ben,
    displayName: 'Ben 벤',
    shareHistoryTime: '2025-12-31T00:00:00.000Z',
    metadata: { k: 'v' },
  };
  const createdOn = '2026-01-01T00:00:00.000Z';
  const at = '2026-01-01T00:00:09.123Z';
  const properties = {
    topic: text,
    metadata: { project: '"x" %41' },
    retentionPolicy: { kind: 'threadCreationDate', deleteThreadAfterDays: 60 },
  };
  const message = sampleMessage(recipients, {
    messageType: 'html',
    content: '<p>x</p>',
    metadata: { tag: 'a"b' },
    attachments: [{ id: 'image-1', attachmentType: 'file', name: 'report.pdf', url: 'https://files/1' }],
  }).data;
  return [
    { type: 'ChatMessageEdited', data: { ...message, version: base.version, editedOn: at } },
    { type: 'ChatMessageDeleted', data: { ...message, version: base.version, deletedOn: at } },
    { type: 'ChatTypingIndicatorReceived', data: { ...base, sender, receivedOn: at } },
    {
      type: 'ChatReadReceiptReceived',
      data: { ...base, sender, chatMessageId: '1767225600001', readOn: at },
    },
    {
      type: 'ChatThreadCreated',
      data: { ...base, createdOn, createdBy: by, properties, participants: [by, member] },
    },
    {
      type: 'ChatThreadPropertiesUpdated',
      data: { ...base, createdOn, updatedOn: at, updatedBy: by, properties: { topic: 'new' } },
    },
    { type: 'ChatThreadDeleted', data: { ...base, createdOn, deletedOn: at, deletedBy: by } },
    {
      type: 'ChatParticipantsAdded',
      data: { ...base, addedOn: at, addedBy: by, participantsAdded: [member] },
    },
    {
      type: 'ChatParticipantsRemoved',
      data: { ...base, removedOn: at, removedBy: by, participantsRemoved: [member] },
    },
  ];
}
