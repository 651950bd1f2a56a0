type Awaitable<T> = T | Promise<T>;

/** Keeps strings over reloads. Web Storage and AsyncStorage have this shape. May throw: a full or forbidden storage loses nothing but persistence. */
export interface ChatStorage {
  getItem(key: string): Awaitable<string | null>;
  setItem(key: string, value: string): Awaitable<void>;
  removeItem(key: string): Awaitable<void>;
}
