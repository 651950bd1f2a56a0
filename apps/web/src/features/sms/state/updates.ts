import type { SmsConversation, SmsMessage } from '@switchboard/access-api';

/** Something that the parts of the console that are on the screen must hear of, wherever it came from. */
export type SmsUpdate =
  | { readonly type: 'message'; readonly message: SmsMessage }
  /** The conversation as it is now, or that it has to be read. */
  | { readonly type: 'conversation'; readonly id: string; readonly conversation?: SmsConversation }
  /** News may have been missed: read anew what is shown. */
  | { readonly type: 'missed' };

/** Hands updates to whoever listens. */
export function createUpdates() {
  const listeners = new Set<(update: SmsUpdate) => void>();
  return {
    publish(update: SmsUpdate): void {
      for (const listener of listeners) listener(update);
    },
    subscribe(listener: (update: SmsUpdate) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
export type SmsUpdates = ReturnType<typeof createUpdates>;
