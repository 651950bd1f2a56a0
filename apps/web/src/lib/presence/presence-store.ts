import type { PersonPresence } from '@switchboard/access-api';
import { createStore } from '@switchboard/store';

/** As many as the service lets a page watch. */
const WATCH_LIMIT = 200;
/** Lines that come on the page together are one wish. */
const GATHER_MS = 400;
/** The service closes pages that say something more than 60 times a minute. */
const SAY_EVERY_MS = 2000;

export type PresenceStore = ReturnType<typeof createPresenceStore>;
type Send = (communicationUserIds: readonly string[]) => void;

/** What is known of the people whom the page shows: tells the service whom it shows, and keeps what it answers. */
export function createPresenceStore() {
  const store = createStore<ReadonlyMap<string, PersonPresence>>(new Map());
  /** By raw id, how many places show the person; those that came last are last. */
  const shown = new Map<string, number>();
  let send: Send | undefined;
  let sent: readonly string[] | undefined;
  let sentAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(): void {
    timer = undefined;
    const ids = [...shown.keys()].slice(-WATCH_LIMIT);
    const isSame = sent?.length === ids.length && ids.every((id) => sent?.includes(id));
    if (!send || isSame || (sent === undefined && ids.length === 0)) return;
    sent = ids;
    sentAt = Date.now();
    send(ids);
  }
  function tellSoon(delayMs = GATHER_MS): void {
    if (send) timer ??= setTimeout(tell, Math.max(delayMs, sentAt + SAY_EVERY_MS - Date.now()));
  }

  return {
    subscribe: store.subscribe,
    of: (userId: string): PersonPresence | undefined => store.get().get(userId),
    /** @returns the function to be called when the person is shown there no more */
    show(userId: string): () => void {
      const count = shown.get(userId) ?? 0;
      shown.delete(userId);
      shown.set(userId, count + 1);
      tellSoon();
      return () => {
        const left = (shown.get(userId) ?? 1) - 1;
        if (left > 0) shown.set(userId, left);
        else shown.delete(userId);
        tellSoon();
      };
    },
    apply(people: readonly PersonPresence[]) {
      store.update(
        (known) => new Map([...known, ...people.map((one) => [one.communicationUserId, one] as const)]),
      );
    },
    /** There is a connection: says over it whom the page shows, until the function that it returns is called. */
    connect(over: Send): () => void {
      send = over;
      sent = undefined;
      tellSoon();
      return () => {
        if (send !== over) return;
        send = undefined;
        clearTimeout(timer);
        timer = undefined;
      };
    },
    /** Changes may have been missed; not all pages ask at once. */
    askAgain() {
      sent = undefined;
      tellSoon(GATHER_MS + Math.random() * 2000);
    },
  };
}
