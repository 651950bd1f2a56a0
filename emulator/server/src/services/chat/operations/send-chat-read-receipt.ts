import { chatLimits, sendReadReceiptRequest } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { callerOf, canSee, historyOf, requireParticipation } from '../chat-access.ts';
import { threadParams } from '../chat-params.ts';
import type { ChatPorts } from '../chat-ports.ts';
import { chatAuth, takePart } from '../chat-rights.ts';
import { rawIdsOf } from '../chat-roster.ts';
import { messageNotFound } from '../chat.errors.ts';

/**
 * In threads of more than 20 people the service accepts receipts and keeps none.
 *
 * @see Azure REST spec: ChatThread_SendChatReadReceipt; https://github.com/Azure/azure-sdk-for-net/issues/31413
 */
export const sendChatReadReceipt = defineOperation({
  id: 'ChatThread_SendChatReadReceipt',
  route: 'POST /chat/threads/{chatThreadId}/readReceipts',
  auth: chatAuth,
  scopes: takePart,
  request: { params: threadParams, body: sendReadReceiptRequest },
  async handle({ chat }: Pick<ChatPorts, 'chat'>, { params: { chatThreadId }, body, principal }) {
    const sender = callerOf(principal);
    const { chatMessageId } = body;
    await chat.transact(async (change) => {
      const { thread, roster, participant } = await requireParticipation(
        change.threads,
        chatThreadId,
        sender,
      );
      const message = await change.messages.find(chatThreadId, chatMessageId);
      if (!message || !canSee(historyOf(participant), message))
        throw messageNotFound(chatThreadId, chatMessageId);
      if (roster.participants.length > chatLimits.participantsWithReceipts) return;
      const earlier = await change.receipts.find(chatThreadId, sender);
      if (earlier && Number(earlier.chatMessageId) >= Number(chatMessageId)) return;
      await change.receipts.save(chatThreadId, { sender, chatMessageId, readOn: change.now });
      change.raise('ChatReadReceiptReceived', {
        threadId: chatThreadId,
        version: String(thread.lastVersion),
        recipients: rawIdsOf(roster).filter((rawId) => rawId !== sender),
        sender: {
          rawId: sender,
          ...(participant.displayName !== undefined && { displayName: participant.displayName }),
        },
        chatMessageId,
        readOn: change.now,
      });
    });
    return ok();
  },
});
