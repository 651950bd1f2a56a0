import { chatLimits, chatRosterQuery, parseRawId } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { callerOf, requireParticipation } from '../chat-access.ts';
import { threadParams } from '../chat-params.ts';
import type { ChatPorts } from '../chat-ports.ts';
import { chatAuth, takePart } from '../chat-rights.ts';
import { findParticipant } from '../chat-roster.ts';
import { pageByPosition } from '../page-by-position.ts';
import type { ReadReceipt } from '../read-receipt.repository.ts';
import { toWireTime } from '../wire-time.ts';

/** One receipt for each participant who sent any. @see Azure REST spec: ChatThread_ListChatReadReceipts */
export const listChatReadReceipts = defineOperation({
  id: 'ChatThread_ListChatReadReceipts',
  route: 'GET /chat/threads/{chatThreadId}/readReceipts',
  auth: chatAuth,
  scopes: takePart,
  request: { params: threadParams, query: chatRosterQuery },
  async handle({ chat }: Pick<ChatPorts, 'chat'>, { params: { chatThreadId }, query, principal, url }) {
    const { threads, receipts } = chat.committed;
    const { roster } = await requireParticipation(threads, chatThreadId, callerOf(principal));
    const isTooLarge = roster.participants.length > chatLimits.participantsWithReceipts;
    const stored = isTooLarge ? [] : await receipts.list(chatThreadId);
    const current = stored.filter(({ sender }) => findParticipant(roster, sender));
    const { skip = 0, maxPageSize = chatLimits.defaultItemsPerPage } = query;
    return ok(pageByPosition(current, { skip, maxPageSize, url }, toWireReceipt));
  },
});

/** @see ChatMessageReadReceipt */
function toWireReceipt({ sender, chatMessageId, readOn }: ReadReceipt) {
  return {
    senderCommunicationIdentifier: parseRawId(sender),
    chatMessageId,
    readOn: toWireTime(readOn),
  };
}
