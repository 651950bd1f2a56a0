import { addChatParticipantsRequest, chatLimits } from '@switchboard/acs-contracts';
import { created, defineOperation } from '../../../kernel/operation.ts';
import { callerOf, requireParticipation } from '../chat-access.ts';
import { threadParams } from '../chat-params.ts';
import type { ChatPorts } from '../chat-ports.ts';
import { chatAuth, manageParticipants } from '../chat-rights.ts';
import { findParticipant, rawIdsOf, toEventParticipant, withParticipants } from '../chat-roster.ts';
import { tooManyParticipants } from '../chat.errors.ts';
import { inviteParticipants } from '../invite-participants.ts';
import { appendSystemMessage } from '../system-messages.ts';

/** Those who are in the thread already stay as they are. @see Azure REST spec: ChatThread_AddChatParticipants */
export const addChatParticipants = defineOperation({
  id: 'ChatThread_AddChatParticipants',
  route: 'POST /chat/threads/{chatThreadId}/participants/:add',
  auth: chatAuth,
  scopes: manageParticipants,
  request: { params: threadParams, body: addChatParticipantsRequest },
  async handle(
    { chat, identities }: Pick<ChatPorts, 'chat' | 'identities'>,
    { params: { chatThreadId }, body, principal },
  ) {
    const caller = callerOf(principal);
    await requireParticipation(chat.committed.threads, chatThreadId, caller);
    const { entries, invalid } = await inviteParticipants(identities, body.participants);
    await chat.transact(async (change) => {
      const { threads } = change;
      const { thread, roster, participant } = await requireParticipation(threads, chatThreadId, caller);
      const added = entries.filter(({ rawId }) => !findParticipant(roster, rawId));
      if (added.length === 0) return;
      const grown = withParticipants(roster, added);
      const count = grown.participants.length;
      if (count > chatLimits.participantsPerThread)
        throw tooManyParticipants(chatThreadId, count, chatLimits.participantsPerThread);
      const next = await appendSystemMessage(change, thread, caller, {
        type: 'participantAdded',
        participants: added,
      });
      await threads.save(next.thread);
      await threads.saveRoster(chatThreadId, grown);
      for (const { rawId } of added) await threads.saveMembership(rawId, { threadId: chatThreadId });
      change.raise('ChatParticipantsAdded', {
        threadId: chatThreadId,
        version: next.version,
        recipients: rawIdsOf(grown),
        addedOn: change.now,
        addedBy: toEventParticipant(participant),
        participantsAdded: added.map(toEventParticipant),
      });
    });
    return created(invalid.length > 0 ? { invalidParticipants: invalid } : {});
  },
});
