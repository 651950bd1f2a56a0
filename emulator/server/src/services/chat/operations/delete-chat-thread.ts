import { defineOperation, noContent } from '../../../kernel/operation.ts';
import { callerOf, requireParticipation } from '../chat-access.ts';
import { threadParams } from '../chat-params.ts';
import type { ChatPorts } from '../chat-ports.ts';
import { chatAuth, manageThreads } from '../chat-rights.ts';
import { deleteThread } from '../delete-thread.ts';

/** @see Azure REST spec: Chat_DeleteChatThread */
export const deleteChatThread = defineOperation({
  id: 'Chat_DeleteChatThread',
  route: 'DELETE /chat/threads/{chatThreadId}',
  auth: chatAuth,
  scopes: manageThreads,
  request: { params: threadParams },
  async handle({ chat, erasure }: Pick<ChatPorts, 'chat' | 'erasure'>, { params, principal }) {
    const caller = callerOf(principal);
    await chat.transact(async (change) => {
      const { thread, roster } = await requireParticipation(change.threads, params.chatThreadId, caller);
      await deleteThread(change, thread, roster, { rawId: caller, reason: 'deletedByUser' });
    });
    await erasure.erase(params.chatThreadId);
    return noContent();
  },
});
