import type { Participant, ReadReceipt, SystemParticipant, TextMessage } from './chat-state.ts';

/**
 * What the real-time connection reports, free of SDK types. Events may come twice, late, or out of order.
 * @see ChatClient.on of `@azure/communication-chat`
 */
export type ChatEvent =
  | { readonly type: 'messageReceived'; readonly threadId: string; readonly message: TextMessage }
  | { readonly type: 'messageEdited'; readonly threadId: string; readonly message: TextMessage }
  | { readonly type: 'messageDeleted'; readonly threadId: string; readonly message: TextMessage }
  | {
      readonly type: 'typingReceived';
      readonly threadId: string;
      readonly userId: string;
      readonly displayName: string | undefined;
      /** Service time, comparable with the `createdAt` of messages. */
      readonly sentAt: number;
    }
  | { readonly type: 'readReceiptReceived'; readonly threadId: string; readonly receipt: ReadReceipt }
  | {
      readonly type: 'threadCreated';
      readonly threadId: string;
      readonly topic: string;
      readonly createdAt: number;
      readonly participants: readonly Participant[];
    }
  | { readonly type: 'threadDeleted'; readonly threadId: string; readonly deletedAt: number }
  | {
      readonly type: 'topicChanged';
      readonly threadId: string;
      readonly topic: string;
      readonly changedAt: number;
    }
  | {
      readonly type: 'participantsAdded';
      readonly threadId: string;
      readonly participants: readonly Participant[];
      readonly changedAt: number;
    }
  | {
      readonly type: 'participantsRemoved';
      readonly threadId: string;
      readonly participants: readonly SystemParticipant[];
      readonly changedAt: number;
    };
