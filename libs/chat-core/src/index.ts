export { TokenRefusedError } from './chat-session.ts';
export { createChatSession } from './create-chat-session.ts';
export type { ChatSession } from './chat-session.ts';
export type { ChatError } from './chat-error.ts';
export type { ChatStorage } from './chat-storage.ts';
export type * from './chat-state.ts';
export * from './chat-selectors.ts';
export { previewText, toPlainText } from './plain-text.ts';
export { compareMessageIds } from './message-order.ts';
export { findPlaces, foldText } from './fold-text.ts';
export {
  EVERYONE_ID,
  findMentionQuery,
  followEdit,
  mentionsPerson,
  messageOf,
  placeMention,
  suggestMentions,
  writingOf,
  type Writing,
} from './mentions.ts';
