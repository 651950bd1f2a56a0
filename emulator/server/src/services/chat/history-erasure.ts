import type { ChatTransaction, ChatUnitOfWork } from './chat-unit-of-work.ts';

const documentsPerSlice = 500;

/**
 * Removes what a deleted thread leaves behind. Nobody reaches it any more, so it goes in slices, with room for others between
 * them: a thread may have a hundred thousand messages.
 */
export class HistoryErasure {
  readonly #chat: ChatUnitOfWork;

  constructor(chat: ChatUnitOfWork) {
    this.#chat = chat;
  }

  /** Ends what an earlier process did not get to the end of. */
  async start(): Promise<void> {
    for (const threadId of await this.#chat.committed.threads.awaitingErasure()) await this.erase(threadId);
  }

  /** Resolves when nothing is left. */
  async erase(threadId: string): Promise<void> {
    while (await this.#chat.transact((chat) => eraseSlice(chat, threadId)));
  }
}

/** Whether there may be more. */
async function eraseSlice(
  { threads, messages, images }: ChatTransaction,
  threadId: string,
): Promise<boolean> {
  // Another state may have been imported meanwhile, in which the thread is alive.
  if (!(await threads.awaitsErasure(threadId))) return false;
  if ((await messages.removeSome(threadId, documentsPerSlice)) === documentsPerSlice) return true;
  if ((await images.removeSome(threadId, documentsPerSlice)) === documentsPerSlice) return true;
  await threads.saveErasure(threadId, 'done');
  return false;
}
