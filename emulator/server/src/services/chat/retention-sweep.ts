import type { Clock } from '../../kernel/ports/clock.ts';
import type { ChatUnitOfWork } from './chat-unit-of-work.ts';
import { deleteThread } from './delete-thread.ts';
import type { HistoryErasure } from './history-erasure.ts';

/** Deletes threads when their retention policy says so. Sleeps until the next one is due. */
export class RetentionSweep {
  readonly #clock: Clock;
  readonly #chat: ChatUnitOfWork;
  readonly #erasure: HistoryErasure;
  #nextDueMs = Infinity;
  #cancel: () => void = () => {};

  constructor(clock: Clock, chat: ChatUnitOfWork, erasure: HistoryErasure) {
    this.#clock = clock;
    this.#chat = chat;
    this.#erasure = erasure;
  }

  /** Deletes what became due while nobody looked, and waits for the rest. */
  async start(): Promise<void> {
    this.stop();
    const nowMs = this.#clock.now().getTime();
    for (const { threadId, dueMs } of await this.#chat.committed.threads.retained()) {
      if (dueMs <= nowMs) await this.#delete(threadId);
      else this.expect(dueMs);
    }
  }

  stop(): void {
    this.#cancel();
    this.#nextDueMs = Infinity;
  }

  /** Tells that a thread is due at that time, in epoch milliseconds; undefined: never. */
  expect(dueMs: number | undefined): void {
    if (dueMs === undefined || dueMs >= this.#nextDueMs) return;
    this.#cancel();
    this.#nextDueMs = dueMs;
    this.#cancel = this.#clock.schedule(dueMs - this.#clock.now().getTime(), () => this.start());
  }

  async #delete(threadId: string): Promise<void> {
    await this.#chat.transact(async (chat) => {
      const thread = await chat.threads.find(threadId);
      if (!thread || thread.deletedOn) return chat.threads.saveRetention(threadId, undefined);
      const roster = await chat.threads.roster(threadId);
      await deleteThread(chat, thread, roster, { rawId: thread.createdBy, reason: 'deletedByPolicy' });
    });
    await this.#erasure.erase(threadId);
  }
}
