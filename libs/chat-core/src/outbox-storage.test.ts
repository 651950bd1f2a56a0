import { describe, expect, it } from 'vitest';
import type { OutgoingMessage } from './chat-state.ts';
import { createOutboxStorage, type ChatLocks } from './outbox-storage.ts';
import { settle } from './testing/controllable-clock.ts';
import { MemoryStorage } from './testing/memory-storage.ts';

/** Exclusive locks between the tabs of one browser. */
function createLocks(): ChatLocks {
  const held = new Set<string>();
  return {
    async request(name, { ifAvailable }, work) {
      if (held.has(name)) {
        if (ifAvailable !== true) throw new Error(`${name} is held`);
        return work(null);
      }
      held.add(name);
      try {
        return await work({ name });
      } finally {
        held.delete(name);
      }
    },
  };
}

const entry = (content: string) => ({
  threadId: 't1',
  message: { clientId: content, content, kind: 'text', attempts: 0, createdAt: 1 } as OutgoingMessage,
});

describe('outbox storage', () => {
  it('leaves the messages of a tab that is open to it, and takes those of a closed one', async () => {
    const shared = { storage: new MemoryStorage(), locks: createLocks(), prefix: 'chat' };
    const first = createOutboxStorage({ ...shared, ownerId: 'first' });
    await first.save([entry('hello')]);
    const second = createOutboxStorage({ ...shared, ownerId: 'second' });
    expect(await second.adopt()).toEqual([]);
    first.release();
    await settle();
    expect(await second.adopt()).toEqual([entry('hello')]);
    expect(await createOutboxStorage({ ...shared, ownerId: 'third' }).adopt()).toEqual([]);
  });

  it('goes on without a storage that works', async () => {
    const broken = {
      getItem: () => {
        throw new Error('forbidden');
      },
      setItem: () => {
        throw new Error('full');
      },
      removeItem: () => undefined,
    };
    const outboxes = createOutboxStorage({ storage: broken, locks: undefined, prefix: 'chat', ownerId: 'a' });
    await outboxes.save([entry('x')]);
    expect(await outboxes.adopt()).toEqual([]);
  });
});
