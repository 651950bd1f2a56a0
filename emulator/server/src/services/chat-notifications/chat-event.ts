import type { ChatEvents, ChatEventType } from '@switchboard/acs-contracts';
import type { DomainEvent, EventBus } from '../../kernel/ports/event-bus.ts';

export type ChatEvent<Type extends ChatEventType = ChatEventType> = {
  [T in Type]: DomainEvent<T, ChatEvents[T]>;
}[Type];

/** The name that the SDK gives to each event, and the number that its payload carries. @see TrouterUtils.ts `eventIds` */
export const chatEventKinds = {
  ChatMessageReceived: { name: 'chatMessageReceived', eventId: 200 },
  ChatTypingIndicatorReceived: { name: 'typingIndicatorReceived', eventId: 245 },
  ChatReadReceiptReceived: { name: 'readReceiptReceived', eventId: 246 },
  ChatMessageEdited: { name: 'chatMessageEdited', eventId: 247 },
  ChatMessageDeleted: { name: 'chatMessageDeleted', eventId: 248 },
  ChatThreadCreated: { name: 'chatThreadCreated', eventId: 257 },
  ChatThreadPropertiesUpdated: { name: 'chatThreadPropertiesUpdated', eventId: 258 },
  ChatThreadDeleted: { name: 'chatThreadDeleted', eventId: 259 },
  ChatParticipantsAdded: { name: 'participantsAdded', eventId: 260 },
  ChatParticipantsRemoved: { name: 'participantsRemoved', eventId: 261 },
} as const satisfies Record<ChatEventType, { name: string; eventId: number }>;

export type ChatEventName = (typeof chatEventKinds)[ChatEventType]['name'];

export const chatEventNames: readonly ChatEventName[] = Object.values(chatEventKinds).map(({ name }) => name);

/** Calls `handler` with each of the ten events. Returns a function that ends the subscription. */
export function subscribeToChatEvents(bus: EventBus, handler: (event: ChatEvent) => void): () => void {
  const endings = Object.keys(chatEventKinds).map((type) =>
    bus.subscribe(type, (event) => handler(event as ChatEvent)),
  );
  return () => endings.forEach((end) => end());
}
