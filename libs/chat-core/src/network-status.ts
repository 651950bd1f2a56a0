/** What the device says about its network, told when it changes and when the page wakes up after long. Only a hint: an emulator on this machine answers without any network. */
export interface NetworkStatus {
  isOnline(): boolean;
  subscribe(listener: () => void): () => void;
}

/** A page that was hidden this long may have slept, and its connections with it. */
const LONG_HIDDEN_MS = 60_000;

/** The browser's, or "always online" where there is none. */
export function deviceNetworkStatus(): NetworkStatus {
  const target: Partial<Pick<Window, 'addEventListener' | 'removeEventListener'>> = globalThis;
  const page: Document | undefined = globalThis.document;
  return {
    isOnline: () => globalThis.navigator?.onLine !== false,
    subscribe(listener) {
      let hiddenAt: number | undefined;
      const onVisibility = () => {
        const hasSlept = hiddenAt !== undefined && Date.now() - hiddenAt > LONG_HIDDEN_MS;
        hiddenAt = page?.visibilityState === 'hidden' ? Date.now() : undefined;
        if (hiddenAt === undefined && hasSlept) listener();
      };
      target.addEventListener?.('online', listener);
      target.addEventListener?.('offline', listener);
      page?.addEventListener('visibilitychange', onVisibility);
      return () => {
        target.removeEventListener?.('online', listener);
        target.removeEventListener?.('offline', listener);
        page?.removeEventListener('visibilitychange', onVisibility);
      };
    },
  };
}
