import type { ChatMessage } from './chat-message.ts';
import type { ChatRosterEntry } from './chat-roster.ts';
import { type ChatThread, nextMessageChange } from './chat-thread.ts';
import type { ChatTransaction } from './chat-unit-of-work.ts';

type SystemContent =
  | { readonly type: 'topicUpdated'; readonly topic: string }
  | {
      readonly type: 'participantAdded' | 'participantRemoved';
      readonly participants: readonly ChatRosterEntry[];
    };

/** Writes a message of the service itself into the thread; the caller saves the thread that it returns. */
export async function appendSystemMessage(
  chat: ChatTransaction,
  thread: ChatThread,
  initiator: string,
  content: SystemContent,
): Promise<{ thread: ChatThread; version: string; sequence: number }> {
  const change = nextMessageChange(thread, chat.now, chat.nowMs);
  const message: ChatMessage = {
    id: change.version,
    version: change.version,
    sequence: change.sequence,
    createdOn: chat.now,
    initiator,
    ...content,
  };
  await chat.messages.append(thread.id, message);
  return change;
}
