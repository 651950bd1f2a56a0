import { bindOperations, type EmulatedService, type ServiceContext } from '../../kernel/service.ts';
import type { ChatPorts } from './chat-ports.ts';
import { ChatUnitOfWork } from './chat-unit-of-work.ts';
import { HistoryErasure } from './history-erasure.ts';
import { addChatParticipants } from './operations/add-chat-participants.ts';
import { createChatThread } from './operations/create-chat-thread.ts';
import { deleteChatImage } from './operations/delete-chat-image.ts';
import { deleteChatMessage } from './operations/delete-chat-message.ts';
import { deleteChatThread } from './operations/delete-chat-thread.ts';
import { getChatImage } from './operations/get-chat-image.ts';
import { getChatMessage } from './operations/get-chat-message.ts';
import { getChatThreadProperties } from './operations/get-chat-thread-properties.ts';
import { listChatMessages } from './operations/list-chat-messages.ts';
import { listChatParticipants } from './operations/list-chat-participants.ts';
import { listChatReadReceipts } from './operations/list-chat-read-receipts.ts';
import { listChatThreads } from './operations/list-chat-threads.ts';
import { removeChatParticipant } from './operations/remove-chat-participant.ts';
import { sendChatMessage } from './operations/send-chat-message.ts';
import { sendChatReadReceipt } from './operations/send-chat-read-receipt.ts';
import { sendTypingNotification } from './operations/send-typing-notification.ts';
import { updateChatMessage } from './operations/update-chat-message.ts';
import { updateChatThreadProperties } from './operations/update-chat-thread-properties.ts';
import { uploadChatImage } from './operations/upload-chat-image.ts';
import { RetentionSweep } from './retention-sweep.ts';

/** Threads, messages, participants, receipts, typing and images: the REST half of chat. */
export function createChatService({ clock, ids, store, bus, identities }: ServiceContext): EmulatedService {
  const chat = new ChatUnitOfWork(clock, store, bus);
  const erasure = new HistoryErasure(chat);
  const retention = new RetentionSweep(clock, chat, erasure);
  const ports: ChatPorts = { clock, ids, identities, chat, erasure, retention };
  return {
    name: 'chat',
    operations: bindOperations(ports, [
      createChatThread,
      listChatThreads,
      getChatThreadProperties,
      updateChatThreadProperties,
      deleteChatThread,
      sendChatMessage,
      listChatMessages,
      getChatMessage,
      updateChatMessage,
      deleteChatMessage,
      addChatParticipants,
      listChatParticipants,
      removeChatParticipant,
      sendChatReadReceipt,
      listChatReadReceipts,
      sendTypingNotification,
      uploadChatImage,
      getChatImage,
      deleteChatImage,
    ]),
    async start() {
      await erasure.start();
      await retention.start();
    },
    stop: () => retention.stop(),
  };
}
