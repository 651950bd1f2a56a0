/** What the device says about its network. Only a hint: an emulator on this machine answers without any network. */
export interface NetworkStatus {
  isOnline(): boolean;
  subscribe(listener: () => void): () => void;
}

/** The browser's, or "always online" where there is none. */
export function deviceNetworkStatus(): NetworkStatus {
  const target: Partial<Pick<Window, 'addEventListener' | 'removeEventListener'>> = globalThis;
  return {
    isOnline: () => globalThis.navigator?.onLine !== false,
    subscribe(listener) {
      target.addEventListener?.('online', listener);
      target.addEventListener?.('offline', listener);
      return () => {
        target.removeEventListener?.('online', listener);
        target.removeEventListener?.('offline', listener);
      };
    },
  };
}
