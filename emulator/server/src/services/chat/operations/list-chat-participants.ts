import { chatLimits, chatRosterQuery } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { callerOf, requireParticipation } from '../chat-access.ts';
import { threadParams } from '../chat-params.ts';
import type { ChatPorts } from '../chat-ports.ts';
import { chatAuth, takePart } from '../chat-rights.ts';
import { toWireParticipant } from '../chat-roster.ts';
import { pageByPosition } from '../page-by-position.ts';

/** @see Azure REST spec: ChatThread_ListChatParticipants */
export const listChatParticipants = defineOperation({
  id: 'ChatThread_ListChatParticipants',
  route: 'GET /chat/threads/{chatThreadId}/participants',
  auth: chatAuth,
  scopes: takePart,
  request: { params: threadParams, query: chatRosterQuery },
  async handle({ chat }: Pick<ChatPorts, 'chat'>, { params, query, principal, url }) {
    const { threads } = chat.committed;
    const { roster } = await requireParticipation(threads, params.chatThreadId, callerOf(principal));
    const { skip = 0, maxPageSize = chatLimits.defaultItemsPerPage } = query;
    return ok(pageByPosition(roster.participants, { skip, maxPageSize, url }, toWireParticipant));
  },
});
