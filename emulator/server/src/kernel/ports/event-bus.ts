import type { DocumentStore } from './document-store.ts';

/** Something that happened in a service; `type` is in the past tense, for example `ChatMessageReceived`. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/** Writes with `store` what must be kept of events exactly when what causes them is kept. */
export type EventKeeper = (events: readonly DomainEvent[], store: DocumentStore) => Promise<void>;

/** How services learn of each other without importing each other. */
export interface EventBus {
  /**
   * Called inside the transaction that causes the events, with its store, before each of them is published: nobody is
   * told yet, but what has to be delivered to the outside is written with the change, all or nothing. Events that are
   * published without it are kept a moment later.
   */
  keep(events: readonly DomainEvent[], store: DocumentStore): Promise<void>;
  /** Calls every subscriber, in order of subscription; one that throws is logged and disturbs nobody else. */
  publish(event: DomainEvent): void;
  /** `'*'` receives every event. Returns a function that ends the subscription. */
  subscribe(type: string, handler: (event: DomainEvent) => void): () => void;
  /** Returns a function that ends it. An error of the keeper fails the transaction. */
  onKeep(keeper: EventKeeper): () => void;
}
