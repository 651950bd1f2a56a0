/** Something that happened in a service; `type` is in the past tense, for example `ChatMessageReceived`. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/** How services learn of each other without importing each other. */
export interface EventBus {
  /** Calls every subscriber, in order of subscription; one that throws is logged and disturbs nobody else. */
  publish(event: DomainEvent): void;
  /** `'*'` receives every event. Returns a function that ends the subscription. */
  subscribe(type: string, handler: (event: DomainEvent) => void): () => void;
}
