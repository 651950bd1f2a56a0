import { callerOf, canSee, historyOf, requireParticipation } from './chat-access.ts';
import { type UserMessage, isUserMessage } from './chat-message.ts';
import type { ChatPorts } from './chat-ports.ts';
import { rawIdsOf } from './chat-roster.ts';
import { type ChatThreadChange, nextMessageChange } from './chat-thread.ts';
import type { ChatTransaction } from './chat-unit-of-work.ts';
import { messageNotFound, notSender } from './chat.errors.ts';
import type { Principal } from '../../kernel/principal.ts';

interface OwnMessageChange {
  readonly message: UserMessage;
  readonly next: ChatThreadChange;
  readonly chat: ChatTransaction;
  readonly recipients: readonly string[];
}

/**
 * Stores what `change` makes of a message of the caller; nothing when that is undefined.
 *
 * @throws 404 when the caller cannot see the message, 403 when someone else sent it
 */
export async function changeOwnMessage(
  { chat }: Pick<ChatPorts, 'chat'>,
  target: { readonly chatThreadId: string; readonly chatMessageId: string },
  principal: Principal,
  verb: 'edit' | 'delete',
  change: (own: OwnMessageChange) => Promise<UserMessage | undefined>,
): Promise<void> {
  const caller = callerOf(principal);
  const { chatThreadId, chatMessageId } = target;
  await chat.transact(async (transaction) => {
    const { thread, roster, participant } = await requireParticipation(
      transaction.threads,
      chatThreadId,
      caller,
    );
    const message = await transaction.messages.find(chatThreadId, chatMessageId);
    if (!message || !canSee(historyOf(participant), message))
      throw messageNotFound(chatThreadId, chatMessageId);
    if (!isUserMessage(message) || message.sender !== caller) throw notSender(chatMessageId, caller, verb);
    const next = nextMessageChange(thread, transaction.now, transaction.nowMs);
    const changed = await change({ message, next, chat: transaction, recipients: rawIdsOf(roster) });
    if (!changed) return;
    await transaction.messages.replace(chatThreadId, changed);
    await transaction.threads.save({
      ...next.thread,
      lastMessageReceivedOn: thread.lastMessageReceivedOn,
    });
  });
}
