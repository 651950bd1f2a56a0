import { describe, expect, it, vi } from 'vitest';
import { createStore } from './store.ts';

describe('createStore', () => {
  it('tells everybody who listens, after the change', () => {
    const store = createStore(1);
    const seen: number[] = [];
    store.subscribe(() => seen.push(store.get()));
    store.subscribe(() => seen.push(store.get() * 10));
    store.update((value) => value + 1);
    expect(seen).toEqual([2, 20]);
  });

  it('tells nobody when nothing changed', () => {
    const store = createStore({ count: 0 });
    const listener = vi.fn();
    store.subscribe(listener);
    store.update((state) => state);
    expect(listener).not.toHaveBeenCalled();
  });

  it('ends one subscription of a listener that has two', () => {
    const store = createStore(0);
    const listener = vi.fn();
    const stop = store.subscribe(listener);
    store.subscribe(listener);
    stop();
    stop();
    store.update(() => 1);
    expect(listener).toHaveBeenCalledOnce();
  });

  it('still tells those who were there when one leaves while being told', () => {
    const store = createStore(0);
    const last = vi.fn();
    const stop = store.subscribe(() => stop());
    store.subscribe(last);
    store.update(() => 1);
    expect(last).toHaveBeenCalledOnce();
  });
});
