import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPresenceStore } from './presence-store.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function begin() {
  const store = createPresenceStore();
  const sent: string[][] = [];
  const connect = () => store.connect((ids) => sent.push([...ids]));
  return { store, sent, connect };
}

describe('the presence of the people on a page', () => {
  it('is asked for once for those who come together, and for whoever comes or goes later', () => {
    const { store, sent, connect } = begin();
    connect();
    const hideAda = store.show('ada');
    store.show('bob');
    store.show('bob');
    vi.runAllTimers();
    store.show('cleo');
    hideAda();
    vi.runAllTimers();
    expect(sent).toEqual([
      ['ada', 'bob'],
      ['bob', 'cleo'],
    ]);
  });

  it('is not asked for again while the same people are shown, but with each connection and when changes were missed', () => {
    const { store, sent, connect } = begin();
    const disconnect = connect();
    store.show('ada');
    vi.runAllTimers();
    store.show('ada')();
    vi.runAllTimers();
    expect(sent).toEqual([['ada']]);
    disconnect();
    connect();
    vi.runAllTimers();
    store.askAgain();
    vi.runAllTimers();
    expect(sent).toEqual([['ada'], ['ada'], ['ada']]);
  });

  it('is wished for with the next connection when one has just ended', () => {
    const { store, sent, connect } = begin();
    const disconnect = connect();
    store.show('ada');
    disconnect();
    expect(vi.getTimerCount()).toBe(0);
    connect();
    vi.runAllTimers();
    expect(sent).toEqual([['ada']]);
  });

  it('is asked for every two seconds at most, however quickly people come and go', () => {
    const { store, sent, connect } = begin();
    connect();
    for (let step = 0; step < 100; step++) {
      store.show(`p${step}`);
      vi.advanceTimersByTime(100);
    }
    expect(sent.length).toBeGreaterThan(3);
    expect(sent.length).toBeLessThanOrEqual(6);
  });

  it('is asked for of the 200 who came last', () => {
    const { store, sent, connect } = begin();
    connect();
    for (let index = 0; index < 250; index++) store.show(`p${index}`);
    vi.runAllTimers();
    expect(sent[0]).toHaveLength(200);
    expect(sent[0]?.at(-1)).toBe('p249');
  });

  it('is what the service said last', () => {
    const { store } = begin();
    const person = { communicationUserId: 'ada', state: 'available', lastSeenAt: null } as const;
    store.apply([person]);
    store.apply([{ ...person, state: 'away' }]);
    expect(store.of('ada')?.state).toBe('away');
    expect(store.of('bob')).toBeUndefined();
  });
});
