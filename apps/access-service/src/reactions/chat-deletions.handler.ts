import { communicationEventType } from '@switchboard/acs-contracts';
import type { Prisma } from '@switchboard/database';
import { z } from 'zod';
import type { EventHandler, ReceivedEvent } from '../events/event-handler.ts';

const THREAD_DELETED = communicationEventType('ChatThreadDeleted');
const MESSAGE_DELETED = communicationEventType('ChatMessageDeletedInThread');

/** @see `ChatThreadDeletedData` and `ChatMessageDeletedData` in libs/acs-contracts */
const deletion = z.object({
  threadId: z.string().min(1).max(200),
  messageId: z.string().min(1).max(200).optional(),
});

/** What is kept here of a thread or a message goes with it, whoever deleted it, and also when its retention ends. */
export class ChatDeletionsHandler implements EventHandler {
  readonly types = [THREAD_DELETED, MESSAGE_DELETED];
  readonly #resource: string;

  constructor(resource: string) {
    this.#resource = resource;
  }

  async handle(event: ReceivedEvent, transaction: Prisma.TransactionClient): Promise<void> {
    const { threadId, messageId } = deletion.parse(event.data);
    const thread = { resource: this.#resource, threadId };
    if (event.type === THREAD_DELETED) {
      await transaction.messageReaction.deleteMany({ where: thread });
      await transaction.unreadThread.deleteMany({ where: thread });
    } else if (messageId !== undefined) {
      await transaction.messageReaction.deleteMany({ where: { ...thread, messageId } });
    }
  }
}
