import { defineOperation, ok } from '../../../kernel/operation.ts';
import { callerOf, requireParticipation } from '../chat-access.ts';
import { threadParams } from '../chat-params.ts';
import type { ChatPorts } from '../chat-ports.ts';
import { chatAuth, takePart } from '../chat-rights.ts';
import { findParticipant } from '../chat-roster.ts';
import { toThreadProperties } from '../chat-thread.ts';

/** A deleted thread keeps its properties, with `deletedOn`. @see Azure REST spec: ChatThread_GetChatThreadProperties */
export const getChatThreadProperties = defineOperation({
  id: 'ChatThread_GetChatThreadProperties',
  route: 'GET /chat/threads/{chatThreadId}',
  auth: chatAuth,
  scopes: takePart,
  request: { params: threadParams },
  async handle({ chat }: Pick<ChatPorts, 'chat'>, { params, principal }) {
    const { threads } = chat.committed;
    const caller = callerOf(principal);
    const found = await threads.require(params.chatThreadId);
    if (found.deletedOn && findParticipant(await threads.roster(found.id), caller))
      return ok(toThreadProperties(found));
    const { thread } = await requireParticipation(threads, params.chatThreadId, caller);
    return ok(toThreadProperties(thread));
  },
});
