import type { ChatEvents, ChatEventType, ChatMessageEventData } from '@switchboard/acs-contracts';
import { chatMessageGridEvents } from '../grid-events/chat-message-grid-events.ts';
import { chatThreadGridEvents } from '../grid-events/chat-thread-grid-events.ts';
import type { GridEventSources } from '../grid-events/grid-event-source.ts';
import type { DefaultEvent, DefaultEvents } from './default-event.ts';
import { alice, before, bob } from './people.ts';

const sources: GridEventSources = { ...chatMessageGridEvents, ...chatThreadGridEvents };
const transactionId = 'c3dpdGNoYm9hcmQtZXZlbnQ.1.1.1.1.1.1';

/** What would have happened in a thread of two, by type of domain event. */
function happenings(now: Date): { [T in Exclude<ChatEventType, 'ChatReadReceiptReceived'>]: ChatEvents[T] } {
  const time = now.toISOString();
  const people = [
    { rawId: alice, displayName: 'Alice' },
    { rawId: bob, displayName: 'Bob' },
  ] as const;
  const thread = {
    threadId: '19:c0ffee00000000000000000000000000@thread.v2',
    version: String(now.getTime()),
    recipients: [bob],
  };
  const [by, other] = people;
  const message: ChatMessageEventData = {
    ...thread,
    messageId: String(now.getTime() - 60_000),
    sequenceId: '1',
    messageType: 'text',
    content: 'Shall we have lunch at noon?',
    sender: by,
    createdOn: before(now, 60_000),
    metadata: { source: 'trigger' },
  };
  const createdOn = before(now, 3_600_000);
  const properties = { topic: 'Lunch', metadata: { source: 'trigger' } };
  return {
    ChatMessageReceived: { ...message, messageId: thread.version, createdOn: time },
    ChatMessageEdited: { ...message, content: 'Shall we have lunch at one?', editedOn: time },
    ChatMessageDeleted: { ...message, deletedOn: time },
    ChatTypingIndicatorReceived: { ...thread, sender: by, receivedOn: time },
    ChatThreadCreated: { ...thread, createdOn: time, createdBy: by, properties, participants: people },
    ChatThreadPropertiesUpdated: { ...thread, createdOn, updatedOn: time, updatedBy: by, properties },
    ChatThreadDeleted: { ...thread, createdOn, deletedOn: time, deletedBy: by },
    ChatParticipantsAdded: { ...thread, addedOn: time, addedBy: by, participantsAdded: [other] },
    ChatParticipantsRemoved: { ...thread, removedOn: time, removedBy: by, participantsRemoved: [other] },
  };
}

/** One default for each event that the chat service causes, made in the same way. */
function derivedDefaults(): DefaultEvents {
  const defaults: Record<string, (now: Date) => DefaultEvent> = {};
  for (const [domainType, list] of Object.entries(sources))
    for (const source of list)
      defaults[source.name] = (now) => {
        const happened = happenings(now)[domainType as keyof ReturnType<typeof happenings>];
        const [draft] = source.drafts(happened as never, transactionId);
        return { subject: draft!.subject, data: draft!.data as DefaultEvent['data'] };
      };
  return defaults;
}

const derived = derivedDefaults();

export const chatDefaults: DefaultEvents = {
  ...derived,
  ChatAzureBotCommandReceivedInThread(now) {
    const { subject, data } = derived['ChatMessageReceivedInThread']!(now);
    return { subject, data: { ...data, messageBody: '/help' } };
  },
};
