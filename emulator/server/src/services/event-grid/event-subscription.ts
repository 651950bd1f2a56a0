import type {
  EventSubscriptionSettings,
  EventSubscriptionState,
  EventSubscriptionView,
} from '@switchboard/acs-contracts';

/** Who wants to hear of which events. Times are ISO 8601 in UTC on the emulated clock. */
export interface EventSubscription {
  readonly name: string;
  readonly settings: EventSubscriptionSettings;
  readonly createdOn: string;
  readonly updatedOn: string;
  /** While the endpoint has not yet agreed: how it may still do so. */
  readonly pendingConsent?: { readonly code: string; readonly expiresOn: string };
}

/** An endpoint that lets its time pass has refused. */
export function stateOf({ pendingConsent }: EventSubscription, now: Date): EventSubscriptionState {
  if (pendingConsent === undefined) return 'Succeeded';
  return now.toISOString() <= pendingConsent.expiresOn ? 'AwaitingManualAction' : 'Failed';
}

/** The same, agreed to. */
export function withConsent({ pendingConsent: _, ...subscription }: EventSubscription): EventSubscription {
  return subscription;
}

export function toView(
  subscription: EventSubscription,
  now: Date,
  pendingDeliveries: number,
): EventSubscriptionView {
  const { name, settings, createdOn, updatedOn } = subscription;
  const provisioningState = stateOf(subscription, now);
  return { name, provisioningState, ...settings, createdOn, updatedOn, pendingDeliveries };
}
