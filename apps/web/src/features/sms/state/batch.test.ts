import { describe, expect, it, vi } from 'vitest';
import { createBatch } from './batch.ts';

const WAIT = { timeout: 20_000 };

describe('createBatch', () => {
  it('hands keys on together, each once', async () => {
    const handled: (readonly string[])[] = [];
    const batch = createBatch(1, async (keys) => void handled.push(keys));
    for (const key of ['a', 'b', 'a']) batch.add(key);
    await vi.waitFor(() => expect(handled).toEqual([['a', 'b']]), WAIT);
  });

  it('waits for the last batch before the next', async () => {
    const handled: (readonly string[])[] = [];
    let finish = () => {};
    const batch = createBatch(1, (keys) => {
      handled.push(keys);
      return new Promise((resolve) => (finish = resolve));
    });
    batch.add('a');
    await vi.waitFor(() => expect(handled).toHaveLength(1), WAIT);
    batch.add('b');
    batch.add('b');
    finish();
    await vi.waitFor(() => expect(handled).toEqual([['a'], ['b']]), WAIT);
  });
});
