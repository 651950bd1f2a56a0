export { TokenRefusedError } from './chat-session.ts';
export { createChatSession } from './create-chat-session.ts';
export type { ChatSession, ChatCommands, ChatSessionOptions, NewMessage } from './chat-session.ts';
export type { ChatError, ChatErrorCategory, ChatErrorCode } from './chat-error.ts';
export type { ChatStorage } from './chat-storage.ts';
export type * from './chat-state.ts';
export { MESSAGE_WINDOW_LIMIT, UNREAD_LIMIT } from './chat-state.ts';
export * from './chat-selectors.ts';
export { previewText, toPlainText } from './plain-text.ts';
export { compareMessageIds } from './message-order.ts';
export { MESSAGE_BYTES_LIMIT } from './outbox.ts';
export { findPlaces, foldText, type TextPlace } from './fold-text.ts';
export {
  EVERYONE_ID,
  findMentionQuery,
  followEdit,
  mentionsPerson,
  messageOf,
  placeMention,
  suggestMentions,
  writingOf,
  type MentionQuery,
  type PlacedMention,
  type Writing,
} from './mentions.ts';
