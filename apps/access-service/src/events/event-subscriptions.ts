import type { Secret } from '@switchboard/node-kit';

export interface EventSubscriptionRequest {
  readonly name: string;
  /** The webhook's address with its secret: whoever knows it may send events. */
  readonly endpoint: Secret;
  readonly types: readonly string[];
}

/** Subscribes to the events of the Communication Services resource. */
export abstract class EventSubscriptions {
  /** How often the subscription is looked after once it is there; undefined when it stays by itself. */
  abstract readonly ensureEveryMs: number | undefined;
  /**
   * Makes the subscription or brings it up to date, and resolves once events are delivered. The endpoint is called before.
   * @throws Error whose message holds no secret
   */
  abstract ensure(request: EventSubscriptionRequest, signal: AbortSignal): Promise<void>;
}
