import { formatRawId, removeChatParticipantRequest } from '@switchboard/acs-contracts';
import { defineOperation, noContent } from '../../../kernel/operation.ts';
import { callerOf, requireParticipation } from '../chat-access.ts';
import { threadParams } from '../chat-params.ts';
import type { ChatPorts } from '../chat-ports.ts';
import { chatAuth, manageParticipants } from '../chat-rights.ts';
import { findParticipant, rawIdsOf, toEventParticipant, withoutParticipant } from '../chat-roster.ts';
import { participantNotFound } from '../chat.errors.ts';
import { appendSystemMessage } from '../system-messages.ts';

/** Removes another participant, or the caller. @see Azure REST spec: ChatThread_RemoveChatParticipant */
export const removeChatParticipant = defineOperation({
  id: 'ChatThread_RemoveChatParticipant',
  route: 'POST /chat/threads/{chatThreadId}/participants/:remove',
  auth: chatAuth,
  scopes: manageParticipants,
  request: { params: threadParams, body: removeChatParticipantRequest },
  async handle({ chat }: Pick<ChatPorts, 'chat'>, { params: { chatThreadId }, body, principal }) {
    const caller = callerOf(principal);
    const rawId = formatRawId(body);
    await chat.transact(async (change) => {
      const { threads } = change;
      const { thread, roster, participant } = await requireParticipation(threads, chatThreadId, caller);
      const removed = findParticipant(roster, rawId);
      if (!removed) throw participantNotFound(chatThreadId, rawId);
      const next = await appendSystemMessage(change, thread, caller, {
        type: 'participantRemoved',
        participants: [removed],
      });
      const { topic, lastMessageReceivedOn } = next.thread;
      await threads.save(next.thread);
      await threads.saveRoster(
        chatThreadId,
        withoutParticipant(roster, {
          ...removed,
          removedOn: change.now,
          lastVisibleSequence: next.sequence,
        }),
      );
      await threads.saveMembership(rawId, {
        threadId: chatThreadId,
        leftWith: { topic, lastMessageReceivedOn },
      });
      change.raise('ChatParticipantsRemoved', {
        threadId: chatThreadId,
        version: next.version,
        recipients: rawIdsOf(roster),
        removedOn: change.now,
        removedBy: toEventParticipant(participant),
        participantsRemoved: [toEventParticipant(removed)],
      });
    });
    return noContent();
  },
});
