import type { QuotaLimit, QuotaScope } from '../kernel/ports/quota-meter.ts';

const [tenSeconds, minute, hour, week] = [10, 60, 3600, 604_800];

const limit = (operations: string[], per: QuotaScope, number: number, windowSeconds: number): QuotaLimit => ({
  operations,
  per,
  limit: number,
  windowSeconds,
});
const identity = (name: string, number: number) =>
  limit([`CommunicationIdentity_${name}`], 'resource', number, 30);
const chatThread = (names: readonly string[]) => names.map((name) => `ChatThread_${name}`);

/** Each per ten seconds and per minute. */
const threadWrites = (...names: readonly string[]): QuotaLimit[] => [
  limit(chatThread(names), 'thread', 10, tenSeconds),
  limit(chatThread(names), 'thread', 30, minute),
];
/** By one participant, and by all of them. */
const threadReads = (
  name: string,
  byOne: number,
  byAll: number,
  windowSeconds = tenSeconds,
): QuotaLimit[] => [
  limit(chatThread([name]), 'callerAndThread', byOne, windowSeconds),
  limit(chatThread([name]), 'thread', byAll, windowSeconds),
];
const email = (
  operation: string,
  sender: QuotaLimit['sender'],
  perMinute: number,
  perHour: number,
): QuotaLimit[] =>
  [limit([operation], 'resource', perMinute, minute), limit([operation], 'resource', perHour, hour)].map(
    (each) => ({
      ...each,
      ...(sender && { sender }),
    }),
  );

/**
 * The documented limits of the real service, where they are limits of requests in time.
 *
 * @see "Service limits for Azure Communication Services", and the SMS FAQ
 */
export const realQuotas: readonly QuotaLimit[] = [
  identity('Create', 1000),
  identity('IssueAccessToken', 1000),
  identity('Delete', 500),
  identity('RevokeAccessTokens', 500),
  identity('ExchangeTeamsUserAccessToken', 500),
  limit(['CommunicationNetworkTraversal_IssueRelayConfiguration'], 'resource', 30_000, 5),
  limit(['Chat_CreateChatThread', 'Chat_DeleteChatThread'], 'caller', 10, tenSeconds),
  limit(['ChatThread_GetChatThreadProperties', 'Chat_ListChatThreads'], 'caller', 50, tenSeconds),
  limit(['ChatThread_UpdateChatThreadProperties'], 'thread', 5, tenSeconds),
  ...threadWrites('AddChatParticipants', 'RemoveChatParticipant'),
  ...threadWrites('SendChatMessage', 'UpdateChatMessage', 'DeleteChatMessage'),
  ...threadReads('GetChatMessage', 50, 250),
  ...threadReads('ListChatMessages', 50, 250),
  ...threadReads('ListChatMessages', 200, 400, minute),
  ...threadReads('ListChatReadReceipts', 5, 100),
  ...threadReads('ListChatParticipants', 10, 250),
  limit(['ChatThread_SendChatReadReceipt'], 'callerAndThread', 10, tenSeconds),
  limit(['ChatThread_SendChatReadReceipt'], 'callerAndThread', 30, minute),
  ...threadReads('SendTypingNotification', 5, 10),
  ...threadReads('SendTypingNotification', 15, 30, minute),
  { ...limit(['Sms_Send'], 'sender', 200, minute), sender: 'phoneNumber' },
  { ...limit(['Sms_Send'], 'sender', 6000, minute), sender: 'shortCode' },
  { ...limit(['Sms_Send'], 'resource', 600, minute), sender: 'alphanumeric' },
  limit(['PhoneNumbers_SearchAvailablePhoneNumbers'], 'resource', 5, week),
  ...email('Email_Send', 'azureManagedDomain', 5, 10),
  ...email('Email_Send', 'customDomain', 30, 100),
  ...email('Email_GetSendResult', undefined, 60, 200),
];
