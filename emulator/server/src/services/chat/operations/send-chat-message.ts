import { type ChatAttachment, sendChatMessageRequest } from '@switchboard/acs-contracts';
import { created, defineOperation } from '../../../kernel/operation.ts';
import { callerOf, requireParticipation } from '../chat-access.ts';
import { messageUrl } from '../chat-links.ts';
import { type UserMessage, toMessageEvent } from '../chat-message.ts';
import { threadParams } from '../chat-params.ts';
import type { ChatPorts } from '../chat-ports.ts';
import { chatAuth, takePart } from '../chat-rights.ts';
import { rawIdsOf } from '../chat-roster.ts';
import { nextMessageChange } from '../chat-thread.ts';
import { cleanContent } from '../message-content.ts';
import { requireImages } from '../require-images.ts';

/** @see Azure REST spec: ChatThread_SendChatMessage; attachments come from 2024-06-05-preview */
export const sendChatMessage = defineOperation({
  id: 'ChatThread_SendChatMessage',
  route: 'POST /chat/threads/{chatThreadId}/messages',
  auth: chatAuth,
  scopes: takePart,
  request: { params: threadParams, body: sendChatMessageRequest },
  async handle({ chat }: Pick<ChatPorts, 'chat'>, { params: { chatThreadId }, body, principal, url }) {
    const sender = callerOf(principal);
    const content = await cleanContent(body.type, body.content);
    const id = await chat.transact(async (change) => {
      const { thread, roster } = await requireParticipation(change.threads, chatThreadId, sender);
      await requireImages(change.images, chatThreadId, body.attachments);
      const next = nextMessageChange(thread, change.now, change.nowMs);
      const message: UserMessage = {
        id: next.version,
        version: next.version,
        sequence: next.sequence,
        createdOn: change.now,
        type: body.type,
        content,
        sender,
        ...optionalMembers(body),
      };
      await change.messages.append(chatThreadId, message);
      await change.threads.save(next.thread);
      change.raise('ChatMessageReceived', toMessageEvent(chatThreadId, message, rawIdsOf(roster)));
      return message.id;
    });
    return created({ id }, { location: messageUrl(url.origin, chatThreadId, id) });
  },
});

interface OptionalMembers {
  readonly senderDisplayName?: string | undefined;
  readonly metadata?: Record<string, string> | undefined;
  readonly attachments?: ChatAttachment[] | undefined;
}

function optionalMembers({ senderDisplayName, metadata, attachments }: OptionalMembers) {
  return {
    ...(senderDisplayName !== undefined && { senderDisplayName }),
    ...(metadata && { metadata }),
    ...(attachments && { attachments }),
  };
}
