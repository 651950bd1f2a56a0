import type { SmsConversation, SmsMessage } from '@switchboard/access-api';

export const ourNumber = '+18335550100';
export const theirNumber = '+14255550123';
export const myId = '00000000-0000-4000-8000-000000000001';

/** A moment so many minutes after the beginning of the tests' day. */
export const minute = (count: number) => new Date(Date.UTC(2026, 0, 5, 12, count)).toISOString();

export function smsMessage(change: Partial<SmsMessage> & { id: string }): SmsMessage {
  const status = change.direction === 'inbound' ? 'received' : 'sent';
  return {
    conversationId: 'c1',
    direction: 'outbound',
    text: `Text ${change.id}`,
    status,
    failure: null,
    segmentCount: 1,
    sentBy: change.direction === 'inbound' ? null : { id: myId, displayName: 'Ada' },
    createdAt: minute(0),
    timeline: [{ status, at: minute(0), detail: null }],
    ...change,
  };
}

export function smsConversation(change: Partial<SmsConversation> & { id: string }): SmsConversation {
  return {
    phoneNumber: ourNumber,
    contact: theirNumber,
    optedOut: false,
    labels: [],
    lastMessage: null,
    lastActivityAt: minute(0),
    unreadCount: 0,
    canSend: true,
    ...change,
  };
}
