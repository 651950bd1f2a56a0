import type { OutgoingMessage } from './chat-state.ts';
import type { ChatStorage } from './chat-storage.ts';

/** The part of the Web Locks API that tells whether another tab is alive. `navigator.locks` fits. */
export interface ChatLocks {
  request<T>(
    name: string,
    options: { ifAvailable?: boolean },
    work: (lock: unknown) => Promise<T>,
  ): Promise<T>;
}

export interface StoredMessage {
  readonly threadId: string;
  readonly message: OutgoingMessage;
}

/**
 * Keeps the messages of one tab that the service has not acknowledged. What a tab left behind when it was closed is taken over
 * by the next one; what a tab that is still open has queued is left to it, so that nothing is sent twice.
 */
export interface OutboxStorage {
  save(messages: readonly StoredMessage[]): Promise<void>;
  /** Messages of tabs that are gone. They belong to this one from now on. */
  adopt(): Promise<readonly StoredMessage[]>;
  clear(): Promise<void>;
  /** Lets other tabs adopt what is left. */
  release(): void;
}

export interface OutboxStorageOptions {
  readonly storage: ChatStorage | undefined;
  readonly locks: ChatLocks | undefined;
  readonly prefix: string;
  readonly ownerId: string;
}

export function createOutboxStorage({
  storage,
  locks,
  prefix,
  ownerId,
}: OutboxStorageOptions): OutboxStorage {
  const ownersKey = `${prefix}.outboxes`;
  const messagesKey = (owner: string) => `${prefix}.outbox.${owner}`;
  const lockName = (owner: string) => `${prefix}.outbox-owner.${owner}`;
  let release: () => void = () => undefined;
  locks
    ?.request(lockName(ownerId), {}, () => new Promise<void>((resolve) => (release = resolve)))
    .catch(() => undefined);

  const read = async <T>(key: string): Promise<readonly T[]> => {
    try {
      const parsed: unknown = JSON.parse((await storage?.getItem(key)) ?? '[]');
      return Array.isArray(parsed) ? parsed : [];
    } catch {
      return [];
    }
  };
  const write = async (key: string, entries: readonly unknown[]): Promise<void> => {
    try {
      await (entries.length > 0 ? storage?.setItem(key, JSON.stringify(entries)) : storage?.removeItem(key));
    } catch {
      // A full or forbidden storage: the messages stay in memory and go out from there.
    }
  };
  const writeOwners = async (change: (owners: readonly string[]) => readonly string[]) =>
    write(ownersKey, [...new Set(change(await read<string>(ownersKey)))]);

  let saving: Promise<void> = Promise.resolve();
  const save = async (messages: readonly StoredMessage[]): Promise<void> => {
    await write(messagesKey(ownerId), messages);
    await writeOwners((owners) =>
      messages.length > 0 ? [...owners, ownerId] : owners.filter((owner) => owner !== ownerId),
    );
  };

  /** Runs `work` only when the owner's tab is gone. */
  const whenGone = (owner: string, work: () => Promise<void>): Promise<void> =>
    locks
      ? locks.request(lockName(owner), { ifAvailable: true }, (lock) => (lock ? work() : Promise.resolve()))
      : work();

  return {
    save(messages) {
      saving = saving.then(() => save(messages));
      return saving;
    },
    async adopt() {
      const adopted: StoredMessage[] = [];
      for (const owner of await read<string>(ownersKey)) {
        if (owner === ownerId) continue;
        await whenGone(owner, async () => {
          adopted.push(...(await read<StoredMessage>(messagesKey(owner))));
          await write(messagesKey(owner), []);
          await writeOwners((owners) => owners.filter((other) => other !== owner));
        });
      }
      return adopted;
    },
    async clear() {
      for (const owner of new Set([...(await read<string>(ownersKey)), ownerId]))
        await write(messagesKey(owner), []);
      await write(ownersKey, []);
    },
    release: () => release(),
  };
}
