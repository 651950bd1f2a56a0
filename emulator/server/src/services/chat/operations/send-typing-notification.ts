import { chatLimits, sendTypingNotificationRequest } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { callerOf, requireParticipation } from '../chat-access.ts';
import { threadParams } from '../chat-params.ts';
import type { ChatPorts } from '../chat-ports.ts';
import { chatAuth, takePart } from '../chat-rights.ts';
import { rawIdsOf } from '../chat-roster.ts';

/**
 * Leaves no trace in the store. The sender receives the event too; nobody does in threads of more than 20 people.
 *
 * @see Azure REST spec: ChatThread_SendTypingNotification; `ChatClient.on('typingIndicatorReceived')` of the SDK
 */
export const sendTypingNotification = defineOperation({
  id: 'ChatThread_SendTypingNotification',
  route: 'POST /chat/threads/{chatThreadId}/typing',
  auth: chatAuth,
  scopes: takePart,
  request: { params: threadParams, body: sendTypingNotificationRequest },
  async handle({ chat, clock }: Pick<ChatPorts, 'chat' | 'clock'>, { params, body, principal }) {
    const sender = callerOf(principal);
    const { threads } = chat.committed;
    const { roster, participant } = await requireParticipation(threads, params.chatThreadId, sender);
    const displayName = body?.senderDisplayName ?? participant.displayName;
    const now = clock.now();
    if (roster.participants.length <= chatLimits.participantsWithReceipts)
      chat.announce('ChatTypingIndicatorReceived', {
        threadId: params.chatThreadId,
        version: String(now.getTime()),
        recipients: rawIdsOf(roster),
        sender: { rawId: sender, ...(displayName !== undefined && { displayName }) },
        receivedOn: now.toISOString(),
      });
    return ok();
  },
});
