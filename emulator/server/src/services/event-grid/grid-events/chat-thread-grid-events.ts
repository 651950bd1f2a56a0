import {
  parseRawId,
  type ChatEventBase,
  type ChatEventParticipant,
  type ChatEvents,
  type ChatParticipantData,
  type ChatThreadCreatedData,
  type ChatThreadDeletedData,
  type ChatThreadPropertiesUpdatedData,
} from '@switchboard/acs-contracts';
import { recipientData } from './chat-message-grid-events.ts';
import type { GridEventSource } from './grid-event-source.ts';

type ThreadEvent =
  | 'ChatThreadCreated'
  | 'ChatThreadPropertiesUpdated'
  | 'ChatThreadDeleted'
  | 'ChatParticipantsAdded'
  | 'ChatParticipantsRemoved';
type Sources = { [T in ThreadEvent]: readonly GridEventSource<ChatEvents[T]>[] };

const participantData = ({ rawId, displayName, metadata }: ChatEventParticipant): ChatParticipantData => ({
  ...(displayName !== undefined && { displayName }),
  participantCommunicationIdentifier: parseRawId(rawId),
  ...(metadata && { metadata }),
});

interface Described<Data> {
  readonly subject: string;
  readonly data: Data;
  /** What only the event of a user carries. */
  readonly perUser?: object;
}

/** The event of the thread, and the one of each of its participants. */
function pair<Event extends ChatEventBase>(
  names: { readonly thread: string; readonly user: string },
  describe: (event: Event, transactionId: string) => Iterable<Described<object>>,
): readonly GridEventSource<Event>[] {
  return [
    {
      name: names.thread,
      *drafts(event, transactionId) {
        for (const { subject, data } of describe(event, transactionId)) yield { subject, data };
      },
    },
    {
      name: names.user,
      *drafts(event, transactionId) {
        for (const { subject, data, perUser } of describe(event, transactionId))
          for (const rawId of event.recipients)
            yield {
              subject: `${subject}/recipient/${rawId}`,
              data: { ...data, ...perUser, ...recipientData(rawId) },
            };
      },
    },
  ];
}

function* describeCreated(
  event: ChatEvents['ChatThreadCreated'],
  transactionId: string,
): Iterable<Described<ChatThreadCreatedData>> {
  const { threadId, createdBy, createdOn, version, properties, participants } = event;
  const data = {
    transactionId,
    threadId,
    createTime: createdOn,
    version: Number(version),
    createdByCommunicationIdentifier: parseRawId(createdBy.rawId),
    properties: { topic: properties.topic },
    ...(properties.metadata && { metadata: properties.metadata }),
    participants: participants.map(participantData),
  };
  const members = participants.map(({ rawId, displayName }) => ({
    ...(displayName !== undefined && { displayName }),
    memberId: rawId,
  }));
  const perUser = { createdBy: createdBy.rawId, members };
  yield { subject: `thread/${threadId}/createdBy/${createdBy.rawId}`, data, perUser };
}

function* describeUpdated(
  event: ChatEvents['ChatThreadPropertiesUpdated'],
  transactionId: string,
): Iterable<Described<ChatThreadPropertiesUpdatedData>> {
  const { threadId, createdOn, updatedOn, updatedBy, version, properties } = event;
  const data = {
    transactionId,
    threadId,
    createTime: createdOn,
    version: Number(version),
    editedByCommunicationIdentifier: parseRawId(updatedBy.rawId),
    editTime: updatedOn,
    properties: { topic: properties.topic },
    metadata: properties.metadata ?? {},
  };
  const perUser = { editedBy: updatedBy.rawId };
  yield { subject: `thread/${threadId}/editedBy/${updatedBy.rawId}`, data, perUser };
}

function* describeDeleted(
  event: ChatEvents['ChatThreadDeleted'],
  transactionId: string,
): Iterable<Described<ChatThreadDeletedData>> {
  const { threadId, createdOn, deletedOn, deletedBy, version } = event;
  const data = {
    transactionId,
    threadId,
    createTime: createdOn,
    version: Number(version),
    deletedByCommunicationIdentifier: parseRawId(deletedBy.rawId),
    deleteTime: deletedOn,
  };
  const perUser = { deletedBy: deletedBy.rawId };
  yield { subject: `thread/${threadId}/deletedBy/${deletedBy.rawId}`, data, perUser };
}

/** Subjects of threads are in small letters here, those of users are not: so the samples have it. */
function participantPair<Event extends ChatEventBase>(
  verb: 'Added' | 'Removed',
  names: { readonly thread: string; readonly user: string },
  read: (event: Event) => {
    readonly time: string;
    readonly by: string;
    readonly participants: readonly ChatEventParticipant[];
  },
): readonly GridEventSource<Event>[] {
  function* describe(event: Event, transactionId: string, word: string) {
    const { time, by, participants } = read(event);
    for (const participant of participants) {
      const data = {
        transactionId,
        threadId: event.threadId,
        time,
        version: Number(event.version),
        [`${verb.toLowerCase()}ByCommunicationIdentifier`]: parseRawId(by),
        [`participant${verb}`]: participantData(participant),
      };
      yield { subject: `thread/${event.threadId}/${word}/${participant.rawId}`, data };
    }
  }
  const [thread] = pair<Event>(names, (event, id) => describe(event, id, `participant${verb.toLowerCase()}`));
  const [, user] = pair<Event>(names, (event, id) => describe(event, id, `participant${verb}`));
  return [thread!, user!];
}

/** @see the published samples of `Microsoft.Communication.ChatThread…` and `ChatParticipant…` */
export const chatThreadGridEvents: Sources = {
  ChatThreadCreated: pair(
    { thread: 'ChatThreadCreated', user: 'ChatThreadCreatedWithUser' },
    describeCreated,
  ),
  ChatThreadPropertiesUpdated: pair(
    { thread: 'ChatThreadPropertiesUpdated', user: 'ChatThreadPropertiesUpdatedPerUser' },
    describeUpdated,
  ),
  ChatThreadDeleted: pair(
    { thread: 'ChatThreadDeleted', user: 'ChatThreadWithUserDeleted' },
    describeDeleted,
  ),
  ChatParticipantsAdded: participantPair(
    'Added',
    { thread: 'ChatThreadParticipantAdded', user: 'ChatParticipantAddedToThreadWithUser' },
    (event: ChatEvents['ChatParticipantsAdded']) => ({
      time: event.addedOn,
      by: event.addedBy.rawId,
      participants: event.participantsAdded,
    }),
  ),
  ChatParticipantsRemoved: participantPair(
    'Removed',
    { thread: 'ChatThreadParticipantRemoved', user: 'ChatParticipantRemovedFromThreadWithUser' },
    (event: ChatEvents['ChatParticipantsRemoved']) => ({
      time: event.removedOn,
      by: event.removedBy.rawId,
      participants: event.participantsRemoved,
    }),
  ),
};
