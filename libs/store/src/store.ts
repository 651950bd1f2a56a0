/** Holds one immutable value and tells when it changes. */
export interface Store<State> {
  get(): State;
  /** Replaces the state by what `change` makes of it. Returning the same reference changes nothing and tells nobody. */
  update(change: (state: State) => State): void;
  /** Returns a function that ends the subscription; one listener may have several. */
  subscribe(listener: () => void): () => void;
}

export function createStore<State>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    update(change) {
      const next = change(state);
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      const entry = () => listener();
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
  };
}
